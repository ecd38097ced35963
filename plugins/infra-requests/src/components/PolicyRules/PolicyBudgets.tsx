import type { PolicyBudgets as Budgets } from '@infra-requests/plugin-infra-requests-common';
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
import { EntityLink } from '../EntityLinks/EntityLinks';
import { Money } from '../Money/Money';
import { Section } from '../PolicyPage/Section';

const useStyles = makeStyles({
  paper: { maxWidth: 560 },
  table: { '& th, & td': { wordBreak: 'normal', overflowWrap: 'break-word' } },
});

/** The fact of which rules about budgets speak. */
const REMAINING = 'ownerBudgetRemaining';

type PolicyBudgetsProps = { budgets: Budgets; currency: string };

/** What each owner may spend a month before rules about budgets apply. */
export const PolicyBudgets = ({ budgets, currency }: PolicyBudgetsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const owners = Object.entries(budgets.owners);
  return (
    <Section id="budgets" title={t('policy.budgets.title')}>
      <Typography variant="body2" paragraph>
        {t('policy.budgets.intro', { fact: <code>{REMAINING}</code> })}
      </Typography>
      <TableContainer
        component={Paper}
        variant="outlined"
        className={classes.paper}
      >
        <Table
          size="small"
          aria-label={t('policy.budgets.title')}
          className={classes.table}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('policy.budgets.owner')}</TableCell>
              <TableCell align="right">{t('policy.budgets.aMonth')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {owners.map(([owner, amount]) => (
              <TableRow key={owner}>
                <TableCell>
                  <EntityLink entityRef={owner} />
                </TableCell>
                <TableCell align="right">
                  <Money amount={amount} currency={currency} />
                </TableCell>
              </TableRow>
            ))}
            <TableRow>
              <TableCell>
                {t(
                  `policy.budgets.${
                    owners.length > 0 ? 'everyOther' : 'every'
                  }`,
                )}
              </TableCell>
              <TableCell align="right">
                {budgets.default === undefined ? (
                  t('policy.budgets.none')
                ) : (
                  <Money amount={budgets.default} currency={currency} />
                )}
              </TableCell>
            </TableRow>
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
};
