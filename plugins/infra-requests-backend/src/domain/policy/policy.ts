import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import canonicalize from 'canonicalize';
import type { ConfigProblem } from '../configuration/configProblem';
import { ConfigReader } from '../configuration/configReader';
import { PLAIN_TERMS } from '../decision/terms';
import { hasBudgets, readBudgets } from './budgets';
import { isWithin } from './calendar';
import { calendarInWords } from './calendarInWords';
import type { CheckDeclaration } from './checkFacts';
import { describePredicate } from './explain';
import { factCatalogue, type FactCatalogue } from './factCatalogue';
import { operandProblems } from './operand';
import { policyAsYaml } from './printPolicy';
import { readCalendars } from './readCalendars';
import { describeEffect, readRules, readTierId } from './rule';
import { termsInWords } from './termsInWords';
import { readTiers } from './tier';
import { readTimezone } from './timezone';
import { wordingOf } from './wording';
import type { Policy, RequestTypeDefinition, TierTerms } from '../types';

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
  'notifications',
  'requestTypes',
] as const;

/** Whether anything was found at some paths or under them. */
const isWrong = ({ problems }: ConfigReader, paths: string[]) =>
  problems.some(problem => paths.some(path => problem.path.startsWith(path)));

/** Reads tiers and rules; a policy only if nothing at all is wrong. */
export function parsePolicy(
  input: JsonObject,
  options: {
    requestTypes: RequestTypeDefinition[];
    /** Ids of the approver resolvers that there are; without it, there may be any. */
    resolvers?: readonly string[];
    /** The automated checks that there are; without it, there may be any. */
    checks?: readonly CheckDeclaration[];
    at?: string;
  },
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
    checks: options.checks,
  });
  const context = {
    reader,
    catalogue,
    hasEntity: options.requestTypes.some(
      ({ entityParameter }) => entityParameter !== undefined,
    ),
    resolvers: options.resolvers,
  };
  const { tiers, names } = readTiers(input.tiers, `${at}.tiers`, {
    ...context,
    calendars: {
      calendars: isWrong(reader, [`${at}.timezone`, `${at}.calendars`])
        ? []
        : calendars,
      names: calendarNames,
    },
  });
  const rules = readRules(input.rules ?? [], `${at}.rules`, {
    ...context,
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
    ...(options.checks ? { checks: options.checks } : {}),
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
    // Terms are left out where nothing is said of them, so that policies from before there were any keep their digest.
    tiers: content.tiers.map(({ id, distinct, stages, terms }) => ({
      id,
      distinct,
      stages,
      ...(isDeepStrictEqual(terms, PLAIN_TERMS)
        ? {}
        : { terms: withoutTitles(terms) }),
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

/** What a reference is called is wording. */
function withoutTitles(terms: TierTerms) {
  const { reference, emergency } = terms;
  return {
    ...terms,
    ...(reference
      ? { reference: { on: reference.on, pattern: reference.pattern } }
      : {}),
    ...(emergency
      ? {
          emergency: {
            ...emergency,
            incident: { pattern: emergency.incident.pattern },
          },
        }
      : {}),
  };
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
    tiers: policy.tiers.map(({ terms, ...tier }) => ({
      ...tier,
      termsInWords: termsInWords(terms, policy),
    })),
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
