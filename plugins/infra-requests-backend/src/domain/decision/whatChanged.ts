import type {
  Evaluation,
  RuleTrace,
} from '@infra-requests/plugin-infra-requests-common';
import { approversInWords, listed, sentence } from '../policy/english';
import { factAt, type Fact } from '../policy/fact';
import { FactWords, type Naming } from '../policy/factWords';
import { durationInWords } from '../policy/readDuration';
import type { Facts, RequestRecord } from '../types';
import type { Asked } from './asked';
import { digestOf } from './digest';
import { checksWithOtherEvidence } from './evidence';
import { isStricter, notImplied } from './stricter';

/** Why what was approved is asked again, for people: what is different now, and what that leads to. */
export function whatChanged(options: {
  approved: RequestRecord;
  now: Asked;
  naming: Naming;
  /** Whether the approval was no longer valid. */
  tooOld: boolean;
}): string {
  const { approved, now, naming, tooOld } = options;
  const clauses = [
    ...(tooOld ? [ageInWords(approved)] : []),
    ...(isStricter(approved, now)
      ? [...causes(approved, now, naming), consequence(approved, now)]
      : []),
    ...checksWithOtherEvidence(approved, now).map(
      id =>
        `what "${checkTitle(
          id,
          approved,
          now,
        )}" looked at is not what was approved`,
    ),
  ];
  return clauses.map(sentence).join(' ');
}

function checkTitle(id: string, approved: RequestRecord, now: Asked): string {
  const checks = [...(now.checks ?? []), ...(approved.checks ?? [])];
  return checks.find(check => check.id === id)?.title ?? id;
}

function ageInWords({ terms }: RequestRecord): string {
  return `the approval is no longer valid, as it is older than ${durationInWords(
    terms!.approvalValidFor!,
  )}`;
}

function causes(approved: RequestRecord, now: Asked, naming: Naming): string[] {
  const words = FactWords.of(naming, now.type);
  const changed = pathsThatMatter(approved.evaluation, now.evaluation).filter(
    path => valueAt(approved.facts, path) !== valueAt(now.facts, path),
  );
  if (changed.length > 0) {
    const clauses = changed.map(path =>
      changeOf(path, {
        before: factAt(approved.facts, path),
        after: factAt(now.facts, path),
        words,
      }),
    );
    return [listed(clauses)];
  }
  return approved.evaluation.policyDigest !== now.evaluation.policyDigest
    ? ['the policy has changed since the approval']
    : [];
}

function valueAt(facts: Facts, path: string): string {
  return digestOf({ ...factAt(facts, path), amount: undefined });
}

/** What is read by the rules that decide otherwise now. */
function pathsThatMatter(before: Evaluation, after: Evaluation): string[] {
  const resultBefore = new Map(
    before.trace.map(({ rule, result }) => [rule, result]),
  );
  const turned = after.trace.filter(
    ({ rule, result }) => resultBefore.get(rule) !== result,
  );
  const read = ({ comparisons }: RuleTrace) =>
    comparisons.map(({ path }) => path);
  return [...new Set(turned.flatMap(read))].filter(path => path !== '');
}

function changeOf(
  path: string,
  { before, after, words }: { before: Fact; after: Fact; words: FactWords },
): string {
  const { name, either, absent, isPlural } = words.subject(path);
  const are = isPlural ? 'are' : 'is';
  if (after.state === 'absent') {
    return `${absent} any more`;
  }
  if (after.state === 'unknown') {
    return `${name} cannot be found out now`;
  }
  if (either && typeof after.value === 'boolean') {
    return `${after.value ? either.yes : either.no} now`;
  }
  const value = `${name} ${are} ${words.value(path, after.value)} now`;
  return before.state === 'present'
    ? `${value}, not ${words.value(path, before.value)}`
    : `${value}, which was not ${
        before.state === 'unknown' ? 'known' : 'given'
      } before`;
}

/** What the policy makes of it. */
function consequence(approved: RequestRecord, now: Asked): string {
  const { outcome, tier, reasons } = now.evaluation;
  if (outcome === 'denied') {
    const texts = reasons.map(({ text }) => text.replace(/\.$/, ''));
    return `the policy denies it: ${texts.join('. ')}`;
  }
  const before = approved.evaluation;
  if (tier.id !== before.tier.id) {
    return `it needs "${tier.title}", and was approved as "${before.tier.title}"`;
  }
  const missing = notImplied(approved, now);
  return missing.length > 0
    ? `it needs approval by ${approversInWords(missing)} as well`
    : 'it needs the approval of more people than have given it';
}
