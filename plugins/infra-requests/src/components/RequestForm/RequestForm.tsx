import { useState, type ReactNode } from 'react';
import {
  SecretsContextProvider,
  type FieldExtensionOptions,
} from '@backstage/plugin-scaffolder-react';
import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  Hint,
  RequestDraft,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Step from '@material-ui/core/Step';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { usePreview } from '../../hooks/usePreview';
import { DecisionPanel } from '../DecisionPanel/DecisionPanel';
import { ActionPicker } from './ActionPicker';
import { circumstancesOf, draftOf } from './circumstances';
import { ReviewStep } from './ReviewStep';
import { StepHeading } from './StepHeading';
import { StepForm } from './StepForm';
import { useWizard } from './useWizard';

const useStyles = makeStyles(theme => ({
  layout: {
    [theme.breakpoints.up('md')]: {
      display: 'grid',
      gap: theme.spacing(3),
      alignItems: 'start',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 360px)',
    },
  },
  form: { padding: theme.spacing(3) },
  stepper: { padding: theme.spacing(2, 0), overflowX: 'auto' },
  buttons: {
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
}));

type RequestFormProps = {
  type: RequestType;
  fields: FieldExtensionOptions[];
  /** What the form starts with; an edit starts with the revision before. */
  given?: Pick<
    RequestDraft,
    | 'action'
    | 'parameters'
    | 'justification'
    | 'emergency'
    | 'incident'
    | 'notBefore'
  >;
  submitLabel: string;
  onSubmit: (draft: RequestDraft) => Promise<void>;
  /** What to say about a failed submission in place of the server's words, where the page knows better. */
  explain?: (error: unknown) => ReactNode;
  onCancel: () => void;
};

/** A request type's form with the decision that it would lead to beside it. */
export const RequestForm = (props: RequestFormProps) => {
  const { type, fields, given, submitLabel, onSubmit, onCancel } = props;
  const classes = useStyles();
  const wizard = useWizard({
    type,
    given: given?.parameters as JsonObject | undefined,
  });
  const [action, setAction] = useState(given?.action ?? type.actions[0]);
  const [said, setSaid] = useState(() => circumstancesOf(given));
  const draft: RequestDraft = {
    type: type.id,
    action,
    parameters: wizard.values,
    ...draftOf(said, given),
  };
  const preview = usePreview(withoutWords(draft));
  const { step, steps, position } = wizard;
  const use = ({ parameter, value }: Hint) =>
    wizard.change({ [parameter]: value as JsonValue });

  return (
    <div className={classes.layout}>
      <Paper className={classes.form}>
        <Typography variant="h4" component="h2">
          {type.title}
        </Typography>
        <Typography color="textSecondary">{type.description}</Typography>
        <Stepper
          activeStep={position}
          alternativeLabel
          className={classes.stepper}
        >
          {[...steps.map(({ title }) => title), 'Review'].map(title => (
            <Step key={title}>
              <StepLabel>{title}</StepLabel>
            </Step>
          ))}
        </Stepper>
        <StepHeading position={position} title={step?.title ?? 'Review'} />
        {position === 0 && !given && (
          <ActionPicker
            actions={type.actions}
            value={action}
            onChange={setAction}
          />
        )}
        {step ? (
          <SecretsContextProvider>
            {step.description && (
              <Typography paragraph>{step.description}</Typography>
            )}
            <StepForm
              key={position}
              step={step}
              fields={fields}
              values={wizard.values}
              onChange={wizard.change}
              onComplete={wizard.complete}
            >
              <div className={classes.buttons}>
                {position === 0 ? (
                  <Button onClick={onCancel}>Cancel</Button>
                ) : (
                  <Button onClick={() => wizard.goTo(position - 1)}>
                    Back
                  </Button>
                )}
                <Button type="submit" variant="contained" color="primary">
                  {position === steps.length - 1 ? 'Review' : 'Next'}
                </Button>
              </div>
            </StepForm>
          </SecretsContextProvider>
        ) : (
          <ReviewStep
            type={type}
            steps={steps}
            draft={draft}
            preview={preview}
            said={said}
            onSay={changed => setSaid({ ...said, ...changed })}
            submitLabel={submitLabel}
            onSubmit={() => onSubmit(draft)}
            explain={props.explain}
            onGoTo={wizard.goTo}
            onUse={use}
          />
        )}
      </Paper>
      <DecisionPanel
        state={preview}
        type={type}
        onUse={use}
        obstaclesShown={step === undefined}
      />
    </div>
  );
};

/**
 * What a decision depends on: of the justification only whether an emergency has one, so that typing it asks for no
 * preview.
 */
function withoutWords({ justification, ...asked }: RequestDraft): RequestDraft {
  return asked.emergency && justification
    ? { ...asked, justification: 'given' }
    : asked;
}
