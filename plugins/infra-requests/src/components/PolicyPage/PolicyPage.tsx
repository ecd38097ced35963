import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useAddress } from '../../hooks/useAddress';
import { POLICY, useLive } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { Loaded } from '../Loaded/Loaded';
import { PolicyBacktest } from '../PolicyBacktest/PolicyBacktest';
import { PolicyRules } from '../PolicyRules/PolicyRules';
import { PolicyTrial } from '../PolicyTrial/PolicyTrial';
import { usePolicyDraft } from '../PolicyTrial/usePolicyDraft';
import { useSubject } from '../PolicyTrial/useSubject';
import { MayTry, useMayTry } from './MayTry';
import { PolicyHead } from './PolicyHead';
import { POLICY_TABS, PolicyTabs, tabIds } from './PolicyTabs';
import { RejectedChange } from './RejectedChange';

const Policy = ({ policy }: { policy: PolicyDocument }) => {
  const { params, change } = useAddress();
  const { allowed } = useMayTry();
  const draft = usePolicyDraft(policy);
  const subject = useSubject();
  const tab = POLICY_TABS.find(one => one === params.get('tab')) ?? 'rules';
  return (
    <>
      <PolicyHead policy={policy} />
      {policy.rejectedChange && (
        <RejectedChange change={policy.rejectedChange} />
      )}
      <PolicyTabs
        tab={tab}
        onChange={chosen =>
          change({ tab: chosen === 'rules' ? undefined : chosen })
        }
      />
      <div
        role="tabpanel"
        id={tabIds(tab).panel}
        aria-labelledby={tabIds(tab).tab}
      >
        {tab === 'rules' && (
          <PolicyRules
            policy={policy}
            onTry={
              allowed
                ? facts => {
                    subject.tryFacts(facts);
                    change({ tab: 'try' });
                  }
                : undefined
            }
          />
        )}
        {tab === 'try' && (
          <MayTry>
            <PolicyTrial policy={policy} draft={draft} subject={subject} />
          </MayTry>
        )}
        {tab === 'backtest' && (
          <MayTry>
            <PolicyBacktest policy={policy} draft={draft} />
          </MayTry>
        )}
      </div>
    </>
  );
};

/** How requests are decided on: the tiers, the rules that lead to them, and what a change of them would do. */
export const PolicyPage = () => {
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const policy = useLive(
    useCallback(() => api.getPolicy(), [api]),
    { about: POLICY },
  );
  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        {t('policy.title')}
      </Typography>
      <Loaded of={policy} what={t('policy.what')} lines={8}>
        {value => <Policy policy={value} />}
      </Loaded>
    </>
  );
};
