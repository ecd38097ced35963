import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import EmergencyIcon from '@material-ui/icons/ReportProblemOutlined';

const useStyles = makeStyles(({ palette }) => ({
  root: {
    margin: 0,
    borderColor: palette.error.main,
    '& $icon': { color: palette.error.main },
  },
  icon: {},
}));

/** Marks what its requester called an emergency, everywhere in the same way. */
export const EmergencyChip = () => (
  <Chip
    size="small"
    variant="outlined"
    label="Emergency"
    icon={<EmergencyIcon />}
    classes={useStyles()}
  />
);
