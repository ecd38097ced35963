import type { ComponentType } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Effect } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DeadIcon from '@material-ui/icons/Block';
import FailingIcon from '@material-ui/icons/ErrorOutline';
import WaitingIcon from '@material-ui/icons/HourglassEmpty';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { Disclosure } from '../Disclosure/Disclosure';
import { Written } from '../Disclosure/Written';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { TimeLeft } from '../TimeLeft/TimeLeft';
import { effectInWords } from './effectInWords';

/** What a list of deliveries needs, whether it is a table or cards. */
export type DeliveryListProps = {
  effects: Effect[];
  /** Absent for those who may only look. */
  onRetry?: (effect: Effect) => void;
  busy: boolean;
};

/** As much of an error as usually says enough. */
const MAX_ERROR = 140;

const ICONS: Record<Effect['state'], ComponentType<SvgIconProps>> = {
  waiting: WaitingIcon,
  failing: FailingIcon,
  dead: DeadIcon,
};

const useStyles = makeStyles(theme => ({
  chip: { margin: 0 },
  icon: {},
  waiting: {},
  failing: {
    borderColor: theme.palette.warning.main,
    '& $icon': { color: theme.palette.warning.main },
  },
  dead: {
    borderColor: theme.palette.error.main,
    '& $icon': { color: theme.palette.error.main },
  },
  error: { overflowWrap: 'anywhere' },
  button: { whiteSpace: 'nowrap' },
}));

export const DeliveryState = ({ effect: { state } }: { effect: Effect }) => {
  const classes = useStyles();
  const t = useTranslate();
  const Icon = ICONS[state];
  return (
    <Chip
      size="small"
      variant="outlined"
      label={t(`deliveries.state.${state}`)}
      icon={<Icon />}
      className={classes[state]}
      classes={{ root: classes.chip, icon: classes.icon }}
    />
  );
};

export const RequestLink = ({ effect }: { effect: Effect }) => {
  const requestPage = useRouteRef(requestRouteRef);
  return (
    <Link to={requestPage({ id: effect.requestId })}>
      #{effect.requestNumber}
    </Link>
  );
};

/** Since when it has been due, and when it is tried next. */
export const DeliveryTimes = ({ effect }: { effect: Effect }) => {
  const t = useTranslate();
  const { createdAt, nextAttemptAt } = effect;
  const since = <RelativeTime at={createdAt} />;
  return nextAttemptAt
    ? t('deliveries.times.next', {
        since,
        in: <TimeLeft at={nextAttemptAt} as="in" />,
      })
    : t('deliveries.times.never', { since });
};

/** The error whole; a long one only its beginning, and on demand the rest. */
export const LastError = ({ effect }: { effect: Effect }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { lastError = t('deliveries.error.none'), requestNumber } = effect;
  const long = lastError.length > MAX_ERROR;
  return (
    <Typography component="div" variant="body2" className={classes.error}>
      <bdi>{long ? `${lastError.slice(0, MAX_ERROR)}…` : lastError}</bdi>
      {long && (
        <Disclosure
          label={t('deliveries.error.whole')}
          name={t('deliveries.error.wholeOf', {
            number: String(requestNumber),
            effect: effectInWords(effect, t),
          })}
        >
          <Written label={t('deliveries.error.label')} value={lastError} />
        </Disclosure>
      )}
    </Typography>
  );
};

type TryAgainProps = {
  effect: Effect;
  onRetry: (effect: Effect) => void;
  busy: boolean;
};

export const TryAgain = ({ effect, onRetry, busy }: TryAgainProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Button
      size="small"
      variant="outlined"
      disabled={busy}
      className={classes.button}
      aria-label={t('deliveries.retry.oneOf', {
        number: String(effect.requestNumber),
        effect: effectInWords(effect, t),
      })}
      onClick={() => onRetry(effect)}
    >
      {t('deliveries.retry.one')}
    </Button>
  );
};
