import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { nameOfRef } from '../policy/english';
import { isNamed } from '../policy/namedApprovers';
import { durationInWords } from '../policy/readDuration';
import type { Tier } from '../types';
import type { Asked } from './approvalsAsked';
import type { Finding } from './Finding';

/** People on whom a tier counts besides its approvers. */
interface CountedOn {
  refs: EntityRef[];
  /** What they are there for, after their name. */
  role: string;
  /** Whether nothing goes on without any of them. */
  needed: boolean;
}

function countedOn({ escalate, emergency }: Tier['terms']): CountedOn[] {
  return [
    ...escalate.map(({ after, to }) => ({
      refs: to,
      role: `is to join the approvers after ${durationInWords(after)}`,
      needed: false,
    })),
    ...(emergency
      ? [
          {
            refs: emergency.reviewers,
            role: 'is to review what was approved in an emergency',
            needed: true,
          },
          {
            refs: emergency.escalateTo,
            role: 'is to join the reviewers when a review is overdue',
            needed: false,
          },
        ]
      : []),
  ];
}

/** Whom a tier that requests get into counts on besides its approvers, where nobody is there. */
export function unmannedTerms(
  { facts }: Asked,
  tier: Tier,
  people: Map<EntityRef, EntityRef[]>,
): Finding[] {
  const isEmpty = (ref: EntityRef) =>
    isNamed(ref) && (people.get(ref) ?? []).length === 0;
  return countedOn(tier.terms).flatMap(({ refs, role, needed }) =>
    refs.filter(isEmpty).map(
      (ref): Finding => ({
        code: 'dead-end',
        severity: needed && refs.every(isEmpty) ? 'error' : 'warning',
        tier: tier.id,
        otherRules: [],
        message: `In the tier "${tier.title}", ${nameOfRef(
          ref,
        )} ${role}, but nobody is there, or the catalog does not know it. Correct it, or add people to the catalog.`,
        facts,
        mention: [],
      }),
    ),
  );
}
