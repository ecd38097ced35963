import type { Ref } from 'react';
import TextField from '@material-ui/core/TextField';

const MAX_LENGTH = 200;

type ReferenceFieldProps = {
  id: string;
  /** What it is, such as "Change ticket". */
  title: string;
  value: string;
  onChange: (reference: string) => void;
  needed?: string;
  problem?: string;
  inputRef?: Ref<HTMLInputElement>;
  brief?: boolean;
  className?: string;
};

/** What a tier wants to know with a vote, such as the number of a change ticket. */
export const ReferenceField = (props: ReferenceFieldProps) => {
  const { id, title, value, onChange, needed, problem, brief } = props;
  return (
    <TextField
      id={id}
      label={title}
      className={props.className}
      error={problem !== undefined}
      helperText={problem ?? needed}
      value={value}
      onChange={event => onChange(event.target.value)}
      inputRef={props.inputRef}
      inputProps={{ maxLength: MAX_LENGTH, spellCheck: false }}
      variant="outlined"
      size="small"
      fullWidth={!brief}
    />
  );
};
