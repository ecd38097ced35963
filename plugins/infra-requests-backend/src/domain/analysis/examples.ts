import type { FindingExample } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { decide } from '../policy/evaluate';
import { parametersOf } from '../policy/factCatalogue';
import { amountInWords, formatMoney, isDecimal, toDecimal } from '../money';
import { listed } from '../policy/english';
import { inWords, requestNamed } from './wordsOfRules';
import type { Facts, Policy, RequestTypeDefinition } from '../types';

/** A request as an example, with what the evaluator makes of it. */
export function exampleOf(
  facts: Facts,
  options: {
    policy: Policy;
    requestTypes: RequestTypeDefinition[];
    /** The facts that matter for what it shows. */
    mention: string[];
  },
): FindingExample {
  const { policy } = options;
  const { outcome, tier } = decide(policy, facts);
  return {
    inWords: requestInWords(facts, options),
    facts,
    outcome,
    tier: { id: tier.id, title: tier.title, rank: tier.rank },
  };
}

/** The facts that every description of a request begins with. */
const ALWAYS_SAID = ['type', 'environment', 'monthlyCost'];

/** A parameter of another type says nothing about a request. */
const isOfType = (path: string, type: RequestTypeDefinition | undefined) =>
  !path.startsWith('parameters.') ||
  type === undefined ||
  parametersOf(type).has(path.split('.')[1]);

function requestInWords(
  facts: Facts,
  options: {
    policy: Policy;
    requestTypes: RequestTypeDefinition[];
    mention: string[];
  },
): string {
  const { policy, requestTypes, mention } = options;
  const { environment, monthlyCost } = facts.values;
  const type = requestTypes.find(({ id }) => id === facts.values.type);
  const cost =
    monthlyCost === undefined
      ? 'of which nobody knows what it costs'
      : `for ${amountInWords(String(monthlyCost), policy.currency)} a month`;
  const subject = `${requestNamed(
    type?.title ?? 'request',
    typeof environment === 'string' ? [environment] : [],
  ).replace(/^a/, 'A')} ${cost}`;
  const details = [...new Set(mention)]
    .filter(path => !ALWAYS_SAID.includes(path))
    .filter(path => isOfType(path, type))
    .flatMap(path => detail(path, facts, policy));
  return `${subject}${details.length === 0 ? '' : `, ${listed(details)}`}`;
}

function valueAt(values: JsonObject, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, name) => (value as JsonObject | null | undefined)?.[name],
      values,
    );
}

/** What is the case with one fact, as a part of a sentence. */
function detail(path: string, facts: Facts, policy: Policy): string[] {
  const value = valueAt(facts.values, path) ?? undefined;
  const amount = () =>
    isDecimal(value)
      ? amountInWords(String(value), policy.currency)
      : 'an unknown amount';
  switch (path) {
    case 'ownerMonthlySpend':
      return [`while the team spends ${amount()}`];
    case 'ownerBudgetRemaining':
      return isDecimal(value) ? [budgetInWords(value, policy.currency)] : [];
    case 'owner':
      return [`for ${value}`];
    case 'action':
      return [`to ${value} it`];
    case 'requester.kind':
      return value === 'service' ? ['asked for by a service'] : [];
    case 'requester.agent':
      return value ? ['asked for by an agent'] : [];
    case 'requester.ref':
      return [`asked for by ${value}`];
    case 'requester.groups':
      return Array.isArray(value) && value.length > 0
        ? [`asked for by somebody in ${listed(value.map(String))}`]
        : [];
    case 'calendar.weekday':
      return [`on a ${String(value).replace(/^./, one => one.toUpperCase())}`];
    case 'calendar.hour':
      return [`at ${value}:00`];
    case 'calendar.date':
      return [`on ${value}`];
    case 'calendar.inFreeze':
      return [value ? 'during a freeze' : 'outside of any freeze'];
    case 'emergency':
      return value ? ['in an emergency'] : [];
    case 'lease.hours':
      return value === undefined ? [] : [`for ${value} hours`];
    default:
      return path.startsWith('calendars.')
        ? calendarDetail(path, value, policy)
        : [inWords(path, value, { policy, type: String(facts.values.type) })];
  }
}

function budgetInWords(remaining: string | number, currency: string): string {
  const left = toDecimal(remaining);
  const amount = amountInWords(formatMoney(left.abs()), currency);
  return left.lt(0)
    ? `${amount} over what the team may spend`
    : `with ${amount} left of what the team may spend`;
}

function calendarDetail(
  path: string,
  value: JsonValue | undefined,
  { calendars }: Policy,
): string[] {
  const id = path.slice('calendars.'.length);
  const title = calendars.find(one => one.id === id)?.title ?? id;
  return [`${value ? 'during' : 'outside of'} ${title}`];
}
