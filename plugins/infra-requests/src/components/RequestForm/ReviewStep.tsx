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
import { problemAt, readRefusal } from '../../api/refusal';
import type { PreviewState } from '../../hooks/usePreview';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import { Hints } from '../DecisionPanel/Hints';
import { Obstacles, obstaclesOf } from '../DecisionPanel/Obstacles';
import type { Circumstances } from './circumstances';
import { EmergencySwitch } from './EmergencySwitch';
import { IncidentField, incidentProblem } from './IncidentField';
import { JustificationField } from './JustificationField';
import { NotBeforeField } from './NotBeforeField';
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
  said: Circumstances;
  onSay: (changed: Partial<Circumstances>) => void;
  submitLabel: string;
  onSubmit: () => Promise<void>;
  explain?: (error: unknown) => ReactNode;
  onGoTo: (position: number) => void;
  onUse: (hint: Hint) => void;
};

/** Everything that was answered, why it is needed, and the button that asks for it. */
export const ReviewStep = (props: ReviewStepProps) => {
  const { type, steps, draft, said, onSay, onSubmit, onGoTo, onUse } = props;
  const { preview, error, loading } = props.preview;
  const classes = useStyles();
  const readableErrors = useReadableErrors();
  const buttons = useRef<HTMLDivElement>(null);
  const notBeforeRef = useRef<HTMLInputElement>(null);
  const incidentRef = useRef<HTMLInputElement>(null);
  const [submitting, setSubmitting] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  // What is known of an older draft stops nobody; the server decides on this one.
  const answered = !loading && error === undefined;
  const way = preview?.emergencyWay;
  const problems = (answered && preview?.problems) || [];
  const unplanned = problemAt('/notBefore', problems);
  const refused = failure === undefined ? [] : readRefusal(failure).problems;
  const unexplained =
    said.emergency && !(draft.justification && (draft.incident || !way));
  const stopped = answered && obstaclesOf(preview).length > 0;

  const submit = async () => {
    if (said.emergency && incidentProblem(way, said.incident)) {
      incidentRef.current?.focus();
      return;
    }
    if (unplanned) {
      notBeforeRef.current?.focus();
      return;
    }
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
    <div className={readableErrors}>
      <ReviewTable type={type} parameters={draft.parameters} />
      {(type.offersEmergency || way || said.emergency) && (
        <EmergencySwitch
          checked={said.emergency}
          way={way}
          onChange={emergency => onSay({ emergency })}
        />
      )}
      {said.emergency && (
        <IncidentField
          value={said.incident}
          way={way}
          refused={problemAt('/incident', refused)}
          onChange={incident => onSay({ incident })}
          inputRef={incidentRef}
        />
      )}
      <JustificationField
        emergency={said.emergency}
        value={said.justification}
        onChange={justification => onSay({ justification })}
      />
      <NotBeforeField
        value={said.notBefore}
        problem={unplanned ?? problemAt('/notBefore', refused)}
        inputRef={notBeforeRef}
        onChange={notBefore => onSay({ notBefore })}
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
    </div>
  );
};
