import { useState, type ComponentType } from 'react';
import type { Delegation } from '@infra-requests/plugin-infra-requests-common';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Paper from '@material-ui/core/Paper';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ActiveIcon from '@material-ui/icons/RadioButtonChecked';
import OverIcon from '@material-ui/icons/Done';
import PlannedIcon from '@material-ui/icons/Schedule';
import { TimeLeft } from '../TimeLeft/TimeLeft';
import { exactTime } from '../TimeLeft/exactTime';
import { DelegationSentence, type Side } from './DelegationSentence';
import { EndDialog } from './EndDialog';

const LOOKS: Record<
  Delegation['state'],
  { label: string; icon: ComponentType<SvgIconProps> }
> = {
  planned: { label: 'planned', icon: PlannedIcon },
  active: { label: 'active', icon: ActiveIcon },
  over: { label: 'over', icon: OverIcon },
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
  const { label, icon: Icon } = LOOKS[state];
  return (
    <Chip
      size="small"
      variant="outlined"
      label={label}
      icon={<Icon />}
      className={state === 'active' ? active : undefined}
      classes={{ root: chip, icon }}
    />
  );
};

const Period = ({ delegation }: { delegation: Delegation }) => {
  const { from, until, endedAt, state } = delegation;
  const time = (at: string) => <time dateTime={at}>{exactTime(at)}</time>;
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {time(from)} – {time(until)}
      {state === 'planned' && (
        <>
          {' · begins '}
          <TimeLeft at={from} as="in" />
        </>
      )}
      {state === 'active' && (
        <>
          {' · ends '}
          <TimeLeft at={until} as="in" />
        </>
      )}
      {endedAt && (
        <>
          {endedAt <= from ? ' · called off ' : ' · ended early '}
          {time(endedAt)}
        </>
      )}
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
  const { primaryTitle: name } = useEntityPresentation(delegation.delegate);
  const { state, reason } = delegation;
  const end = state === 'planned' ? 'Call off' : 'End now';
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
            <bdi>“{reason}”</bdi>
          </Typography>
        )}
      </div>
      {onEnd && state !== 'over' && (
        <>
          <Button
            variant="outlined"
            aria-label={`${end}: ${name}`}
            onClick={() => setAsking(true)}
          >
            {end}
          </Button>
          <EndDialog
            delegation={delegation}
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
