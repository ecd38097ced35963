import Typography from '@material-ui/core/Typography';
import { PolicyLink } from '../Digest/Digest';

/** The policy that decided on a request, which stays as it was even when another one is active. */
export const JudgedBy = ({ digest }: { digest: string }) => (
  <Typography variant="body2" color="textSecondary">
    Judged by policy <PolicyLink digest={digest} />
  </Typography>
);
