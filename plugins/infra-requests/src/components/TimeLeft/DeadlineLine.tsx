import type { Deadline } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { TimeLeft } from './TimeLeft';
import { exactTime } from './exactTime';

const OTHERWISE: Record<Deadline['onTimeout'], string> = {
  expire: 'Otherwise it expires.',
  reject: 'Otherwise it is rejected.',
  escalate: 'Otherwise everybody it escalates to is asked at once.',
};

type DeadlineLineProps = {
  deadline: Deadline;
  /** Where time does not run yet. */
  still?: boolean;
};

/** By when it has to be decided, how long that is, and what happens otherwise. */
export const DeadlineLine = ({ deadline, still }: DeadlineLineProps) => {
  const { at, overdue, onTimeout } = deadline;
  return (
    <Typography variant="body2" component="div">
      {overdue ? 'Had' : 'Has'} to be decided by {exactTime(at)}
      {!still && (
        <>
          {' · '}
          <TimeLeft at={at} overdue={overdue} />
        </>
      )}
      <Typography variant="body2" color="textSecondary">
        {overdue ? 'It can still be decided.' : OTHERWISE[onTimeout]}
      </Typography>
    </Typography>
  );
};
