import type { Verdict } from '@infra-requests/plugin-infra-requests-common';
import type {
  EmergencyTerms,
  OnTimeout,
  Policy,
  ReferenceTerms,
  TierTerms,
} from '../types';
import {
  approversInWords,
  listed,
  sentence,
  titleInText,
  titleOf,
  whoever,
  withArticle,
} from './english';
import { FactWords } from './factWords';
import { durationInWords } from './readDuration';

const OTHERWISE: Record<OnTimeout, string> = {
  expire: 'it expires',
  reject: 'it is rejected',
  escalate: 'every step of the escalation is taken at once',
};

const VOTES: Record<Verdict, string> = {
  approve: 'approve',
  reject: 'reject',
  'request-changes': 'request changes',
};

const voteTo = (verdicts: readonly Verdict[]) =>
  `a vote to ${listed(
    verdicts.map(verdict => VOTES[verdict]),
    'or',
  )}`;

const referenceInWords = ({ title, pattern }: ReferenceTerms) =>
  `${withArticle(titleInText(title))}${
    pattern === undefined ? '' : ` that matches ${pattern}`
  }`;

/** "2 working days": a day of a calendar is one of its days, an hour one of its hours. */
const workingTimeInWords = (duration: string) =>
  durationInWords(duration).replace(/^\d+ /, '$&working ');

/** How people decide in a tier, each of its terms in a sentence; nothing is said of what is as in every tier. */
export function termsInWords(terms: TierTerms, policy: Policy): string[] {
  const { due, onTimeout, remindAfter, escalate, approvalValidFor } = terms;
  const { commentOn, reference, rejections, dismissOn, emergency } = terms;
  const calendar = policy.calendars.find(({ id }) => id === terms.calendar);
  const counted = (duration: string) =>
    calendar
      ? `${workingTimeInWords(duration)} (${calendar.title})`
      : durationInWords(duration);
  const words = FactWords.of(policy);
  return [
    ...(due === undefined
      ? []
      : [
          `has to be decided within ${counted(due)}, or ${
            OTHERWISE[onTimeout]
          }`,
        ]),
    ...(remindAfter === undefined
      ? []
      : [
          `whoever still has to approve is reminded after ${counted(
            remindAfter,
          )}, and then each time after twice as long`,
        ]),
    ...escalate.map(
      ({ after, to }) =>
        `after ${counted(after)}, ${whoever(to)} may approve as well`,
    ),
    ...(commentOn.length === 0 ? [] : [`${voteTo(commentOn)} needs a comment`]),
    ...(reference
      ? [`${voteTo(reference.on)} needs ${referenceInWords(reference)}`]
      : []),
    ...(rejections === 1
      ? []
      : [`it is rejected when ${rejections} people have rejected it`]),
    ...(dismissOn
      ? [
          `votes stay when it is edited, unless ${listed(
            dismissOn.map(path => changeable(path, words)),
            'or',
          )} changed or others have to approve`,
        ]
      : []),
    ...(approvalValidFor === undefined
      ? []
      : [
          `once approved, it has to be carried out within ${durationInWords(
            approvalValidFor,
          )}, or it has to be approved again`,
        ]),
    ...(emergency ? emergencyInWords(emergency) : []),
  ].map(sentence);
}

/** What is filled in, by its name; not to be taken for a stage of the approval. */
function changeable(path: string, words: FactWords): string {
  const { name, bare } = words.subject(path);
  return bare === 'stage' ? `“${titleOf(bare)}” of the form` : name;
}

function emergencyInWords(emergency: EmergencyTerms): string[] {
  const { requirements, incident, reviewWithin, reviewers, escalateTo } =
    emergency;
  return [
    `in an emergency, approval by ${approversInWords(
      requirements,
    )} is enough, with a reason and ${referenceInWords(incident)}`,
    `afterwards, it has to be reviewed within ${durationInWords(
      reviewWithin,
    )} by ${whoever(reviewers)}; when that is overdue, ${whoever(
      escalateTo,
    )} may review it as well, and whoever asked gets no other emergency approval until it is done`,
  ];
}
