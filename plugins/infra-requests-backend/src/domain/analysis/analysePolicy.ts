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
import { isNamed } from '../policy/namedApprovers';
import { isUsedUp } from './search';
import { allAtOnce, type Steps } from './steps';
import { afresh, subjectOf, type Subject } from './Subject';
import { unreachedTiers } from './unreachedTiers';
import type { Policy, RequestTypeDefinition } from '../types';

export interface AnalysisOptions {
  requestTypes: RequestTypeDefinition[];
  /** Everybody behind each approver ref; without it, nothing is said about requirements that cannot be met. */
  people?: Map<EntityRef, EntityRef[]>;
}

export interface Analysis {
  findings: PolicyFinding[];
  /** What there may be more of, as the policy was too large to look everywhere. */
  leftOut: PolicyFinding['code'][];
}

/**
 * What is wrong or doubtful in a policy that is valid, the worst first. Nothing is claimed without an example that
 * the evaluator confirmed; where a question takes too long to settle, nothing is said.
 */
export const analysePolicy = (
  policy: Policy,
  options: AnalysisOptions,
): PolicyFinding[] => allAtOnce(analysisSteps(policy, options)).findings;

/** How much is looked at for each kind of finding, so that none is left out because of another. */
const EFFORT = 500_000;
/** Most of what there is to find in a large policy needs every rule to be compared with the others. */
const EFFORT_FOR_EACH_RULE = 1_500_000;

/** The same as {@link analysePolicy}, in steps of a few milliseconds. */
export function* analysisSteps(
  policy: Policy,
  options: AnalysisOptions,
): Steps<Analysis> {
  const { requestTypes, people } = options;
  const subject = subjectOf(policy, requestTypes);
  const leftOut: Analysis['leftOut'] = [];
  function* look(
    code: PolicyFinding['code'],
    find: (subject: Subject) => Steps<Finding[]>,
    effort = EFFORT,
  ): Steps<Finding[]> {
    const own = afresh(subject, effort);
    const found = yield* find(own);
    if (isUsedUp(own.effort)) {
      leftOut.push(code);
    }
    return found;
  }
  const impossible = yield* look('never-matches', neverMatching);
  const neverMatch = idsOf(impossible);
  const superfluous = yield* look(
    'never-seen',
    one => neverSeen(one, neverMatch),
    EFFORT_FOR_EACH_RULE,
  );
  const withoutEffect = new Set([...neverMatch, ...idsOf(superfluous)]);
  const findings = [
    ...impossible,
    ...(yield* look('high-risk-automatic', automaticAtHighRisk)),
    ...(people
      ? yield* look('dead-end', one => deadEndFindings(one, people))
      : []),
    ...(yield* look('contradiction', one => contradictions(one, neverMatch))),
    ...superfluous,
    ...(yield* look('unreached-tier', one =>
      unreachedTiers(one, withoutEffect),
    )),
    ...(yield* look('boundary-hole', boundaryFindings)),
    ...(yield* look('gap', gaps)),
  ];
  return {
    findings: yield* presented(findings, policy, requestTypes),
    leftOut,
  };
}

/** In order, each with its example in words. */
function* presented(
  findings: Finding[],
  policy: Policy,
  requestTypes: RequestTypeDefinition[],
): Steps<PolicyFinding[]> {
  const result: PolicyFinding[] = [];
  for (const { facts, mention, ...finding } of inOrder(findings, policy)) {
    yield;
    result.push({
      ...finding,
      example: exampleOf(facts, { policy, requestTypes, mention }),
    });
  }
  return result;
}

function idsOf(findings: Finding[]): Set<string> {
  return new Set(findings.flatMap(({ rule }) => rule ?? []));
}

const SEVERITIES = ['error', 'warning', 'info'];

/** By severity, then in the order of the rules; what is about no rule comes after them. */
function inOrder(findings: Finding[], { rules }: Policy): Finding[] {
  const positions = new Map(rules.map(({ id }, at) => [id, at]));
  const position = ({ rule }: Finding) =>
    rule === undefined ? rules.length : positions.get(rule)!;
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      position(a) - position(b),
  );
}

/** Every user and group by name that some tier or rule counts on: to approve, to join later, or to review. */
export function approversOf({ tiers, rules }: Policy): EntityRef[] {
  const terms = tiers.map(tier => tier.terms);
  const emergencies = terms.flatMap(({ emergency }) => emergency ?? []);
  const requirements = [
    ...tiers.flatMap(tier => tier.stages).flatMap(one => one.requirements),
    ...rules.flatMap(({ effect }) =>
      effect.kind === 'require' ? effect.require : [],
    ),
    ...emergencies.flatMap(one => one.requirements),
  ];
  const refs = [
    ...requirements.flatMap(one => one.approvers),
    ...terms.flatMap(({ escalate }) => escalate.flatMap(({ to }) => to)),
    ...emergencies.flatMap(one => [...one.reviewers, ...one.escalateTo]),
  ];
  return [...new Set(refs.filter(isNamed))].sort();
}
