import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Simulation,
  SimulationInput,
} from '@infra-requests/plugin-infra-requests-common';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import Alert from '@material-ui/lab/Alert';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import { useAnswer } from '../../hooks/useAnswer';
import { FactFields } from './FactFields';
import { RequestField } from './RequestField';
import { SimulationResult } from './SimulationResult';
import { simulationOf } from './simulationOf';
import type { PolicyCheckState } from './usePolicyCheck';
import type { PolicyDraft } from './usePolicyDraft';
import type { Subject, SubjectForm } from './useSubject';

const useStyles = makeStyles(theme => ({
  choice: {
    border: 0,
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    minWidth: 0,
  },
  old: { opacity: 0.6 },
  result: { marginTop: theme.spacing(2) },
}));

type SimulatorProps = {
  draft: PolicyDraft;
  check: PolicyCheckState;
  subject: Subject;
};

type Judge = 'edited' | 'active';

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

/** What the policy makes of a request, kept current while the policy and the request are edited. */
export const Simulator = ({ draft, check, subject }: SimulatorProps) => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const [chosen, setChosen] = useState<Judge>('edited');
  const { form, change } = subject;
  const judge = draft.edited ? chosen : 'active';
  const asked = simulationOf({
    form,
    policy: judge === 'edited' ? draft.text : undefined,
  });
  const isBroken =
    judge === 'edited' &&
    !check.loading &&
    (check.answer?.problems.length ?? 0) > 0;
  const question = isBroken ? undefined : asked;
  const simulation = useAnswer<SimulationInput, Simulation>({
    question,
    ask: useCallback(input => api.simulate(input), [api]),
  });

  return (
    <>
      <Choice<SubjectForm['kind']>
        title="Of what"
        value={form.kind}
        onChange={kind => change({ kind })}
        choices={[
          { value: 'request', label: 'An existing request' },
          { value: 'facts', label: 'A request of your own' },
        ]}
      />
      {form.kind === 'request' ? (
        <RequestField
          value={form.request}
          onChange={request => change({ request })}
        />
      ) : (
        <FactFields form={form.facts} onChange={facts => change({ facts })} />
      )}
      <Choice<Judge>
        title="Judged by"
        value={judge}
        onChange={setChosen}
        choices={[
          {
            value: 'edited',
            label: draft.edited
              ? 'The edited policy'
              : 'The edited policy (nothing is edited yet)',
            disabled: !draft.edited,
          },
          { value: 'active', label: 'The active policy' },
        ]}
      />
      <div className={classes.result}>
        {asked && isBroken && (
          <Alert severity="info">
            Mend the problems of the edited policy to see what it makes of a
            request.
          </Alert>
        )}
        {question && simulation.error !== undefined && !simulation.loading && (
          <Alert severity="error">
            {readRefusal(simulation.error).message}
          </Alert>
        )}
        {question && !simulation.answer && simulation.loading && (
          <div role="status" aria-label="Loading the simulation">
            <Skeleton height={120} />
          </div>
        )}
        {question && simulation.answer && simulation.error === undefined && (
          <div className={simulation.loading ? classes.old : undefined}>
            <SimulationResult simulation={simulation.answer} judge={judge} />
          </div>
        )}
        {!asked && (
          <Typography variant="body2">
            Choose a request, or describe one, to see what the policy makes of
            it.
          </Typography>
        )}
      </div>
    </>
  );
};
