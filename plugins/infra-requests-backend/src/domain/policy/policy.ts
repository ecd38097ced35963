import { createHash } from 'node:crypto';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import canonicalize from 'canonicalize';
import type { ConfigProblem } from '../configuration/configProblem';
import { ConfigReader } from '../configuration/configReader';
import { hasBudgets, readBudgets } from './budgets';
import { isWithin } from './calendar';
import { calendarInWords } from './calendarInWords';
import { describePredicate } from './explain';
import { factCatalogue, type FactCatalogue } from './factCatalogue';
import { operandProblems } from './operand';
import { policyAsYaml } from './printPolicy';
import { readCalendars } from './readCalendars';
import { describeEffect, readRules, readTierId } from './rule';
import { readTiers } from './tier';
import { readTimezone } from './timezone';
import { wordingOf } from './wording';
import type { Policy, RequestTypeDefinition } from '../types';

/** Everything that may stand under `infraRequests`. */
const KEYS = [
  'currency',
  'timezone',
  'tiers',
  'rules',
  'fallbackTier',
  'calendars',
  'budgets',
  'highRiskEnvironments',
  'requestTypes',
] as const;

/** Reads tiers and rules; a policy only if nothing at all is wrong. */
export function parsePolicy(
  input: JsonObject,
  options: { requestTypes: RequestTypeDefinition[]; at?: string },
): { policy?: Policy; problems: ConfigProblem[] } {
  const at = options.at ?? 'infraRequests';
  const reader = new ConfigReader();
  reader.object(input, at, { keys: KEYS, example: '{ tiers: [ … ] }' });
  const currency = readCurrency(input.currency, `${at}.currency`, reader);
  const timezone = readTimezone(input.timezone, `${at}.timezone`, {
    reader,
    otherwise: 'UTC',
  });
  const { calendars, names: calendarNames } = readCalendars(
    input.calendars,
    `${at}.calendars`,
    { reader, timezone },
  );
  const budgets = readBudgets(input.budgets, `${at}.budgets`, reader);
  const catalogue = factCatalogue(options.requestTypes, {
    calendars: calendarNames,
    hasBudgets: input.budgets !== undefined,
  });
  const { tiers, names } = readTiers(input.tiers, `${at}.tiers`, reader);
  const rules = readRules(input.rules ?? [], `${at}.rules`, {
    reader,
    catalogue,
    tiers: names,
  });
  const fallbackTier = readTierId(
    input.fallbackTier ?? names.ids[names.ids.length - 1] ?? null,
    `${at}.fallbackTier`,
    { reader, tiers: names },
  );
  const highRiskEnvironments = readHighRisk(
    input.highRiskEnvironments,
    `${at}.highRiskEnvironments`,
    { reader, catalogue },
  );

  if (reader.problems.length > 0 || fallbackTier === undefined) {
    return { problems: reader.problems };
  }
  const content = {
    currency,
    timezone,
    tiers,
    rules,
    fallbackTier,
    calendars,
    budgets,
    highRiskEnvironments,
    wording: wordingOf(options.requestTypes),
  };
  return {
    policy: { digest: digestOf(content), ...content },
    problems: [],
  };
}

function readCurrency(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): string {
  const currency = reader.optionalText(input, at, 'USD');
  if (
    currency !== undefined &&
    !Intl.supportedValuesOf('currency').includes(currency)
  ) {
    reader.report(
      at,
      `"${currency}" is not a currency. Write its three letters from ISO 4217 in capitals, such as USD or EUR.`,
    );
  }
  return currency ?? 'USD';
}

function readHighRisk(
  input: JsonValue | undefined,
  at: string,
  context: { reader: ConfigReader; catalogue: FactCatalogue },
): string[] {
  if (input === undefined) {
    return [];
  }
  const { reader, catalogue } = context;
  const names = reader
    .list(input, at, {
      of: 'environments',
      example: '[production]',
      mayBeEmpty: true,
    })
    .map((one, index) => {
      reader.problems.push(
        ...operandProblems({
          operator: '$eq',
          operand: one,
          path: 'environment',
          catalogue,
          at: `${at}[${index}]`,
        }),
      );
      return one;
    });
  return [...new Set(names.filter(one => typeof one === 'string'))];
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** Over all that can change a decision and nothing else: wording and the order of rules do not count. */
function digestOf(content: Omit<Policy, 'digest'>): string {
  const { currency, timezone, fallbackTier, calendars, budgets } = content;
  const decisive = {
    currency,
    timezone,
    fallbackTier,
    tiers: content.tiers.map(({ id, distinct, stages }) => ({
      id,
      distinct,
      stages,
    })),
    rules: content.rules
      .filter(({ disabled }) => !disabled)
      .map(({ id, when, effect }) => ({ id, when, effect }))
      .sort(byId),
    // Left out where there are none, so that policies from before there were any keep their digest.
    ...(calendars.length === 0
      ? {}
      : {
          calendars: calendars
            .map(({ title: _, ...calendar }) => calendar)
            .sort(byId),
        }),
    ...(hasBudgets(budgets) ? { budgets } : {}),
  };
  return createHash('sha256').update(canonicalize(decisive)!).digest('hex');
}

/** The policy as people read it; which of its calendars are active depends on the time. */
export function describePolicy(
  policy: Policy,
  { now }: { now: Date },
): Omit<PolicyDocument, 'activeSince'> {
  const { calendars, budgets, highRiskEnvironments } = policy;
  return {
    digest: policy.digest,
    currency: policy.currency,
    timezone: policy.timezone,
    fallbackTier: policy.fallbackTier,
    tiers: policy.tiers,
    rules: policy.rules.map(({ source, ...rule }) => ({
      ...rule,
      when: source,
      whenInWords: describePredicate(rule.when, policy),
      effect: describeEffect(rule.effect),
    })),
    calendars: calendars.map(calendar => ({
      id: calendar.id,
      title: calendar.title,
      timezone: calendar.timezone,
      freeze: calendar.freeze,
      inWords: calendarInWords(calendar),
      active: isWithin(calendar, now),
    })),
    ...(hasBudgets(budgets) ? { budgets } : {}),
    highRiskEnvironments,
    text: policyAsYaml(policy),
  };
}
