import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { spanInWords } from '../TimeLeft/timeLeftInWords';

const MINUTE = 60_000;

type UsualWaitProps = { wait: NonNullable<Preview['usualWait']> };

/** How long people took with such requests so far. */
export const UsualWait = ({ wait }: UsualWaitProps) => {
  const t = useTranslate();
  return (
    <Typography variant="body2">
      {t('decision.usualWait', {
        usual: spanInWords(wait.medianMinutes * MINUTE, t),
        most: spanInWords(wait.mostMinutes * MINUTE, t),
      })}
    </Typography>
  );
};
