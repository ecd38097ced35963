import type { Requirement } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { PLAIN_TERMS } from '../decision/terms';
import type { ReferenceTerms, TierTerms } from '../types';

export const printRequirement = ({
  approvers,
  count,
}: Requirement): JsonObject => ({
  approvers,
  count,
});

const printReference = ({ title, pattern }: ReferenceTerms): JsonObject =>
  pattern === undefined ? { title } : { title, pattern };

/** What a tier says of how people decide in it; nothing of what is as in every tier. */
export function printTerms(terms: TierTerms): JsonObject {
  const { onTimeout, escalate, commentOn, rejections } = terms;
  const { reference, emergency, ...rest } = terms;
  const printed: JsonObject = {
    due: rest.due,
    onTimeout: onTimeout === PLAIN_TERMS.onTimeout ? undefined : onTimeout,
    calendar: rest.calendar,
    remindAfter: rest.remindAfter,
    escalate:
      escalate.length === 0
        ? undefined
        : escalate.map(({ after, to }) => ({ after, to })),
    approvalValidFor: rest.approvalValidFor,
    commentOn: commentOn.length === 0 ? undefined : commentOn,
    reference: reference && {
      ...printReference(reference),
      on: reference.on,
    },
    rejections: rejections === PLAIN_TERMS.rejections ? undefined : rejections,
    dismissOn: rest.dismissOn,
    emergency: emergency && {
      requirements: emergency.requirements.map(printRequirement),
      incident: printReference(emergency.incident),
      reviewWithin: emergency.reviewWithin,
      reviewers: emergency.reviewers,
      escalateTo: emergency.escalateTo,
    },
  };
  return Object.fromEntries(
    Object.entries(printed).filter(([, value]) => value !== undefined),
  );
}
