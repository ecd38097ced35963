import { useRef, useState, type ReactNode, type RefObject } from 'react';
import type {
  FieldProblem,
  Hint,
  InfraRequest,
  Person,
  RequestDraft,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import { problemAt } from '../../api/refusal';
import type { PreviewState } from '../../hooks/usePreview';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { Hints } from '../DecisionPanel/Hints';
import { Obstacles, obstaclesOf } from '../DecisionPanel/Obstacles';
import { circumstancesOf, type Circumstances } from './circumstances';
import { EditConsequences } from './EditConsequences';
import { EmergencySwitch } from './EmergencySwitch';
import { IncidentField, incidentProblem } from './IncidentField';
import { JustificationField } from './JustificationField';
import { NotBeforeField } from './NotBeforeField';
import { REQUESTED_FOR_ID, RequestedForField } from './RequestedForField';
import { ReviewTable } from './ReviewTable';
import { SubmitFailure } from './SubmitFailure';
import type { useSubmission } from './useSubmission';

const useStyles = makeStyles(theme => ({
  stopped: {
    display: 'grid',
    gap: theme.spacing(2),
    marginTop: theme.spacing(2),
  },
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
  editing?: InfraRequest;
  draft: RequestDraft;
  preview: PreviewState;
  submission: ReturnType<typeof useSubmission>;
  said: Circumstances;
  onSay: (changed: Partial<Circumstances>) => void;
  requestedFor: Person | null;
  onRequestFor: (person: Person | null) => void;
  submitLabel: string;
  /** Answers what the server found wrong with fields. */
  onSubmit: () => Promise<FieldProblem[]>;
  explain?: (error: unknown) => ReactNode;
  onBack: () => void;
  onGoToField: (name: string) => void;
  onUse: (hint: Hint) => void;
};

/** Everything that was answered, why it is needed, and the button that asks for it. */
export const ReviewStep = (props: ReviewStepProps) => {
  const { type, editing, draft, submission, said, onSay, onUse } = props;
  const { preview, error, loading } = props.preview;
  const { submitting, failure, problems: refused } = submission;
  const classes = useStyles();
  const t = useTranslate();
  const readableErrors = useReadableErrors();
  const buttons = useRef<HTMLDivElement>(null);
  const notBeforeRef = useRef<HTMLInputElement>(null);
  const incidentRef = useRef<HTMLInputElement>(null);
  const justificationRef = useRef<HTMLTextAreaElement>(null);
  // What is known of an older draft stops nobody; the server decides on this one.
  const answered = !loading && error === undefined;
  const way = preview?.emergencyWay;
  const problems = (answered && preview?.problems) || [];
  const unplanned = problemAt('/notBefore', problems);
  const fields: Partial<Record<string, RefObject<HTMLElement>>> = {
    '/incident': said.emergency ? incidentRef : undefined,
    '/justification': justificationRef,
    '/notBefore': notBeforeRef,
  };
  const isShown = (field: string) =>
    Boolean(fields[field]) || (field === '/requestedFor' && !editing);
  const elsewhere = refused.filter(({ field }) => !isShown(field));
  // Whether somebody tried to submit it, and is told what is missing.
  const [tried, setTried] = useState(false);
  const needsReason = said.emergency && !draft.justification;
  const stopped = answered && obstaclesOf(preview).length > 0;

  const submit = async () => {
    setTried(true);
    if (said.emergency && incidentProblem(way, said.incident, t)) {
      incidentRef.current?.focus();
      return;
    }
    if (needsReason) {
      justificationRef.current?.focus();
      return;
    }
    if (unplanned) {
      notBeforeRef.current?.focus();
      return;
    }
    const found = await props.onSubmit();
    const wrong = found.find(({ field }) => isShown(field))?.field;
    if (wrong === '/requestedFor') {
      document.getElementById(REQUESTED_FOR_ID)?.focus();
    } else if (wrong) {
      fields[wrong]?.current?.focus();
    }
  };

  return (
    <div className={readableErrors}>
      <ReviewTable
        type={type}
        parameters={draft.parameters}
        before={editing?.parameters}
      />
      {editing && (
        <EditConsequences
          request={editing}
          preview={answered ? preview : undefined}
          changes={isChanged(editing, draft, said)}
        />
      )}
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
          tried={tried}
          onChange={incident => onSay({ incident })}
          inputRef={incidentRef}
        />
      )}
      <JustificationField
        emergency={said.emergency}
        value={said.justification}
        problem={
          tried && needsReason
            ? t('form.why.missing')
            : problemAt('/justification', refused)
        }
        inputRef={justificationRef}
        onChange={justification => onSay({ justification })}
      />
      {!editing && (
        <RequestedForField
          value={props.requestedFor}
          problem={
            problemAt('/requestedFor', refused) ??
            problemAt('/requestedFor', problems)
          }
          onChange={props.onRequestFor}
        />
      )}
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
            onGoToField={props.onGoToField}
          />
        ))}
      {stopped && (
        <div className={classes.stopped}>
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
        </div>
      )}
      <div ref={buttons} tabIndex={-1} className={classes.buttons}>
        <Button disabled={submitting} onClick={props.onBack}>
          {t('form.back')}
        </Button>
        {!stopped && (
          <Button
            variant="contained"
            color="primary"
            disabled={submitting || loading}
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

/** Whether an edit says anything else than the revision before. */
function isChanged(
  request: InfraRequest,
  draft: RequestDraft,
  said: Circumstances,
): boolean {
  return (
    JSON.stringify(sorted(request.parameters)) !==
      JSON.stringify(sorted(draft.parameters)) ||
    JSON.stringify(circumstancesOf(request)) !== JSON.stringify(said)
  );
}

function sorted(parameters: RequestDraft['parameters']) {
  return Object.entries(parameters).sort(([one], [other]) =>
    one.localeCompare(other),
  );
}
