import type { ComponentType } from 'react';
import type { RequestState } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import ApprovedIcon from '@material-ui/icons/CheckCircleOutline';
import CancelledIcon from '@material-ui/icons/RemoveCircleOutline';
import ChangesIcon from '@material-ui/icons/RateReview';
import DeniedIcon from '@material-ui/icons/Block';
import ExpiredIcon from '@material-ui/icons/TimerOff';
import FailedIcon from '@material-ui/icons/ErrorOutline';
import FulfilledIcon from '@material-ui/icons/DoneAll';
import FulfillingIcon from '@material-ui/icons/Autorenew';
import PendingIcon from '@material-ui/icons/HourglassEmpty';
import RejectedIcon from '@material-ui/icons/HighlightOff';
import SubmittedIcon from '@material-ui/icons/Send';
import { useTranslate } from '../../hooks/useTranslate';

type Tone = 'good' | 'bad' | 'waiting' | 'quiet';

type Look = { tone: Tone; icon: ComponentType<SvgIconProps> };

/** How each state is drawn, everywhere. */
export const STATE_LOOKS: Record<RequestState, Look> = {
  submitted: { tone: 'quiet', icon: SubmittedIcon },
  denied: { tone: 'bad', icon: DeniedIcon },
  pending: {
    tone: 'waiting',
    icon: PendingIcon,
  },
  'changes-requested': {
    tone: 'waiting',
    icon: ChangesIcon,
  },
  rejected: { tone: 'bad', icon: RejectedIcon },
  expired: { tone: 'quiet', icon: ExpiredIcon },
  approved: { tone: 'good', icon: ApprovedIcon },
  fulfilling: { tone: 'good', icon: FulfillingIcon },
  fulfilled: { tone: 'good', icon: FulfilledIcon },
  failed: { tone: 'bad', icon: FailedIcon },
  cancelled: { tone: 'quiet', icon: CancelledIcon },
};

const toned = (color: (theme: Theme) => string) => (theme: Theme) => ({
  borderColor: color(theme),
  '& $icon': { color: color(theme) },
});

const useStyles = makeStyles(theme => ({
  root: { margin: 0 },
  icon: {},
  good: toned(({ palette }) => palette.success.main)(theme),
  bad: toned(({ palette }) => palette.error.main)(theme),
  waiting: toned(({ palette }) => palette.warning.main)(theme),
  quiet: {},
}));

export const StateChip = ({ state }: { state: RequestState }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { tone, icon: Icon } = STATE_LOOKS[state];
  return (
    <Chip
      size="small"
      variant="outlined"
      label={t(`common.state.${state}`)}
      icon={<Icon />}
      className={classes[tone]}
      classes={{ root: classes.root, icon: classes.icon }}
    />
  );
};
