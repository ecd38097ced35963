import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Paper from '@material-ui/core/Paper';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { readRefusal } from '../../api/refusal';
import { useTranslate } from '../../hooks/useTranslate';
import { ProblemList } from '../PolicyPage/ProblemList';
import { FactFields } from './FactFields';
import { factProblems } from './factProblems';
import { RequestField } from './RequestField';
import { SimulationResult } from './SimulationResult';
import type { PolicyDraft } from './usePolicyDraft';
import type { Judge, SimulationState } from './useSimulation';
import type { Subject, SubjectForm } from './useSubject';

const useStyles = makeStyles(theme => ({
  choice: {
    border: 0,
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    minWidth: 0,
  },
  paper: { padding: theme.spacing(2) },
  old: { opacity: 0.6 },
  result: { marginTop: theme.spacing(2) },
}));

type SimulatorProps = {
  draft: PolicyDraft;
  subject: Subject;
  state: SimulationState;
};

type ChoiceProps<T extends string> = {
  title: string;
  value: T;
  choices: { value: T; label: string; disabled?: boolean }[];
  onChange: (value: T) => void;
};

function Choice<T extends string>(props: ChoiceProps<T>) {
  const { title, value, choices, onChange } = props;
  const classes = useStyles();
  return (
    <fieldset className={classes.choice}>
      <Typography variant="subtitle2" component="legend">
        {title}
      </Typography>
      <RadioGroup
        row
        value={value}
        onChange={(_, chosen) => onChange(chosen as T)}
      >
        {choices.map(choice => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            label={choice.label}
            disabled={choice.disabled}
            control={<Radio color="primary" size="small" />}
          />
        ))}
      </RadioGroup>
    </fieldset>
  );
}

type RefusedProps = Pick<SimulationState, 'error' | 'retry'>;

/** Why there is no answer; what is wrong with a fact stands at its field. */
const Refused = ({ error, retry }: RefusedProps) => {
  const t = useTranslate();
  const { status, message, problems } = readRefusal(error);
  const { fields, others } = factProblems(problems);
  if (Object.keys(fields).length > 0) {
    return (
      <Alert severity="error">
        {t('trial.simulator.mendFacts')}
        <ProblemList problems={others} />
      </Alert>
    );
  }
  if (others.length > 0) {
    return (
      <Alert severity="error">
        <AlertTitle>{t('trial.simulator.impossible')}</AlertTitle>
        <ProblemList problems={others} />
      </Alert>
    );
  }
  if (status !== undefined && status < 500) {
    return <Alert severity="error">{message}</Alert>;
  }
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" size="small" onClick={retry}>
          {t('common.retry')}
        </Button>
      }
    >
      <AlertTitle>{t('trial.simulator.failed')}</AlertTitle>
      {message}
    </Alert>
  );
};

const Answer = ({ state }: { state: SimulationState }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { isAsked, isBroken, loading, simulation, error, retry, judge } = state;
  if (!isAsked) {
    return (
      <Typography variant="body2">{t('trial.simulator.choose')}</Typography>
    );
  }
  if (isBroken) {
    return <Alert severity="info">{t('trial.simulator.mendPolicy')}</Alert>;
  }
  if (error !== undefined) {
    return <Refused error={error} retry={retry} />;
  }
  if (!simulation) {
    return (
      <div role="status" aria-label={t('trial.simulator.loading')}>
        <Skeleton height={120} />
      </div>
    );
  }
  return (
    <div className={loading ? classes.old : undefined}>
      <SimulationResult simulation={simulation} judge={judge} />
    </div>
  );
};

/** Chooses a request and the policy that judges it, and says how. */
export const Simulator = ({ draft, subject, state }: SimulatorProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const { form, change } = subject;
  return (
    <Paper variant="outlined" className={classes.paper}>
      <Choice<SubjectForm['kind']>
        title={t('trial.simulator.subject')}
        value={form.kind}
        onChange={kind => change({ kind })}
        choices={[
          { value: 'request', label: t('trial.simulator.request') },
          { value: 'facts', label: t('trial.simulator.facts') },
        ]}
      />
      {form.kind === 'request' ? (
        <RequestField
          value={form.request}
          onChange={request => change({ request })}
        />
      ) : (
        <FactFields
          form={form.facts}
          onChange={facts => change({ facts })}
          refused={factProblems(readRefusal(state.error).problems).fields}
        />
      )}
      <Choice<Judge>
        title={t('trial.simulator.judge')}
        value={state.judge}
        onChange={state.setJudge}
        choices={[
          {
            value: 'edited',
            label: t(
              `trial.simulator.${draft.edited ? 'edited' : 'nothingEdited'}`,
            ),
            disabled: !draft.edited,
          },
          { value: 'active', label: t('trial.simulator.active') },
        ]}
      />
      <div className={classes.result}>
        <Answer state={state} />
      </div>
    </Paper>
  );
};
