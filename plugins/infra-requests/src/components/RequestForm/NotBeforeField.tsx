import type { Ref } from 'react';
import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { useTranslate } from '../../hooks/useTranslate';

type NotBeforeFieldProps = {
  /** As `<input type="datetime-local">` has it. */
  value: string;
  problem?: string;
  inputRef: Ref<HTMLInputElement>;
  onChange: (notBefore: string) => void;
};

/** The time before which a request is not to be carried out, for those who plan ahead. */
export const NotBeforeField = (props: NotBeforeFieldProps) => {
  const { value, problem, onChange } = props;
  const t = useTranslate();
  return (
    <TextField
      id="infra-requests-not-before"
      type="datetime-local"
      label={t('form.notBefore.label')}
      InputLabelProps={{ shrink: true }}
      error={problem !== undefined}
      helperText={
        problem ?? t('form.notBefore.help', { zone: DateTime.local().zoneName })
      }
      value={value}
      inputRef={props.inputRef}
      onChange={event => onChange(event.target.value)}
      margin="normal"
      fullWidth
    />
  );
};
