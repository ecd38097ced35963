import type { UsualWait as Usual } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { spanInWords } from '../TimeLeft/timeLeftInWords';

const MINUTE_MS = 60_000;

/** How long people took for such requests lately. */
export const UsualWait = ({ usual }: { usual: Usual }) => {
  const t = useTranslate();
  const span = (minutes: number) => spanInWords(minutes * MINUTE_MS, t);
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      title={t('common.usualWait.of', { count: usual.requests })}
    >
      {t('common.usualWait.text', {
        median: span(usual.medianMinutes),
        most: span(usual.mostMinutes),
      })}
    </Typography>
  );
};
