import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { RuleEffectText } from '../PolicyPage/RuleEffectText';
import { RuleName, RuleWhen } from './RuleParts';
import { RuleUsageText, USAGE_DAYS } from './RuleUsageText';
import { ruleAnchor } from './RuleLink';
import type { RuleListProps } from './Rules';

const useStyles = makeStyles(theme => ({
  table: {
    '& th, & td': {
      wordBreak: 'normal',
      overflowWrap: 'break-word',
      minWidth: 140,
      verticalAlign: 'top',
    },
  },
  rule: {
    '&:focus': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  name: { fontWeight: 'inherit', width: '28%' },
  when: { width: '34%' },
}));

/** The rules as a decision table. */
export const RuleTable = ({ rules, policy, usage }: RuleListProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table
        size="small"
        aria-label={t('policy.rules.title')}
        className={classes.table}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('policy.rules.rule')}</TableCell>
            <TableCell>{t('policy.rules.when')}</TableCell>
            <TableCell>{t('policy.rules.effect')}</TableCell>
            {usage && (
              <TableCell>
                {t('policy.rules.matched', { days: String(USAGE_DAYS) })}
              </TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {rules.map(rule => (
            <TableRow
              key={rule.id}
              id={ruleAnchor(rule.id)}
              tabIndex={-1}
              className={classes.rule}
            >
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.name}
              >
                <RuleName rule={rule} />
              </TableCell>
              <TableCell className={classes.when}>
                <RuleWhen rule={rule} />
              </TableCell>
              <TableCell>
                <Typography variant="body2" component="div">
                  <RuleEffectText effect={rule.effect} tiers={policy.tiers} />
                </Typography>
              </TableCell>
              {usage && (
                <TableCell>
                  <RuleUsageText rule={rule.id} usage={usage} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
