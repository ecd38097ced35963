import type { Ref } from 'react';
import TextField from '@material-ui/core/TextField';
import { useTranslate } from '../../hooks/useTranslate';
import { submitKey } from './submitKey';

const MAX_LENGTH = 4000;
const NEAR_LIMIT = 200;

type CommentFieldProps = {
  id: string;
  value: string;
  onChange: (comment: string) => void;
  /** What it is needed for, where it is. */
  needed?: string;
  required?: boolean;
  problem?: string;
  inputRef?: Ref<HTMLTextAreaElement>;
  /** Beside other things in a line, without the word on where it goes. */
  brief?: boolean;
  /** With Ctrl and Enter. */
  onSubmit?: () => void;
  className?: string;
};

/** What a voter has to say, in as many words as the server takes. */
export const CommentField = (props: CommentFieldProps) => {
  const { id, value, onChange, needed, problem, brief, className } = props;
  const t = useTranslate();
  const left = MAX_LENGTH - value.length;
  const where = brief
    ? needed
    : [needed, t('request.comment.where')].filter(Boolean).join(' ');
  const limit =
    left <= NEAR_LIMIT
      ? t('request.comment.left', {
          left: String(left),
          limit: String(MAX_LENGTH),
        })
      : where;
  return (
    <TextField
      id={id}
      label={t('request.comment.label')}
      className={className}
      required={props.required}
      error={problem !== undefined}
      helperText={problem ?? limit}
      value={value}
      onChange={event => onChange(event.target.value)}
      onKeyDown={submitKey(props.onSubmit)}
      inputRef={props.inputRef}
      inputProps={{ maxLength: MAX_LENGTH }}
      variant="outlined"
      size="small"
      multiline
      fullWidth={!brief}
    />
  );
};
