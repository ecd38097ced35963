import type {
  Deadline,
  UpcomingStep,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { usePast } from '../../hooks/usePast';
import { useTranslate } from '../../hooks/useTranslate';
import { TimeLeft } from './TimeLeft';
import { useExactTime } from './useExactTime';

const OTHERWISE = {
  expire: 'common.deadline.otherwiseExpire',
  reject: 'common.deadline.otherwiseReject',
  escalate: 'common.deadline.otherwiseEscalate',
} as const;

const NOW = {
  expire: 'common.deadline.nowExpire',
  reject: 'common.deadline.nowReject',
  escalate: 'common.deadline.nowEscalate',
} as const;

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
  const t = useTranslate();
  const exactTime = useExactTime();
  const { at, overdue } = deadline;
  const passed = usePast(at) && !still;
  return (
    <Typography variant="body2" component="div">
      {t(overdue || passed ? 'common.deadline.had' : 'common.deadline.has', {
        time: exactTime(at),
      })}
      {!still && (
        <>
          {' · '}
          <TimeLeft at={at} overdue={overdue} />
        </>
      )}
      <Typography variant="body2" color="textSecondary">
        {t(consequenceOf({ deadline, upcoming, passed }))}
      </Typography>
    </Typography>
  );
};

function consequenceOf(options: {
  deadline: Deadline;
  upcoming?: UpcomingStep[];
  passed: boolean;
}) {
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
    ? 'common.deadline.goesOn'
    : OTHERWISE[onTimeout];
}
