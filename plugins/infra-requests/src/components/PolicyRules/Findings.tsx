import type {
  FindingExample,
  PolicyDocument,
  PolicyFinding,
} from '@infra-requests/plugin-infra-requests-common';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import NothingFoundIcon from '@material-ui/icons/CheckCircleOutline';
import { useTranslate } from '../../hooks/useTranslate';
import { Finding } from './Finding';
import { RuleLink } from './RuleLink';
import { bySeverity, findingKey } from './findings';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1.5, 2),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  nothing: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
}));

type FindingsProps = {
  findings: PolicyFinding[];
  policy: PolicyDocument;
  onTry?: (facts: FindingExample['facts']) => void;
};

/** What the analysis found in the active policy, the most severe first. */
export const Findings = ({ findings, policy, onTry }: FindingsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  if (findings.length === 0) {
    return (
      <Typography className={classes.nothing}>
        <NothingFoundIcon fontSize="small" /> {t('policy.findings.none')}
      </Typography>
    );
  }
  return (
    <Paper variant="outlined">
      <ul className={classes.list} aria-label={t('policy.findings.title')}>
        {bySeverity(findings).map(finding => (
          <li key={findingKey(finding)} className={classes.item}>
            <Finding
              finding={finding}
              ruleLink={rule => <RuleLink rule={rule} rules={policy.rules} />}
              onTry={onTry}
            />
          </li>
        ))}
      </ul>
    </Paper>
  );
};
