import type {
  EntityRef,
  PolicyFinding,
} from '@infra-requests/plugin-infra-requests-common';
import { boundaryFindings } from './boundaries';
import { contradictions } from './contradictions';
import { deadEndFindings } from './deadEndFindings';
import { exampleOf } from './examples';
import type { Finding } from './Finding';
import { gaps } from './gaps';
import { automaticAtHighRisk } from './highRisk';
import { neverMatching } from './neverMatches';
import { neverSeen } from './neverSeen';
import { afresh, subjectOf } from './Subject';
import { unreachedTiers } from './unreachedTiers';
import type { Policy, RequestTypeDefinition } from '../types';

/**
 * What is wrong or doubtful in a policy that is valid, the worst first. Nothing is claimed without an example that
 * the evaluator confirmed; where a question takes too long to settle, nothing is said.
 */
export function analysePolicy(
  policy: Policy,
  options: {
    requestTypes: RequestTypeDefinition[];
    /** Everybody behind each approver ref; without it, nothing is said about requirements that cannot be met. */
    people?: Map<EntityRef, EntityRef[]>;
  },
): PolicyFinding[] {
  const { requestTypes, people } = options;
  const subject = subjectOf(policy, requestTypes);
  const impossible = neverMatching(afresh(subject));
  const neverMatch = idsOf(impossible);
  const superfluous = neverSeen(afresh(subject), neverMatch);
  const withoutEffect = new Set([...neverMatch, ...idsOf(superfluous)]);
  const findings = [
    ...impossible,
    ...automaticAtHighRisk(afresh(subject)),
    ...(people ? deadEndFindings(afresh(subject), people) : []),
    ...contradictions(afresh(subject), neverMatch),
    ...superfluous,
    ...unreachedTiers(afresh(subject), withoutEffect),
    ...boundaryFindings(afresh(subject)),
    ...gaps(afresh(subject)),
  ];
  return inOrder(findings, policy).map(
    ({ facts, mention, ...finding }): PolicyFinding => ({
      ...finding,
      example: exampleOf(facts, { policy, requestTypes, mention }),
    }),
  );
}

function idsOf(findings: Finding[]): Set<string> {
  return new Set(findings.flatMap(({ rule }) => rule ?? []));
}

const SEVERITIES = ['error', 'warning', 'info'];

/** By severity, then in the order of the rules; what is about no rule comes after them. */
function inOrder(findings: Finding[], { rules }: Policy): Finding[] {
  const position = ({ rule }: Finding) =>
    rule === undefined
      ? rules.length
      : rules.findIndex(({ id }) => id === rule);
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      position(a) - position(b),
  );
}

/** Every user and group that some tier or rule asks for approval. */
export function approversOf(policy: Policy): EntityRef[] {
  const requirements = [
    ...policy.tiers
      .flatMap(tier => tier.stages)
      .flatMap(one => one.requirements),
    ...policy.rules.flatMap(({ effect }) =>
      effect.kind === 'require' ? effect.require : [],
    ),
  ];
  return [...new Set(requirements.flatMap(one => one.approvers))].sort();
}
