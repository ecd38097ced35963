import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useTranslate } from '../../hooks/useTranslate';
import { wordsOf } from './fieldLabels';

type ActionPickerProps = {
  actions: string[];
  value: string;
  onChange: (action: string) => void;
};

/** What to do, where a request type offers a choice. */
export const ActionPicker = (props: ActionPickerProps) => {
  const { actions, value, onChange } = props;
  const t = useTranslate();
  return actions.length < 2 ? null : (
    <TextField
      select
      fullWidth
      margin="normal"
      id="infra-requests-action"
      label={t('form.whatToDo')}
      value={value}
      onChange={event => onChange(event.target.value)}
    >
      {actions.map(action => (
        <MenuItem key={action} value={action}>
          {wordsOf(action)}
        </MenuItem>
      ))}
    </TextField>
  );
};
