import Tooltip from '@material-ui/core/Tooltip';
import { DateTime } from 'luxon';
import { exactTime } from '../TimeLeft/exactTime';
import { elapsedInWords, relativeInWords } from './timeInWords';

type RelativeTimeProps = {
  at: string;
  /** How it is said: "10 minutes ago", or "10 minutes" as in "active for 10 minutes". */
  as?: 'ago' | 'elapsed';
};

/** How long ago something was, with the exact time on hover. */
export const RelativeTime = ({ at, as = 'ago' }: RelativeTimeProps) => {
  const time = DateTime.fromISO(at);
  const now = DateTime.now();
  return (
    <Tooltip title={exactTime(at, { seconds: true })}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {as === 'ago' ? relativeInWords(time, now) : elapsedInWords(time, now)}
      </time>
    </Tooltip>
  );
};
