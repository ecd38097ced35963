import { useState, type ComponentType } from 'react';
import type { Delegation } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Paper from '@material-ui/core/Paper';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ActiveIcon from '@material-ui/icons/RadioButtonChecked';
import OverIcon from '@material-ui/icons/Done';
import PlannedIcon from '@material-ui/icons/Schedule';
import { useTranslate } from '../../hooks/useTranslate';
import { TimeLeft } from '../TimeLeft/TimeLeft';
import { useExactTime } from '../TimeLeft/useExactTime';
import { DelegationSentence, type Side } from './DelegationSentence';
import { EndDialog } from './EndDialog';
import { useName } from './useName';

const ICONS: Record<Delegation['state'], ComponentType<SvgIconProps>> = {
  planned: PlannedIcon,
  active: ActiveIcon,
  over: OverIcon,
};

const useStyles = makeStyles(theme => ({
  card: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5, 2),
    overflowWrap: 'anywhere',
  },
  words: { flex: '1 1 240px', minWidth: 0 },
  who: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  chip: { margin: 0 },
  active: {
    borderColor: theme.palette.success.main,
    '& $icon': { color: theme.palette.success.main },
  },
  icon: {},
}));

const StateMark = ({ state }: { state: Delegation['state'] }) => {
  const { chip, active, icon } = useStyles();
  const t = useTranslate();
  const Icon = ICONS[state];
  return (
    <Chip
      size="small"
      variant="outlined"
      label={t(`delegations.state.${state}`)}
      icon={<Icon />}
      className={state === 'active' ? active : undefined}
      classes={{ root: chip, icon }}
    />
  );
};

const Period = ({ delegation }: { delegation: Delegation }) => {
  const t = useTranslate();
  const exactTime = useExactTime();
  const { from, until, endedAt, state } = delegation;
  const time = (at: string) => <time dateTime={at}>{exactTime(at)}</time>;
  const span = { from: time(from), until: time(until) };
  const words = () => {
    if (endedAt) {
      const key = endedAt <= from ? 'calledOff' : 'endedEarly';
      return t(`delegations.period.${key}`, {
        ...span,
        endedAt: time(endedAt),
      });
    }
    return state === 'over'
      ? t('delegations.period.plain', span)
      : t(`delegations.period.${state}`, {
          ...span,
          in: <TimeLeft at={state === 'planned' ? from : until} as="in" />,
        });
  };
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {words()}
    </Typography>
  );
};

type DelegationCardProps = {
  delegation: Delegation;
  side: Side;
  /** Only the one who is away can end it. */
  onEnd?: (delegation: Delegation) => void;
};

/** One delegation: who for whom, from when until when, why, and the way to end it. */
export const DelegationCard = (props: DelegationCardProps) => {
  const { delegation, side, onEnd } = props;
  const classes = useStyles();
  const [asking, setAsking] = useState(false);
  const t = useTranslate();
  const name = useName(delegation.delegate);
  const { state, reason } = delegation;
  const end = state === 'planned' ? 'callOff' : 'now';
  return (
    <Paper component="li" variant="outlined" className={classes.card}>
      <div className={classes.words}>
        <Typography component="div" className={classes.who}>
          <StateMark state={state} />
          <span>
            <DelegationSentence delegation={delegation} side={side} />
          </span>
        </Typography>
        <Period delegation={delegation} />
        {reason && (
          <Typography variant="body2">
            <bdi>{t('delegations.reason', { reason })}</bdi>
          </Typography>
        )}
      </div>
      {onEnd && state !== 'over' && name !== undefined && (
        <>
          <Button
            variant="outlined"
            aria-label={t(`delegations.end.${end}Name`, { name })}
            onClick={() => setAsking(true)}
          >
            {t(`delegations.end.${end}`)}
          </Button>
          <EndDialog
            delegation={delegation}
            name={name}
            open={asking}
            onClose={() => setAsking(false)}
            onEnd={() => {
              setAsking(false);
              onEnd(delegation);
            }}
          />
        </>
      )}
    </Paper>
  );
};
