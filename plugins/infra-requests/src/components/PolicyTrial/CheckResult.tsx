import type { ReactNode } from 'react';
import type {
  FindingExample,
  PolicyFinding,
  PolicyProblem,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import MuiLink from '@material-ui/core/Link';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import FixedIcon from '@material-ui/icons/Check';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { readRefusal } from '../../api/refusal';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { Finding } from '../PolicyRules/Finding';
import {
  compareFindings,
  findingKey,
  type ComparedFinding,
} from '../PolicyRules/findings';
import type { Place } from './policyYaml';
import type { PolicyCheckState } from './usePolicyCheck';

/** The words for since when a finding is there. */
const MARKS = { new: 'new', same: 'known', fixed: 'gone' } as const;

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  problems: { margin: 0, paddingLeft: theme.spacing(2.5) },
  path: { overflowWrap: 'anywhere' },
  item: {
    padding: theme.spacing(1, 2),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  mark: { margin: theme.spacing(0, 1, 0, 0) },
}));

const Problems = ({
  problems,
  onPlace,
}: {
  problems: PolicyProblem[];
  onPlace: (place: Place) => void;
}) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Alert severity="error">
      <AlertTitle>
        {t('trial.check.problems', { count: problems.length })}
      </AlertTitle>
      <ul className={classes.problems}>
        {problems.map(({ path, message, line, column = 1 }) => (
          <li key={`${path} ${message} ${line}`}>
            {line !== undefined && (
              <>
                <MuiLink
                  component="button"
                  type="button"
                  variant="body2"
                  onClick={() => onPlace({ line, column })}
                >
                  {t('trial.check.place', {
                    line: String(line),
                    column: String(column),
                  })}
                </MuiLink>{' '}
              </>
            )}
            {path && (
              <>
                <code className={classes.path}>{path}</code>:{' '}
              </>
            )}
            {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
};

type FindingsProps = {
  compared: ComparedFinding[];
  /** Whether the edited policy is another one, so that it matters what was there before. */
  isMarked: boolean;
  ruleLink: (rule: string) => ReactNode;
  onTry: (facts: FindingExample['facts']) => void;
};

const ComparedFindings = ({
  compared,
  isMarked,
  ruleLink,
  onTry,
}: FindingsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Paper
      component="ul"
      variant="outlined"
      className={classes.list}
      aria-label={t('trial.check.findings')}
    >
      {compared.map(({ finding, since }) => (
        <li key={`${since} ${findingKey(finding)}`} className={classes.item}>
          <Finding
            finding={finding}
            ruleLink={ruleLink}
            onTry={onTry}
            mark={
              isMarked && (
                <Chip
                  size="small"
                  variant={since === 'same' ? 'outlined' : 'default'}
                  label={t(`trial.check.${MARKS[since]}`)}
                  icon={since === 'fixed' ? <FixedIcon /> : undefined}
                  className={classes.mark}
                />
              )
            }
          />
        </li>
      ))}
    </Paper>
  );
};

type CheckResultProps = {
  check: PolicyCheckState;
  /** What the analysis found in the active policy. */
  active: PolicyFinding[];
  ruleLink: (rule: string) => ReactNode;
  onPlace: (place: Place) => void;
  onTry: (facts: FindingExample['facts']) => void;
};

/** Whether the edited policy could become active, and what the analysis makes of it. */
export const CheckResult = (props: CheckResultProps) => {
  const { check, active, onPlace, ...findings } = props;
  const t = useTranslate();
  const { answer, error, loading, retry } = check;
  if (error !== undefined && !loading) {
    return (
      <Alert
        severity="error"
        action={
          <Button color="inherit" size="small" onClick={retry}>
            {t('common.retry')}
          </Button>
        }
      >
        <AlertTitle>{t('trial.check.failed')}</AlertTitle>
        {readRefusal(error).message}
      </Alert>
    );
  }
  const compared = compareFindings({ active, edited: answer?.findings ?? [] });
  const problems = answer?.problems ?? [];
  return (
    <>
      <Typography role="status" variant="body2" gutterBottom>
        {statusOf({ check, compared, t })}
      </Typography>
      {problems.length > 0 && (
        <Problems problems={problems} onPlace={onPlace} />
      )}
      {answer && problems.length === 0 && compared.length > 0 && (
        <ComparedFindings
          compared={compared}
          isMarked={answer.changed === true}
          {...findings}
        />
      )}
    </>
  );
};

function statusOf(options: {
  check: PolicyCheckState;
  compared: ComparedFinding[];
  t: Translate;
}): string {
  const { check, compared, t } = options;
  const { answer, loading } = check;
  if (loading || !answer) {
    return t('trial.check.checking');
  }
  if (answer.problems.length > 0) {
    return t('trial.check.impossible');
  }
  const count = (since: ComparedFinding['since']) =>
    compared.filter(one => one.since === since).length;
  return [
    t(`trial.check.${answer.changed ? 'differs' : 'same'}`),
    changesInWords({ fixed: count('fixed'), added: count('new'), t }),
  ]
    .filter(Boolean)
    .join(' ');
}

function changesInWords(options: {
  fixed: number;
  added: number;
  t: Translate;
}): string {
  const { t } = options;
  const fixed = String(options.fixed);
  const added = String(options.added);
  if (options.fixed > 0 && options.added > 0) {
    return t('trial.check.fixedAndAdded', { fixed, added });
  }
  if (options.fixed > 0) {
    return t('trial.check.fixed', { fixed });
  }
  return options.added > 0 ? t('trial.check.added', { added }) : '';
}
