import { useCallback, useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  PolicyDocument,
  PolicyFinding,
  PolicyRule,
  RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useLocation } from 'react-router-dom';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useAddress } from '../../hooks/useAddress';
import { useOnce, type Live } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { Section } from '../PolicyPage/Section';
import { filterRules, rulesWithFindings, type RuleFilter } from './filterRules';
import { RuleCards } from './RuleCards';
import { RuleFilters, readRuleFilter } from './RuleFilters';
import { RuleTable } from './RuleTable';
import { USAGE_DAYS } from './RuleUsageText';

/** Where the rules are configured. */
const SETTING = 'infraRequests.rules';

/** What a list of rules is drawn from. */
export type RuleListProps = {
  rules: PolicyRule[];
  policy: PolicyDocument;
  /** How often each matched; a past policy's rules have no such column. */
  usage?: Live<RuleUsage[]>;
};

/** Takes the keyboard and the eye to the rule that the address names. */
function useRuleOfAddress() {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash) {
      document.getElementById(decoded(hash.slice(1)))?.focus();
    }
  }, [hash, key]);
}

/** Anybody can write an address that cannot be decoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const RuleList = (props: RuleListProps) => {
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  useRuleOfAddress();
  if (props.rules.length === 0) {
    return null;
  }
  return narrow ? <RuleCards {...props} /> : <RuleTable {...props} />;
};

const UsedRules = (props: Omit<RuleListProps, 'usage'>) => {
  const api = useApi(infraRequestsApiRef);
  const usage = useOnce(
    useCallback(() => api.getPolicyUsage({ days: USAGE_DAYS }), [api]),
  );
  return <RuleList {...props} usage={usage} />;
};

type RulesProps = { policy: PolicyDocument; past?: boolean };

/** Every rule: when it applies, what it does then, and how often it did. */
export const Rules = ({ policy, past }: RulesProps) => {
  const t = useTranslate();
  const { params, change } = useAddress();
  const filter = readRuleFilter(params, policy);
  const { findings = [] } = policy;
  const rules = filterRules({ rules: policy.rules, filter, findings });
  return (
    <Section id="rules" title={t('policy.rules.title')}>
      {policy.rules.length === 0 ? (
        <Typography>
          {t('policy.rules.none', { setting: <code>{SETTING}</code> })}
        </Typography>
      ) : (
        <>
          <RuleFilters filter={filter} change={change} policy={policy} />
          {rules.length === 0 && (
            <Typography>{whyNone({ filter, findings, t })}</Typography>
          )}
          {past ? (
            <RuleList rules={rules} policy={policy} />
          ) : (
            <UsedRules rules={rules} policy={policy} />
          )}
        </>
      )}
    </Section>
  );
};

/** Why a filter leaves no rule. */
function whyNone(options: {
  filter: RuleFilter;
  findings: PolicyFinding[];
  t: Translate;
}): string {
  const { filter, findings, t } = options;
  const isAboutNone = rulesWithFindings(findings).size === 0;
  return filter.onlyFindings && isAboutNone
    ? t('policy.rules.noneWithFindings')
    : t('policy.rules.noneFits');
}
