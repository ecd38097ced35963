import { useCallback } from 'react';
import { Link } from '@backstage/core-components';
import {
  useApi,
  useRouteRef,
  useRouteRefParams,
} from '@backstage/core-plugin-api';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { POLICY, useLive } from '../../hooks/useLive';
import {
  policyRouteRef,
  policyVersionRouteRef,
  policyVersionsRouteRef,
} from '../../routes';
import { Digest } from '../Digest/Digest';
import { Disclosure } from '../Disclosure/Disclosure';
import { Written } from '../Disclosure/Written';
import { Loaded } from '../Loaded/Loaded';
import { Section } from '../PolicyPage/Section';
import { PolicyRules } from '../PolicyRules/PolicyRules';
import { RelativeTime } from '../RelativeTime/RelativeTime';

const useStyles = makeStyles(theme => ({
  status: { marginBottom: theme.spacing(2) },
}));

const Status = ({ policy }: { policy: PolicyDocument }) => {
  const classes = useStyles();
  const activePolicy = useRouteRef(policyRouteRef)();
  const { activeSince, lastActiveAt } = policy;
  return (
    <Alert severity="info" className={classes.status}>
      {lastActiveAt ? (
        <>
          This policy no longer decides. It was first active{' '}
          {activeSince && <RelativeTime at={activeSince} />}, and last active{' '}
          <RelativeTime at={lastActiveAt} />.
        </>
      ) : (
        <>
          This is the active policy
          {activeSince && (
            <>
              , active for <RelativeTime at={activeSince} as="elapsed" />
            </>
          )}
          .
        </>
      )}{' '}
      <Link to={activePolicy}>To the active policy</Link>
    </Alert>
  );
};

/** A policy as it was when it decided, to be read only. */
export const PolicyVersionPage = () => {
  const api = useApi(infraRequestsApiRef);
  const { digest } = useRouteRefParams(policyVersionRouteRef);
  const versions = useRouteRef(policyVersionsRouteRef)();
  const policy = useLive(
    useCallback(() => api.getPolicyVersion(digest), [api, digest]),
    { about: POLICY },
  );
  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        Policy <Digest digest={digest} />
      </Typography>
      <Typography paragraph>
        <Link to={versions}>Earlier policies</Link>
      </Typography>
      <Loaded of={policy} what="this policy" lines={8}>
        {value => (
          <>
            <Status policy={value} />
            <PolicyRules policy={value} past />
            {value.text && (
              <Section id="text" title="As written">
                <Disclosure label="Show the whole policy in YAML">
                  <Written label="The policy in YAML" value={value.text} />
                </Disclosure>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
};
