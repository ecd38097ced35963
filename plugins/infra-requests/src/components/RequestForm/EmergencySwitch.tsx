import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Switch from '@material-ui/core/Switch';
import { EmergencyWay } from '../EmergencyWay/EmergencyWay';

const HELP = 'infra-requests-emergency-help';

type EmergencySwitchProps = {
  checked: boolean;
  /** The tier's way for emergencies, where it has one. */
  way: Preview['emergencyWay'];
  onChange: (emergency: boolean) => void;
};

/** Asks whether it is an emergency, where that makes a difference. */
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
      {props.way ? (
        <EmergencyWay way={props.way} />
      ) : (
        'Other rules may decide on it.'
      )}{' '}
      Everybody sees that you called it an emergency, and it stays in the
      record.
    </FormHelperText>
  </FormControl>
);
