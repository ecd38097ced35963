import { useRef, useState, type ReactNode } from 'react';
import type { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import type {
  Hint,
  RequestDraft,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import type { PreviewState } from '../../hooks/usePreview';
import { Hints } from '../DecisionPanel/Hints';
import { Obstacles, obstaclesOf } from '../DecisionPanel/Obstacles';
import { EmergencySwitch } from './EmergencySwitch';
import { JustificationField } from './JustificationField';
import { ReviewTable } from './ReviewTable';
import { SubmitFailure } from './SubmitFailure';

const useStyles = makeStyles(theme => ({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
}));

type ReviewStepProps = {
  type: RequestType;
  steps: ParsedTemplateSchema[];
  draft: RequestDraft;
  preview: PreviewState;
  justification: string;
  onJustificationChange: (justification: string) => void;
  onEmergencyChange: (emergency: boolean) => void;
  submitLabel: string;
  onSubmit: () => Promise<void>;
  explain?: (error: unknown) => ReactNode;
  onGoTo: (position: number) => void;
  onUse: (hint: Hint) => void;
};

/** Everything that was answered, why it is needed, and the button that asks for it. */
export const ReviewStep = (props: ReviewStepProps) => {
  const { type, steps, draft, onSubmit, onGoTo, onUse } = props;
  const { preview, error, loading } = props.preview;
  const classes = useStyles();
  const buttons = useRef<HTMLDivElement>(null);
  const [submitting, setSubmitting] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  // What is known of an older draft stops nobody; the server decides on this one.
  const answered = !loading && error === undefined;
  const emergency = draft.emergency ?? false;
  const unexplained = emergency && !draft.justification;
  const stopped = answered && obstaclesOf(preview).length > 0;

  const submit = async () => {
    setSubmitting(true);
    setFailure(undefined);
    try {
      await onSubmit();
    } catch (caught) {
      setFailure(caught);
      setSubmitting(false);
    }
  };

  return (
    <>
      <ReviewTable type={type} parameters={draft.parameters} />
      {type.offersEmergency && (
        <EmergencySwitch
          checked={emergency}
          onChange={props.onEmergencyChange}
        />
      )}
      <JustificationField
        emergency={emergency}
        value={props.justification}
        onChange={props.onJustificationChange}
      />
      {failure !== undefined &&
        (props.explain?.(failure) || (
          <SubmitFailure error={failure} type={type} onGoTo={onGoTo} />
        ))}
      {stopped && (
        <>
          <Obstacles preview={preview} />
          <Hints
            hints={preview?.hints ?? []}
            outcome={preview?.evaluation?.outcome}
            type={type}
            onUse={hint => {
              // The hint goes when it was followed, and the button to submit comes here.
              buttons.current?.focus();
              onUse(hint);
            }}
          />
        </>
      )}
      <div ref={buttons} tabIndex={-1} className={classes.buttons}>
        <Button disabled={submitting} onClick={() => onGoTo(steps.length - 1)}>
          Back
        </Button>
        {!stopped && (
          <Button
            variant="contained"
            color="primary"
            disabled={submitting || loading || unexplained}
            onClick={submit}
            startIcon={
              submitting && <CircularProgress size={16} color="inherit" />
            }
          >
            {props.submitLabel}
          </Button>
        )}
      </div>
    </>
  );
};
