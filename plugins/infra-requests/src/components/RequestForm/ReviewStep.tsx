import { useRef, useState, type ReactNode, type RefObject } from 'react';
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
  const justificationRef = useRef<HTMLTextAreaElement>(null);
  const [submitting, setSubmitting] = useState(false);
  const [last, setLast] = useState<{ error: unknown; draft: string }>();
  // What is known of an older draft stops nobody; the server decides on this one.
  const answered = !loading && error === undefined;
  const way = preview?.emergencyWay;
  const problems = (answered && preview?.problems) || [];
  const unplanned = problemAt('/notBefore', problems);
  const found = last === undefined ? [] : readRefusal(last.error).problems;
  // What is wrong with answers is said until they are others.
  const corrected = found.length > 0 && last?.draft !== JSON.stringify(draft);
  const failure = corrected ? undefined : last?.error;
  const refused = corrected ? [] : found;
  const fields: Partial<Record<string, RefObject<HTMLElement>>> = {
    '/incident': said.emergency ? incidentRef : undefined,
    '/justification': justificationRef,
    '/notBefore': notBeforeRef,
  };
  const elsewhere = refused.filter(({ field }) => !fields[field]);
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
    setLast(undefined);
    try {
      await onSubmit();
    } catch (caught) {
      setLast({ error: caught, draft: JSON.stringify(draft) });
      readRefusal(caught)
        .problems.map(({ field }) => fields[field])
        .find(field => field)
        ?.current?.focus();
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
        problem={problemAt('/justification', refused)}
        inputRef={justificationRef}
        onChange={justification => onSay({ justification })}
      />
      <NotBeforeField
        value={said.notBefore}
        problem={unplanned ?? problemAt('/notBefore', refused)}
        inputRef={notBeforeRef}
        onChange={notBefore => onSay({ notBefore })}
      />
      {failure !== undefined &&
        (refused.length === 0 || elsewhere.length > 0) &&
        (props.explain?.(failure) || (
          <SubmitFailure
            error={failure}
            problems={elsewhere}
            type={type}
            onGoTo={onGoTo}
          />
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
