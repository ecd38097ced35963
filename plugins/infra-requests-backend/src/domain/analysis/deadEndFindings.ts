import { parseEntityRef } from '@backstage/catalog-model';
import type {
  EntityRef,
  Requirement,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { deadEnds } from '../decision/deadEnds';
import { approvalsAsked, type Asked } from './approvalsAsked';
import { pathsOf, putAt } from './comparisons';
import type { Finding } from './Finding';
import { visible } from './neverSeen';
import { isUsedUp } from './search';
import type { Steps } from './steps';
import { decided, type Subject } from './Subject';
import { unmannedTerms } from './unmannedTerms';
import { unrejectable } from './unrejectable';
import { listed } from '../policy/english';
import { askedOfNamed } from '../policy/namedApprovers';
import type { Facts, Policy } from '../types';

type People = Map<EntityRef, EntityRef[]>;

/** More people than this are not tried out as the requester of one kind of request, or named in one sentence. */
const MOST_REQUESTERS = 60;
const MOST_NAMES = 3;

/** Something that cannot be met. */
interface DeadEnd {
  /** The same for what is the same to correct. */
  key: string;
  stages: string[];
  /** Missing where each requirement could be met alone, but not all together. */
  requirement?: Requirement;
}

/** Requirements that the people behind them cannot meet, whoever asks or when some people ask. */
export function* deadEndFindings(
  subject: Subject,
  people: People,
): Steps<Finding[]> {
  const forAll = new Map<string, Finding>();
  const forSome = new Map<string, Finding>();
  const inTerms = new Map<string, Finding>();
  for (const asked of yield* approvalsAsked(subject)) {
    yield;
    const ends = deadEndsOf(asked.decision, people, []);
    for (const [way, found] of [
      [asked, ends],
      ...emergencyEnds(asked, people),
    ] as const) {
      for (const end of found) {
        if (!forAll.has(end.key)) {
          forAll.set(end.key, findingForAll(way, end, people, subject));
        }
      }
    }
    for (const finding of [
      ...unmannedTerms(asked, asked.decision.tier, people),
      ...unrejectable(asked, people),
    ]) {
      inTerms.set(finding.message, finding);
    }
    // Where nobody can ask, it says nothing that some cannot.
    const stuck =
      ends.length > 0 ? [] : yield* stuckRequesters(asked, people, subject);
    for (const [key, finding] of stuck) {
      if (!forSome.has(key)) {
        forSome.set(key, finding);
      }
    }
  }
  return [...forAll.values(), ...forSome.values(), ...inTerms.values()];
}

/** What nobody could approve in an emergency, where the tier has a way for them. */
function emergencyEnds(asked: Asked, people: People): [Asked, DeadEnd[]][] {
  const { emergency } = asked.decision.tier.terms;
  if (!emergency) {
    return [];
  }
  const { requirements } = emergency;
  const decision = {
    ...asked.decision,
    stages: [{ name: 'emergency', requirements }],
  };
  return [[{ ...asked, decision }, deadEndsOf(decision, people, [])]];
}

/** Of those whom only a request or a resolver tells, nobody knows that they are not there. */
function deadEndsOf(
  { stages: all, distinct }: Asked['decision'],
  people: People,
  involved: EntityRef[],
): DeadEnd[] {
  const stages = askedOfNamed(all);
  const isDead = (some: Stage[]) =>
    deadEnds({ stages: some, distinct, people, involved }).length > 0;
  if (!isDead(stages)) {
    return [];
  }
  const alone = stages.flatMap(({ name, requirements }) =>
    requirements
      .filter(one => isDead([{ name, requirements: [one] }]))
      .map(requirement => ({
        key: JSON.stringify([
          [...requirement.approvers].sort(),
          requirement.count,
        ]),
        stages: [name],
        requirement,
      })),
  );
  return alone.length > 0
    ? byKey(alone)
    : [
        {
          key: JSON.stringify(stages.map(one => one.requirements)),
          stages: stages.map(({ name }) => name),
        },
      ];
}

/** The same requirement in a further stage. */
const alsoIn = (end: DeadEnd, stage: string): DeadEnd =>
  end.stages.includes(stage) ? end : { ...end, stages: [...end.stages, stage] };

/** One for what is the same to correct, with all the stages that it blocks. */
function byKey(ends: DeadEnd[]): DeadEnd[] {
  const merged = new Map<string, DeadEnd>();
  for (const end of ends) {
    const known = merged.get(end.key);
    merged.set(end.key, known ? end.stages.reduce(alsoIn, known) : end);
  }
  return [...merged.values()];
}

/** "linus" for user:default/linus. */
const shortName = (ref: EntityRef) => parseEntityRef(ref).name;

/** The first of several people by name. */
const named = (people: EntityRef[]) =>
  people.length <= MOST_NAMES
    ? listed(people.map(shortName), 'or')
    : `${people.slice(0, MOST_NAMES).map(shortName).join(', ')} or one of ${
        people.length - MOST_NAMES
      } more people`;

const membersOf = ({ approvers }: Requirement, people: People) =>
  new Set(approvers.flatMap(ref => people.get(ref) ?? []));

/** What each person who may ask and approve runs into when asking. */
function* stuckRequesters(
  asked: Asked,
  people: People,
  subject: Subject,
): Steps<Map<string, Finding>> {
  // Those of whom there are fewest are missed first.
  const persons = asked.decision.stages
    .flatMap(stage => stage.requirements)
    .map(requirement => [...membersOf(requirement, people)])
    .sort((one, other) => one.length - other.length)
    .flat();
  const stuck = new Map<
    string,
    { end: DeadEnd; facts: Facts; requesters: EntityRef[] }
  >();
  for (const person of [...new Set(persons)].slice(0, MOST_REQUESTERS)) {
    const facts = askedBy(person, asked.facts, people);
    yield;
    if (isUsedUp(subject.effort)) {
      break;
    }
    const decision = decided(subject, facts);
    const isSettled =
      visible(decision) === visible(asked.decision) &&
      !groupsMatter(facts, subject);
    if (isSettled) {
      for (const end of deadEndsOf(decision, people, [person])) {
        const known = stuck.get(end.key);
        stuck.set(end.key, {
          end: known ? end.stages.reduce(alsoIn, known.end) : end,
          facts: known?.facts ?? facts,
          requesters: [...new Set([...(known?.requesters ?? []), person])],
        });
      }
    }
  }
  return new Map(
    [...stuck].map(([key, { end, facts, requesters }]) => [
      key,
      {
        ...about(asked, end, subject.policy),
        severity: 'warning',
        message: `${where(asked, end)} cannot be met when ${named(
          requesters,
        )} asks: ${whyStuck(
          end,
          people,
          requesters,
        )} Add people, or ask for others as well.`,
        facts,
        mention: ['requester.ref'],
      },
    ]),
  );
}

/** Whether a rule depends on groups of the requester, of whom only those are known that approve something. */
function groupsMatter(facts: Facts, subject: Subject): boolean {
  const { unknown } = decided(subject, {
    values: facts.values,
    unknown: { ...facts.unknown, 'requester.groups': 'not all are known' },
  });
  return unknown.some(({ when }) =>
    pathsOf([when]).includes('requester.groups'),
  );
}

function askedBy(person: EntityRef, facts: Facts, people: People): Facts {
  const values = structuredClone(facts.values);
  const groups = [...people].flatMap(([ref, members]) =>
    ref !== person && members.includes(person) ? [ref] : [],
  );
  putAt(values, 'requester', { ref: person, kind: 'user', groups });
  return { values, unknown: facts.unknown };
}

function findingForAll(
  asked: Asked,
  end: DeadEnd,
  people: People,
  { policy }: Subject,
): Finding {
  return {
    ...about(asked, end, policy),
    severity: 'error',
    message: `${where(asked, end)} can never be met: ${whyNobody(
      end,
      people,
    )} ${
      end.requirement
        ? 'Correct the approvers or the count, or add people to the catalog.'
        : 'Ask other people in one of them, or add people to the catalog.'
    }`,
    facts: asked.facts,
    mention: [],
  };
}

/** Which tier or rule asks for it. */
function about(
  { decision }: Asked,
  { requirement }: DeadEnd,
  policy: Policy,
): Pick<Finding, 'code' | 'rule' | 'tier' | 'otherRules'> {
  const tier = policy.tiers.find(({ id }) => id === decision.tier.id)!;
  const isSame = (one: Requirement) =>
    requirement !== undefined &&
    one.count === requirement.count &&
    [...one.approvers].sort().join() ===
      [...requirement.approvers].sort().join();
  const requiring = decision.matched
    .concat(decision.unknown)
    .filter(({ effect }) => effect.kind === 'require');
  const rule = requiring.find(
    ({ effect }) => effect.kind === 'require' && effect.require.some(isSame),
  );
  const isOfTier = tier.stages.some(one => one.requirements.some(isSame));
  return {
    code: 'dead-end',
    ...(rule && !isOfTier ? { rule: rule.id } : { tier: tier.id }),
    otherRules: requirement ? [] : requiring.map(({ id }) => id),
  };
}

const approvals = ({ approvers, count }: Requirement) =>
  `${count} ${count === 1 ? 'approval' : 'approvals'} of ${listed(
    approvers.map(shortName),
    'or',
  )}`;

function where({ decision }: Asked, { stages, requirement }: DeadEnd): string {
  return requirement
    ? `What the ${stages.length === 1 ? 'stage' : 'stages'} ${listed(
        stages.map(name => `"${name}"`),
      )} ${stages.length === 1 ? 'asks' : 'ask'} for (${approvals(
        requirement,
      )}) in the tier "${decision.tier.title}"`
    : `What the tier "${decision.tier.title}" asks for in its stages (${listed(
        stages,
      )})`;
}

function whyNobody({ requirement }: DeadEnd, people: People): string {
  if (!requirement) {
    return 'the same people are needed twice, and one person counts only once.';
  }
  const there = membersOf(requirement, people).size;
  return there === 0
    ? 'nobody is there, or the catalog does not know it.'
    : `only ${there} ${there === 1 ? 'person is' : 'people are'} there.`;
}

function whyStuck(
  { requirement }: DeadEnd,
  people: People,
  [requester]: EntityRef[],
): string {
  if (!requirement) {
    return 'nobody decides on their own request, and the people who are left are needed twice.';
  }
  const members = membersOf(requirement, people);
  members.delete(requester);
  return `nobody decides on their own request, and ${
    members.size === 0 ? 'nobody else' : `only ${members.size} more`
  } ${members.size > 1 ? 'are' : 'is'} there.`;
}
