import { createHash } from 'node:crypto';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import canonicalize from 'canonicalize';
import { IANAZone } from 'luxon';
import { suggest, type ConfigProblem } from '../configuration/configProblem';
import { ConfigReader } from '../configuration/configReader';
import { describePredicate } from './explain';
import { factCatalogue } from './factCatalogue';
import { describeEffect, readRules, readTierId } from './rule';
import { readTiers } from './tier';
import type { Policy, RequestTypeDefinition } from '../types';

/** Everything that may stand under `infraRequests`. */
const KEYS = [
  'currency',
  'timezone',
  'tiers',
  'rules',
  'fallbackTier',
  'requestTypes',
] as const;

/** Reads tiers and rules; a policy only if nothing at all is wrong. */
export function parsePolicy(
  input: JsonObject,
  options: { requestTypes: RequestTypeDefinition[]; at?: string },
): { policy?: Policy; problems: ConfigProblem[] } {
  const at = options.at ?? 'infraRequests';
  const reader = new ConfigReader();
  const catalogue = factCatalogue(options.requestTypes);

  reader.object(input, at, { keys: KEYS, example: '{ tiers: [ … ] }' });
  const currency = readCurrency(input.currency, `${at}.currency`, reader);
  const timezone = readTimezone(input.timezone, `${at}.timezone`, reader);
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

  if (reader.problems.length > 0 || fallbackTier === undefined) {
    return { problems: reader.problems };
  }
  const content = {
    currency,
    timezone,
    tiers,
    rules,
    fallbackTier,
    calendars: [],
    budgets: { owners: {} },
    highRiskEnvironments: [],
    wording: {},
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

function readTimezone(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): string {
  const timezone = reader.optionalText(input, at, 'Europe/Berlin');
  if (timezone !== undefined && /^[+-]/.test(timezone)) {
    reader.report(
      at,
      `"${timezone}" is an offset, which knows no summer time. Write an IANA name such as Europe/Berlin.`,
    );
  } else if (timezone !== undefined && !IANAZone.isValidZone(timezone)) {
    reader.report(
      at,
      `"${timezone}" is not a time zone. ${suggest(timezone, [
        'UTC',
        ...Intl.supportedValuesOf('timeZone'),
      ]).replace(
        /^Write one of.*/,
        'Write an IANA name such as Europe/Berlin.',
      )}`,
    );
  }
  return timezone ?? 'UTC';
}

/** Over all that can change a decision and nothing else: wording and the order of rules do not count. */
function digestOf(content: Omit<Policy, 'digest'>): string {
  const decisive = {
    ...content,
    tiers: content.tiers.map(({ id, distinct, stages }) => ({
      id,
      distinct,
      stages,
    })),
    rules: content.rules
      .map(({ id, when, effect }) => ({ id, when, effect }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  return createHash('sha256').update(canonicalize(decisive)!).digest('hex');
}

/** The policy as people read it. */
export function describePolicy(
  policy: Policy,
): Omit<PolicyDocument, 'activeSince'> {
  return {
    digest: policy.digest,
    currency: policy.currency,
    timezone: policy.timezone,
    fallbackTier: policy.fallbackTier,
    tiers: policy.tiers,
    rules: policy.rules.map(({ id, title, description, ...rule }) => ({
      id,
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      when: rule.source,
      whenInWords: describePredicate(rule.when, policy.currency),
      effect: describeEffect(rule.effect),
    })),
  };
}
