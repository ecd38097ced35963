import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Switch from '@material-ui/core/Switch';

const HELP = 'infra-requests-emergency-help';

type EmergencySwitchProps = {
  checked: boolean;
  onChange: (emergency: boolean) => void;
};

/** Asks whether it is an emergency, where some rule wants to know. */
export const EmergencySwitch = (props: EmergencySwitchProps) => (
  <FormControl fullWidth margin="normal">
    <FormControlLabel
      label="This is an emergency"
      control={
        <Switch
          color="primary"
          checked={props.checked}
          onChange={event => props.onChange(event.target.checked)}
          inputProps={{ 'aria-describedby': HELP }}
        />
      }
    />
    <FormHelperText id={HELP}>
      Other rules may decide on it. Everybody sees that you called it an
      emergency, and it stays in the record.
    </FormHelperText>
  </FormControl>
);
