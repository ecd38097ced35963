import type {
  Deadline,
  UpcomingStep,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { usePast } from '../../hooks/usePast';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { TimeLeft } from '../TimeLeft/TimeLeft';

const useStyles = makeStyles({
  steps: { listStyle: 'none', margin: 0, padding: 0 },
});

const WORDS = {
  remind: 'Next reminder',
  expire: 'Expires',
  reject: 'Is rejected',
} satisfies Partial<Record<UpcomingStep['kind'], string>>;

const StepText = ({ step: { kind, to = [] } }: { step: UpcomingStep }) => {
  if (kind === 'escalate') {
    return (
      <>
        Escalates to <EntityLinks entityRefs={to} conjunction="and" />
      </>
    );
  }
  return <>{WORDS[kind]}</>;
};

type UpcomingProps = {
  steps: UpcomingStep[];
  /** Says already what happens at its time. */
  deadline?: Deadline;
};

/** What the passing of time will do to a request, as countdowns. */
export const Upcoming = ({ steps, deadline }: UpcomingProps) => {
  const classes = useStyles();
  // One that was sent a moment ago is not the next one.
  const sent = usePast(steps.find(({ kind }) => kind === 'remind')?.at);
  const others = steps.filter(({ kind, at }) =>
    kind === 'remind' ? !sent : deadline?.at !== at || kind === 'escalate',
  );
  return others.length === 0 ? null : (
    <ul className={classes.steps} aria-label="What comes next">
      {others.map(step => (
        <li key={`${step.kind} ${step.at} ${step.to?.join()}`}>
          <Typography variant="body2" color="textSecondary" component="span">
            <StepText step={step} /> <TimeLeft at={step.at} as="in" />
          </Typography>
        </li>
      ))}
    </ul>
  );
};
