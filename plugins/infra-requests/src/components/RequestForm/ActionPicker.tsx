import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

type ActionPickerProps = {
  actions: string[];
  value: string;
  onChange: (action: string) => void;
};

/** What to do, where a request type offers a choice. */
export const ActionPicker = ({ actions, value, onChange }: ActionPickerProps) =>
  actions.length < 2 ? null : (
    <TextField
      select
      fullWidth
      margin="normal"
      id="infra-requests-action"
      label="What to do"
      value={value}
      onChange={event => onChange(event.target.value)}
    >
      {actions.map(action => (
        <MenuItem key={action} value={action}>
          {action}
        </MenuItem>
      ))}
    </TextField>
  );
