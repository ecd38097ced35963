import Tooltip from '@material-ui/core/Tooltip';
import { DateTime } from 'luxon';

/** How long ago something was, with the exact time on hover. */
export const RelativeTime = ({ at }: { at: string }) => {
  const time = DateTime.fromISO(at);
  return (
    <Tooltip title={time.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {time.toRelative()}
      </time>
    </Tooltip>
  );
};
