import type { Ref } from 'react';
import TextField from '@material-ui/core/TextField';

const MAX_LENGTH = 200;

type ReferenceFieldProps = {
  id: string;
  /** What it is, such as "Change ticket". */
  title: string;
  value: string;
  onChange: (reference: string) => void;
  onLeave?: () => void;
  needed?: string;
  required?: boolean;
  problem?: string;
  inputRef?: Ref<HTMLInputElement>;
  /** Like the fields of a form, not like those beside a decision. */
  plain?: boolean;
  brief?: boolean;
  className?: string;
};

const LOOKS = {
  plain: { margin: 'normal' },
  boxed: { variant: 'outlined', size: 'small' },
} as const;

/** What a tier wants to know, such as the number of a change ticket. */
export const ReferenceField = (props: ReferenceFieldProps) => {
  const { id, title, value, onChange, needed, problem, brief, plain } = props;
  return (
    <TextField
      {...LOOKS[plain ? 'plain' : 'boxed']}
      id={id}
      label={title}
      className={props.className}
      required={props.required}
      error={problem !== undefined}
      helperText={problem ?? needed}
      value={value}
      onChange={event => onChange(event.target.value)}
      onBlur={props.onLeave}
      inputRef={props.inputRef}
      inputProps={{ maxLength: MAX_LENGTH, spellCheck: false }}
      fullWidth={!brief}
    />
  );
};
