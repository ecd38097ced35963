import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useOnce } from '../../hooks/useLive';
import { Loaded } from '../Loaded/Loaded';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { PolicyRules } from './PolicyRules';
import { PolicyTiers } from './PolicyTiers';

const Policy = ({ policy }: { policy: PolicyDocument }) => {
  const fallback =
    policy.tiers.find(({ id }) => id === policy.fallbackTier)?.title ??
    policy.fallbackTier;
  return (
    <>
      <Typography paragraph>
        Every rule is read, in no order, and the most restrictive one applies. A
        request that no rule gives a tier gets {fallback}.
      </Typography>
      <PolicyTiers policy={policy} />
      <PolicyRules policy={policy} />
      <Typography variant="body2" style={{ overflowWrap: 'anywhere' }}>
        Policy <code>{policy.digest}</code>
        {policy.activeSince && (
          <>
            , active since <RelativeTime at={policy.activeSince} />
          </>
        )}
        . Money in {policy.currency}, times in {policy.timezone}.
      </Typography>
    </>
  );
};

/** How requests are decided on: the tiers, and the rules that lead to them. */
export const PolicyPage = () => {
  const api = useApi(infraRequestsApiRef);
  const policy = useOnce(useCallback(() => api.getPolicy(), [api]));
  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        Policy
      </Typography>
      <Loaded of={policy} what="the policy" lines={8}>
        {value => <Policy policy={value} />}
      </Loaded>
    </>
  );
};
