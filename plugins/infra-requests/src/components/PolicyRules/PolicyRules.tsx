import type {
  FindingExample,
  PolicyDocument,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { Section } from '../PolicyPage/Section';
import { Findings } from './Findings';
import { PolicyBudgets } from './PolicyBudgets';
import { PolicyCalendars } from './PolicyCalendars';
import { PolicyTiers } from './PolicyTiers';
import { Rules } from './Rules';

type PolicyRulesProps = {
  policy: PolicyDocument;
  /** A policy that no longer decides is shown as it was. */
  past?: boolean;
  /** Opens the simulator on an example; without it there is none. */
  onTry?: (facts: FindingExample['facts']) => void;
};

/** A policy whole: what the analysis found in it, its tiers, rules, calendars and budgets. */
export const PolicyRules = ({ policy, past, onTry }: PolicyRulesProps) => {
  const t = useTranslate();
  const fallback =
    policy.tiers.find(({ id }) => id === policy.fallbackTier)?.title ??
    policy.fallbackTier;
  const { highRiskEnvironments: highRisk = [] } = policy;
  return (
    <>
      <Typography paragraph>
        {t('policy.intro', {
          fallback,
          currency: policy.currency,
          timezone: policy.timezone,
        })}
        {highRisk.length > 0 && ' '}
        {highRisk.length > 0 &&
          t('policy.highRisk', { environments: highRisk.join(', ') })}
      </Typography>
      {policy.findings && (
        <Section id="findings" title={t('policy.findings.title')}>
          <Findings findings={policy.findings} policy={policy} onTry={onTry} />
        </Section>
      )}
      <PolicyTiers policy={policy} />
      <Rules policy={policy} past={past} />
      {policy.calendars && policy.calendars.length > 0 && (
        <PolicyCalendars calendars={policy.calendars} past={past} />
      )}
      {policy.budgets && (
        <PolicyBudgets budgets={policy.budgets} currency={policy.currency} />
      )}
    </>
  );
};
