import type { Ref } from 'react';
import TextField from '@material-ui/core/TextField';
import { useTranslate } from '../../hooks/useTranslate';

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

/** Why it is needed, in as many words as the server takes. */
export const JustificationField = (props: JustificationFieldProps) => {
  const { value, emergency, problem, onChange } = props;
  const t = useTranslate();
  const left = MAX_LENGTH - value.length;
  return (
    <TextField
      id="infra-requests-justification"
      label={t('form.why.label')}
      error={problem !== undefined}
      helperText={
        problem ??
        (left <= NEAR_LIMIT
          ? t('form.why.left', {
              left: String(left),
              most: String(MAX_LENGTH),
            })
          : t(emergency ? 'form.why.helpEmergency' : 'form.why.help'))
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
