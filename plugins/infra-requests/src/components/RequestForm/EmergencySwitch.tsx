import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Switch from '@material-ui/core/Switch';
import { useTranslate } from '../../hooks/useTranslate';
import { EmergencyWay } from '../EmergencyWay/EmergencyWay';

const HELP = 'infra-requests-emergency-help';

type EmergencySwitchProps = {
  checked: boolean;
  /** The tier's way for emergencies, where it has one. */
  way: Preview['emergencyWay'];
  onChange: (emergency: boolean) => void;
};

/** Asks whether it is an emergency, where that makes a difference. */
export const EmergencySwitch = (props: EmergencySwitchProps) => {
  const t = useTranslate();
  return (
    <FormControl fullWidth margin="normal">
      <FormControlLabel
        label={t('form.emergency.label')}
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
          t('form.emergency.otherRules')
        )}{' '}
        {t('form.emergency.record')}
      </FormHelperText>
    </FormControl>
  );
};
