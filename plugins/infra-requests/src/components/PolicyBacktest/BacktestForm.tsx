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
import { useTranslate } from '../../hooks/useTranslate';
import { policyRouteRef } from '../../routes';
import type { Translate } from '../../translations/translationRef';
import { ProblemList } from '../PolicyPage/ProblemList';
import { countChangedRules } from '../PolicyTrial/policyYaml';
import { usePolicyCheck } from '../PolicyTrial/usePolicyCheck';
import type { PolicyDraft } from '../PolicyTrial/usePolicyDraft';
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
  const t = useTranslate();
  const { days, chosen, change } = period;
  const problems = periodProblems(chosen, { now: DateTime.now(), t });
  return (
    <>
      <TextField
        id="infra-requests-backtest-period"
        select
        size="small"
        variant="outlined"
        label={t('backtest.form.period')}
        className={classes.period}
        value={days}
        onChange={event => change({ days: event.target.value })}
      >
        {PERIOD_DAYS.map(count => (
          <MenuItem key={count} value={String(count)}>
            {t('backtest.form.lastDays', { days: String(count) })}
          </MenuItem>
        ))}
        <MenuItem value={CUSTOM}>{t('backtest.form.ownPeriod')}</MenuItem>
      </TextField>
      {days === CUSTOM &&
        (['since', 'until'] as const).map(name => (
          <TextField
            key={name}
            id={`infra-requests-backtest-${name}`}
            type="date"
            size="small"
            variant="outlined"
            label={t(`backtest.form.${name}`)}
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
  const t = useTranslate();
  const policyPage = useRouteRef(policyRouteRef)();
  return (
    <Alert severity="warning" className={classes.mistakes}>
      {t('backtest.form.mistakes', {
        count,
        place: (
          <Link to={`${policyPage}?tab=try`}>
            {t('backtest.form.tryAChange')}
          </Link>
        ),
      })}
    </Alert>
  );
};

/** Why a backtest was not started. */
const Refused = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { status, message, problems } = readRefusal(error);
  const mayHelp = status === undefined || status >= 500 || status === 409;
  return (
    <Alert
      severity="error"
      className={classes.alert}
      action={
        mayHelp && (
          <Button color="inherit" size="small" onClick={retry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      <AlertTitle>{t('backtest.form.failed')}</AlertTitle>
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
  const t = useTranslate();
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
    const range = periodOf(period.chosen, { now: DateTime.now(), t });
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
        <Typography paragraph>{usedPolicy({ policy, draft, t })}</Typography>
      )}
      <div className={classes.form}>
        <Period period={period} />
        <Button
          variant="contained"
          color="primary"
          disabled={
            starting ||
            mistakes > 0 ||
            periodOf(period.chosen, { now: DateTime.now(), t }) === undefined
          }
          onClick={start}
        >
          {t('backtest.form.start')}
        </Button>
      </div>
      {error !== undefined && <Refused error={error} retry={start} />}
    </>
  );
};

/** Which policy a backtest would use. */
function usedPolicy(
  options: Omit<BacktestFormProps, 'onStarted'> & { t: Translate },
): string {
  const { policy, draft, t } = options;
  if (!draft.edited) {
    return t('backtest.uses.active');
  }
  const changed = countChangedRules({
    active: policy.text ?? '',
    edited: draft.text,
  });
  return changed === undefined
    ? t('backtest.uses.unreadable')
    : t('backtest.uses.edited', { count: changed });
}
