import type {
  Deadline,
  UpcomingStep,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { usePast } from '../../hooks/usePast';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { TimeLeft } from '../TimeLeft/TimeLeft';

const useStyles = makeStyles({
  steps: { listStyle: 'none', margin: 0, padding: 0 },
});

const StepText = ({ step }: { step: UpcomingStep }) => {
  const t = useTranslate();
  const { kind, to = [], at } = step;
  const when = <TimeLeft at={at} as="in" />;
  return kind === 'escalate'
    ? t('request.upcoming.escalate', {
        to: <EntityLinks entityRefs={to} conjunction="and" />,
        when,
      })
    : t(`request.upcoming.${kind}`, { when });
};

type UpcomingProps = {
  steps: UpcomingStep[];
  /** Says already what happens at its time. */
  deadline?: Deadline;
};

/** What the passing of time will do to a request, as countdowns. */
export const Upcoming = ({ steps, deadline }: UpcomingProps) => {
  const classes = useStyles();
  const t = useTranslate();
  // One that was sent a moment ago is not the next one.
  const sent = usePast(steps.find(({ kind }) => kind === 'remind')?.at);
  const others = steps.filter(({ kind, at }) =>
    kind === 'remind' ? !sent : deadline?.at !== at || kind === 'escalate',
  );
  return others.length === 0 ? null : (
    <ul className={classes.steps} aria-label={t('request.upcoming.label')}>
      {others.map(step => (
        <li key={`${step.kind} ${step.at} ${step.to?.join()}`}>
          <Typography variant="body2" color="textSecondary" component="span">
            <StepText step={step} />
          </Typography>
        </li>
      ))}
    </ul>
  );
};
