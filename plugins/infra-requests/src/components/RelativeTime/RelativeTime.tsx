import Tooltip from '@material-ui/core/Tooltip';
import { DateTime } from 'luxon';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { exactTime } from '../TimeLeft/exactTime';
import { elapsedInWords, relativeInWords } from './timeInWords';

type RelativeTimeProps = {
  at: string;
  /** How it is said: "10 minutes ago", or "10 minutes" as in "active for 10 minutes". */
  as?: 'ago' | 'elapsed';
};

const SAY = { ago: relativeInWords, elapsed: elapsedInWords };

/** How long ago something was, with the exact time on hover. */
export const RelativeTime = ({ at, as = 'ago' }: RelativeTimeProps) => {
  const t = useTranslate();
  const language = useLanguage();
  const words = SAY[as](DateTime.fromISO(at), DateTime.now(), { t, language });
  return (
    <Tooltip title={exactTime(at, { seconds: true, language })}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {words}
      </time>
    </Tooltip>
  );
};
