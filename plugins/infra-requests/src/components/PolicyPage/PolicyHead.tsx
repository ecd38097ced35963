import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { policyVersionsRouteRef } from '../../routes';
import { Digest } from '../Digest/Digest';
import { RelativeTime } from '../RelativeTime/RelativeTime';

/** Which policy this is, and since when it decides. */
export const PolicyHead = ({ policy }: { policy: PolicyDocument }) => {
  const versions = useRouteRef(policyVersionsRouteRef)();
  return (
    <Typography component="div" gutterBottom>
      Policy <Digest digest={policy.digest} />
      {policy.activeSince && (
        <>
          , active since <RelativeTime at={policy.activeSince} />
        </>
      )}
      {' · '}
      <Link to={versions}>Earlier policies</Link>
    </Typography>
  );
};
