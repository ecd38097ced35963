import type {
  FindingExample,
  PolicyDocument,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
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
  const fallback =
    policy.tiers.find(({ id }) => id === policy.fallbackTier)?.title ??
    policy.fallbackTier;
  const { highRiskEnvironments: highRisk = [] } = policy;
  return (
    <>
      <Typography paragraph>
        Every rule is read, in no order, and the most restrictive one applies. A
        request that no rule gives a tier gets {fallback}. Money is in{' '}
        {policy.currency}, times are in {policy.timezone}.
        {highRisk.length > 0 && ` High risk: ${highRisk.join(', ')}.`}
      </Typography>
      {policy.findings && (
        <Section id="findings" title="Findings">
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
