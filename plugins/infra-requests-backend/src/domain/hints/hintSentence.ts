import type {
  Money,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { amountInWords } from '../money';
import {
  approversInWords,
  numberInWords,
  titleInText,
  titleOf,
} from '../policy/english';
import type { Decision } from '../policy/evaluate';
import type { Policy } from '../types';
import type { Choice } from './choices';

/** What to change: to one value, or to any value on one side of it. */
export interface Change {
  parameter: string;
  value: Choice;
  side?: 'up-to' | 'from';
  /** Whether nothing is filled in so far. */
  isFirst?: boolean;
}

/** A hint in a sentence, such as "Up to 2 nodes it would be automatic." */
export function hintSentence(hint: {
  change: Change;
  decision: Decision;
  /** What it would cost, where that is another amount and known. */
  cost?: Money;
  requestType: string;
  policy: Policy;
}): string {
  const { change, decision, cost, policy } = hint;
  const { title, values } = wordingOf(hint);
  const subject = changeInWords(change, title, values);
  return cost === undefined
    ? `${subject} ${decisionInWords(decision)}.`
    : `${subject} it would cost ${amountInWords(
        cost,
        policy.currency,
      )} a month and ${decisionInWords(decision).replace(/^it /, '')}.`;
}

function wordingOf({
  change,
  requestType,
  policy,
}: {
  change: Change;
  requestType: string;
  policy: Policy;
}): { title: string; values: Record<string, string> } {
  const { parameter } = change;
  const wording = policy.wording[requestType]?.[`parameters.${parameter}`];
  return {
    title: wording?.title ?? titleOf(parameter),
    values: wording?.values ?? {},
  };
}

/** Such as "Nodes" or "Days of backups", which can follow a number. */
const PLURAL = /^[A-Z][a-z]*[^\Wsui_]s\b/;

const singular = (plural: string) =>
  plural
    .replace(/ies$/, 'y')
    .replace(/(x|sh|ch)es$/, '$1')
    .replace(/s$/, '');

function changeInWords(
  { value, side, isFirst }: Change,
  title: string,
  values: Record<string, string>,
): string {
  const said = valueInWords(value, values);
  // A switch that nobody touched is off, and looks it.
  if (isFirst && typeof value !== 'boolean') {
    return `If you fill in “${title}” (such as ${said})`;
  }
  if (side === undefined) {
    return typeof value === 'boolean' && !Object.hasOwn(values, String(value))
      ? `With “${title}” ${said}`
      : `With “${title}” set to ${said}`;
  }
  if (!PLURAL.test(title)) {
    return `With “${title}” set to ${
      side === 'from' ? `${said} or more` : `${said} or less`
    }`;
  }
  const things = `${said} ${titleInText(
    value === 1 ? title.replace(/^\w+/, singular) : title,
  )}`;
  return side === 'from' ? `From ${things} on` : `Up to ${things}`;
}

/** A value as the form calls it, in short. */
export function valueInWords(
  value: Choice,
  labels: Record<string, string>,
): string {
  const label = Object.hasOwn(labels, String(value))
    ? labels[String(value)]
    : undefined;
  if (label !== undefined) {
    return shortLabel(label, Object.values(labels));
  }
  if (typeof value === 'boolean') {
    return value ? 'on' : 'off';
  }
  return typeof value === 'number' ? numberInWords(value) : value;
}

/** "Medium · 2 CPU, 8 GB" as "Medium", if that names it. */
function shortLabel(label: string, labels: string[]): string {
  const short = (one: string) => one.split(/ [·–—(]|: /)[0].trim();
  const isClear =
    short(label) !== '' &&
    labels.filter(one => short(one) === short(label)).length === 1;
  return isClear ? short(label) : label;
}

const asksMore = (stages: Stage[], own: Stage[]) =>
  JSON.stringify(stages) !== JSON.stringify(own);

/** What is unknown counts as strict, so where it matters the decision may still turn out laxer. */
function decisionInWords(decision: Decision): string {
  const { outcome, tier, stages, unknown } = decision;
  if (outcome === 'automatic') {
    return 'it would be automatic';
  }
  if (tier.stages.length === 0) {
    return `it would need only the approval of ${approversInWords(
      stages.flatMap(({ requirements }) => requirements),
    )}`;
  }
  const extra = asksMore(stages, tier.stages) ? ' with extra approval' : '';
  const most = unknown.length > 0 ? 'at most ' : '';
  return /\b(approval|review|sign-off)$/i.test(tier.title)
    ? `it would need ${most}${titleInText(tier.title)}${extra}`
    : `it would take ${most}the ${tier.title} tier${extra}`;
}
