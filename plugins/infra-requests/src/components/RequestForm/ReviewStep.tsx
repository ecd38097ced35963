import { useState } from 'react';
import {
  ReviewState,
  type ParsedTemplateSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import type {
  Preview,
  RequestDraft,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { Obstacles, obstaclesOf } from '../DecisionPanel/Obstacles';
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
  preview?: Preview;
  justification: string;
  onJustificationChange: (justification: string) => void;
  submitLabel: string;
  onSubmit: () => Promise<void>;
  onGoTo: (position: number) => void;
};

/** Everything that was answered, why it is needed, and the button that asks for it. */
export const ReviewStep = (props: ReviewStepProps) => {
  const { type, steps, draft, preview, onSubmit, onGoTo } = props;
  const classes = useStyles();
  const [submitting, setSubmitting] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const stopped = obstaclesOf(preview).length > 0;

  const submit = async () => {
    setSubmitting(true);
    setFailure(undefined);
    try {
      await onSubmit();
    } catch (error) {
      setFailure(error);
      setSubmitting(false);
    }
  };

  return (
    <>
      <ReviewState schemas={steps} formState={draft.parameters as JsonObject} />
      <TextField
        id="infra-requests-justification"
        label="Why is this needed?"
        helperText="For the people who decide, and for the record."
        value={props.justification}
        onChange={event => props.onJustificationChange(event.target.value)}
        multiline
        minRows={2}
        fullWidth
        margin="normal"
      />
      {failure !== undefined && (
        <SubmitFailure error={failure} type={type} onGoTo={onGoTo} />
      )}
      {stopped && <Obstacles preview={preview} />}
      <div className={classes.buttons}>
        <Button disabled={submitting} onClick={() => onGoTo(steps.length - 1)}>
          Back
        </Button>
        {!stopped && (
          <Button
            variant="contained"
            color="primary"
            disabled={submitting}
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
