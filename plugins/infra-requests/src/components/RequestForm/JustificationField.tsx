import type { Ref } from 'react';
import TextField from '@material-ui/core/TextField';

const MAX_LENGTH = 4000;
const NEAR_LIMIT = 200;

type JustificationFieldProps = {
  value: string;
  /** An emergency must be explained. */
  emergency: boolean;
  /** What the server said of it. */
  problem?: string;
  inputRef: Ref<HTMLTextAreaElement>;
  onChange: (justification: string) => void;
};

const helpFor = (emergency: boolean) =>
  emergency
    ? 'Say what happened, for the people who decide and for the record.'
    : 'For the people who decide, and for the record.';

/** Why it is needed, in as many words as the server takes. */
export const JustificationField = (props: JustificationFieldProps) => {
  const { value, emergency, problem, onChange } = props;
  const left = MAX_LENGTH - value.length;
  return (
    <TextField
      id="infra-requests-justification"
      label="Why is this needed?"
      error={problem !== undefined}
      helperText={
        problem ??
        (left <= NEAR_LIMIT
          ? `${left} of ${MAX_LENGTH} characters left.`
          : helpFor(emergency))
      }
      inputRef={props.inputRef}
      required={emergency}
      value={value}
      onChange={event => onChange(event.target.value)}
      inputProps={{ maxLength: MAX_LENGTH }}
      multiline
      minRows={2}
      fullWidth
      margin="normal"
    />
  );
};
