import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import EmergencyIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(({ palette }) => ({
  root: {
    margin: 0,
    borderColor: palette.error.main,
    '& $icon': { color: palette.error.main },
  },
  icon: {},
}));

/** Marks what its requester called an emergency, everywhere in the same way. */
export const EmergencyChip = () => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Chip
      size="small"
      variant="outlined"
      label={t('common.emergency')}
      icon={<EmergencyIcon />}
      classes={classes}
    />
  );
};
