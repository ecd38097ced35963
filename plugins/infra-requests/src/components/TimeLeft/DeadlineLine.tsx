import type {
  Deadline,
  UpcomingStep,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { usePast } from '../../hooks/usePast';
import { TimeLeft } from './TimeLeft';
import { exactTime } from './exactTime';

const OTHERWISE: Record<Deadline['onTimeout'], string> = {
  expire: 'Otherwise it expires.',
  reject: 'Otherwise it is rejected.',
  escalate: 'Otherwise everybody it escalates to is asked at once.',
};

const NOW: Record<Deadline['onTimeout'], string> = {
  expire: 'So it expires now.',
  reject: 'So it is rejected now.',
  escalate: 'It can still be decided.',
};

type DeadlineLineProps = {
  deadline: Deadline;
  /** What time is going to do to it, as far as that is known. */
  upcoming?: UpcomingStep[];
  /** Where time does not run yet. */
  still?: boolean;
};

/** By when it has to be decided, how long that is, and what happens otherwise. */
export const DeadlineLine = (props: DeadlineLineProps) => {
  const { deadline, upcoming, still } = props;
  const { at, overdue } = deadline;
  const passed = usePast(at) && !still;
  return (
    <Typography variant="body2" component="div">
      {overdue || passed ? 'Had' : 'Has'} to be decided by {exactTime(at)}
      {!still && (
        <>
          {' · '}
          <TimeLeft at={at} overdue={overdue} />
        </>
      )}
      <Typography variant="body2" color="textSecondary">
        {consequenceOf({ deadline, upcoming, passed })}
      </Typography>
    </Typography>
  );
};

function consequenceOf(options: {
  deadline: Deadline;
  upcoming?: UpcomingStep[];
  passed: boolean;
}): string {
  const { deadline, upcoming, passed } = options;
  const { overdue, onTimeout } = deadline;
  if (overdue) {
    return NOW.escalate;
  }
  if (passed) {
    return NOW[onTimeout];
  }
  const nobodyLeft =
    upcoming !== undefined && upcoming.every(({ kind }) => kind !== 'escalate');
  return onTimeout === 'escalate' && nobodyLeft
    ? 'Otherwise it goes on waiting.'
    : OTHERWISE[onTimeout];
}
