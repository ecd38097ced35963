import { TextLink } from '../TextLink/TextLink';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { PolicyRule } from '@infra-requests/plugin-infra-requests-common';
import { policyRouteRef } from '../../routes';

/** The id of a rule's row on the page. */
export function ruleAnchor(rule: string): string {
  return `rule-${rule}`;
}

type RuleLinkProps = {
  rule: string;
  /** The rules of the policy on the page. */
  rules?: PolicyRule[];
};

/** Leads to a rule in the table of rules, without any filter that would hide it. */
export const RuleLink = ({ rule, rules }: RuleLinkProps) => {
  const page = useRouteRef(policyRouteRef)();
  const found = rules?.find(({ id }) => id === rule);
  if (!found) {
    return <code>{rule}</code>;
  }
  const search = found.disabled ? '?disabled=yes' : '';
  return (
    <TextLink to={`${page}${search}#${encodeURIComponent(ruleAnchor(rule))}`}>
      {found.title ?? rule}
    </TextLink>
  );
};
