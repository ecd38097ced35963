import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { policyVersionsRouteRef } from '../../routes';
import { Digest } from '../Digest/Digest';
import { RelativeTime } from '../RelativeTime/RelativeTime';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 3),
    marginBottom: theme.spacing(1),
  },
}));

/** Which policy this is, and since when it decides. */
export const PolicyHead = ({ policy }: { policy: PolicyDocument }) => {
  const classes = useStyles();
  const versions = useRouteRef(policyVersionsRouteRef)();
  return (
    <div className={classes.head}>
      <Typography component="div">
        Policy <Digest digest={policy.digest} />
        {policy.activeSince && (
          <>
            {' '}
            active for <RelativeTime at={policy.activeSince} as="elapsed" />
          </>
        )}
      </Typography>
      <Link to={versions}>Earlier policies</Link>
    </div>
  );
};
