import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { PolicyLink } from '../Digest/Digest';

/** The policy that decided on a request, which stays as it was even when another one is active. */
export const JudgedBy = ({ digest }: { digest: string }) => {
  const t = useTranslate();
  return (
    <Typography variant="body2" color="textSecondary">
      {t('request.why.judgedBy', { policy: <PolicyLink digest={digest} /> })}
    </Typography>
  );
};
