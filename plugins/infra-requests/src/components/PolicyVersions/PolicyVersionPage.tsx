import { useCallback } from 'react';
import { TextLink } from '../TextLink/TextLink';
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
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const activePolicy = useRouteRef(policyRouteRef)();
  const { activeSince, lastActiveAt } = policy;
  const words = () => {
    if (lastActiveAt) {
      const last = <RelativeTime at={lastActiveAt} />;
      return activeSince
        ? t('policy.version.past', {
            first: <RelativeTime at={activeSince} />,
            last,
          })
        : t('policy.version.pastSince', { last });
    }
    return activeSince
      ? t('policy.version.activeFor', {
          time: <RelativeTime at={activeSince} as="elapsed" />,
        })
      : t('policy.version.active');
  };
  return (
    <Alert severity="info" className={classes.status}>
      {words()} <TextLink to={activePolicy}>{t('policy.toActive')}</TextLink>
    </Alert>
  );
};

/** A policy as it was when it decided, to be read only. */
export const PolicyVersionPage = () => {
  const t = useTranslate();
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
        {t('policy.name', { digest: <Digest digest={digest} /> })}
      </Typography>
      <Typography paragraph>
        <TextLink to={versions}>{t('policy.earlier')}</TextLink>
      </Typography>
      <Loaded of={policy} what={t('policy.version.what')} lines={8}>
        {value => (
          <>
            <Status policy={value} />
            <PolicyRules policy={value} past />
            {value.text && (
              <Section id="text" title={t('policy.version.asWritten')}>
                <Disclosure label={t('policy.version.show')}>
                  <Written
                    label={t('policy.version.yaml')}
                    value={value.text}
                  />
                </Disclosure>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
};
