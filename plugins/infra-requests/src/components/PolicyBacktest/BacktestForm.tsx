import { useState } from 'react';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type {
  Backtest,
  FieldProblem,
  PolicyDocument,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { DateTime } from 'luxon';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import { useAddress } from '../../hooks/useAddress';
import { policyRouteRef } from '../../routes';
import { ProblemList } from '../PolicyPage/ProblemList';
import { countChangedRules } from '../PolicyTrial/policyYaml';
import { usePolicyCheck } from '../PolicyTrial/usePolicyCheck';
import type { PolicyDraft } from '../PolicyTrial/usePolicyDraft';
import { countOf } from './backtestInWords';
import {
  CUSTOM,
  PERIOD_DAYS,
  daysOf,
  periodOf,
  periodProblems,
  type ChosenPeriod,
} from './period';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    // The secondary colour is too pale for the page's own background.
    '& label:not(.Mui-focused)': { color: theme.palette.text.primary },
  },
  period: { minWidth: 180 },
  alert: { marginTop: theme.spacing(1.5) },
  mistakes: { marginBottom: theme.spacing(2) },
}));

type BacktestFormProps = {
  policy: PolicyDocument;
  draft: PolicyDraft;
  onStarted: (backtest: Backtest) => void;
};

function usePeriod() {
  const { params, change } = useAddress();
  const days = daysOf(params.get('days'));
  const since = params.get('since') ?? '';
  const until = params.get('until') ?? '';
  const chosen: ChosenPeriod =
    days === CUSTOM ? { days, since, until } : { days };
  return {
    days,
    since,
    until,
    chosen,
    change: (changes: Record<string, string>) =>
      change(changes, { replace: true }),
  };
}

const Period = ({ period }: { period: ReturnType<typeof usePeriod> }) => {
  const classes = useStyles();
  const { days, chosen, change } = period;
  const problems = periodProblems(chosen, DateTime.now());
  return (
    <>
      <TextField
        id="infra-requests-backtest-period"
        select
        size="small"
        variant="outlined"
        label="Requests asked in"
        className={classes.period}
        value={days}
        onChange={event => change({ days: event.target.value })}
      >
        {PERIOD_DAYS.map(count => (
          <MenuItem key={count} value={String(count)}>
            the last {count} days
          </MenuItem>
        ))}
        <MenuItem value={CUSTOM}>a period of your own</MenuItem>
      </TextField>
      {days === CUSTOM &&
        (['since', 'until'] as const).map(name => (
          <TextField
            key={name}
            id={`infra-requests-backtest-${name}`}
            type="date"
            size="small"
            variant="outlined"
            label={name === 'since' ? 'First day' : 'Last day'}
            InputLabelProps={{ shrink: true }}
            error={problems[name] !== undefined}
            helperText={problems[name]}
            value={period[name]}
            onChange={event => change({ [name]: event.target.value })}
          />
        ))}
    </>
  );
};

/** That the edited policy can judge nothing yet. */
const Mistakes = ({ count }: { count: number }) => {
  const classes = useStyles();
  const policyPage = useRouteRef(policyRouteRef)();
  return (
    <Alert severity="warning" className={classes.mistakes}>
      The edited policy has {countOf(count, 'mistake', 'mistakes')}; mend{' '}
      {count === 1 ? 'it' : 'them'} first under{' '}
      <Link to={`${policyPage}?tab=try`}>Try a change</Link>.
    </Alert>
  );
};

/** Why a backtest was not started. */
const Refused = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const classes = useStyles();
  const { status, message, problems } = readRefusal(error);
  const mayHelp = status === undefined || status >= 500 || status === 409;
  return (
    <Alert
      severity="error"
      className={classes.alert}
      action={
        mayHelp && (
          <Button color="inherit" size="small" onClick={retry}>
            Retry
          </Button>
        )
      }
    >
      <AlertTitle>Could not start the backtest</AlertTitle>
      {problems.length === 0 ? (
        message
      ) : (
        <ProblemList problems={problems.map(sentenceOf)} />
      )}
    </Alert>
  );
};

function sentenceOf({ field, message }: FieldProblem): string {
  return field.startsWith('/')
    ? `${field.slice(1)} ${message}`
    : [field, message].filter(Boolean).join(': ');
}

/** Chooses the period and starts. */
export const BacktestForm = ({
  policy,
  draft,
  onStarted,
}: BacktestFormProps) => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const period = usePeriod();
  const check = usePolicyCheck({
    text: draft.edited ? draft.text : undefined,
    active: policy.digest,
  });
  const mistakes =
    draft.edited && !check.loading ? check.answer?.problems.length ?? 0 : 0;
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>();

  const start = async () => {
    const range = periodOf(period.chosen, DateTime.now());
    if (!range) {
      return;
    }
    setStarting(true);
    setError(undefined);
    try {
      onStarted(await api.startBacktest({ policy: draft.text, ...range }));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setStarting(false);
    }
  };

  return (
    <>
      {mistakes > 0 ? (
        <Mistakes count={mistakes} />
      ) : (
        <Typography paragraph>
          It uses {usedPolicy({ policy, draft })}.
        </Typography>
      )}
      <div className={classes.form}>
        <Period period={period} />
        <Button
          variant="contained"
          color="primary"
          disabled={
            starting ||
            mistakes > 0 ||
            periodOf(period.chosen, DateTime.now()) === undefined
          }
          onClick={start}
        >
          Start
        </Button>
      </div>
      {error !== undefined && <Refused error={error} retry={start} />}
    </>
  );
};

/** Which policy a backtest would use. */
function usedPolicy({ policy, draft }: Omit<BacktestFormProps, 'onStarted'>) {
  if (!draft.edited) {
    return 'the active policy as it is; edit it under “Try a change” first to see what the change would have done';
  }
  const changed = countChangedRules({
    active: policy.text ?? '',
    edited: draft.text,
  });
  if (changed === undefined) {
    return 'the edited policy, which cannot be read yet: see “Try a change”';
  }
  return `the edited policy of “Try a change”: ${
    changed === 1 ? '1 rule' : `${changed} rules`
  } changed`;
}
