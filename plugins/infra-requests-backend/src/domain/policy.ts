import { createHash } from 'node:crypto';
import type {
  PolicyDocument,
  RuleEffect,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import canonicalize from 'canonicalize';
import { IANAZone } from 'luxon';
import { suggest, type ConfigProblem } from './configProblem';
import { ConfigReader } from './configReader';
import { describePredicate } from './explain';
import { factCatalogue, type FactCatalogue } from './factCatalogue';
import { parsePredicate } from './predicate';
import { readRequirements } from './requirement';
import type {
  Effect,
  Policy,
  RequestTypeDefinition,
  Rule,
  Tier,
} from './types';

/** Everything that may stand under `infraRequests`. */
const KEYS = [
  'currency',
  'timezone',
  'tiers',
  'rules',
  'fallbackTier',
  'requestTypes',
] as const;

const TIER_EXAMPLE = '{ id: standard, title: Lead approval, stages: [ … ] }';
const STAGE_EXAMPLE =
  '{ name: review, requirements: [{ approvers: [group:default/platform-leads], count: 1 }] }';
const RULE_EXAMPLE =
  '{ id: production, when: { environment: production }, tier: elevated }';

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
  const tiers = readTiers(input.tiers, `${at}.tiers`, reader);
  const tierIds = tiers.map(({ id }) => id);
  const rules = readRules(input.rules ?? [], `${at}.rules`, {
    reader,
    catalogue,
    tierIds,
  });
  const fallbackTier = readTierId(
    input.fallbackTier ?? tierIds[tierIds.length - 1] ?? null,
    `${at}.fallbackTier`,
    { reader, tierIds },
  );
  checkStrictness(tiers, rules, `${at}.tiers`, reader);

  if (reader.problems.length > 0 || fallbackTier === undefined) {
    return { problems: reader.problems };
  }
  const content = { currency, timezone, tiers, rules, fallbackTier };
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
  if (timezone !== undefined && !IANAZone.isValidZone(timezone)) {
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

function readTiers(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): Tier[] {
  const inputs = reader.list(input, at, {
    of: 'tiers, least to most strict',
    example: `[{ id: automatic, title: Automatic }, ${TIER_EXAMPLE}]`,
  });
  const tiers = inputs
    .map((one, rank) => readTier(one, `${at}[${rank}]`, rank, reader))
    .filter((tier): tier is Tier => tier !== undefined);
  reader.unique(
    tiers.map(({ id, rank }) => ({ id, at: `${at}[${rank}].id` })),
    'tier id',
  );
  return tiers;
}

function readTier(
  input: JsonValue,
  at: string,
  rank: number,
  reader: ConfigReader,
): Tier | undefined {
  const tier = reader.object(input, at, {
    keys: ['id', 'title', 'description', 'distinct', 'stages'],
    example: TIER_EXAMPLE,
  });
  if (!tier) {
    return undefined;
  }
  const id = reader.id(tier.id, `${at}.id`, 'standard');
  const title = reader.optionalText(tier.title, `${at}.title`, 'Lead approval');
  const description = reader.optionalText(
    tier.description,
    `${at}.description`,
    'when this tier applies',
  );
  if (tier.distinct !== undefined && typeof tier.distinct !== 'boolean') {
    reader.report(
      `${at}.distinct`,
      'must be true or false without quotes: whether one person may fill only one requirement.',
    );
  }
  const stages =
    tier.stages === undefined
      ? []
      : readStages(tier.stages, `${at}.stages`, reader);
  return id === undefined
    ? undefined
    : {
        id,
        title: title ?? id,
        ...(description === undefined ? {} : { description }),
        rank,
        distinct: tier.distinct !== false,
        stages,
      };
}

function readStages(
  input: JsonValue,
  at: string,
  reader: ConfigReader,
): Stage[] {
  const stages = reader
    .list(input, at, {
      of: 'stages',
      example: `[${STAGE_EXAMPLE}]`,
      mayBeEmpty: true,
    })
    .map((one, index) => readStage(one, `${at}[${index}]`, reader));
  reader.unique(
    stages.map((stage, index) => ({
      id: stage?.name,
      at: `${at}[${index}].name`,
    })),
    'stage name',
  );
  return stages.filter((stage): stage is Stage => stage !== undefined);
}

function readStage(
  input: JsonValue,
  at: string,
  reader: ConfigReader,
): Stage | undefined {
  const stage = reader.object(input, at, {
    keys: ['name', 'requirements'],
    example: STAGE_EXAMPLE,
  });
  if (!stage) {
    return undefined;
  }
  const name = reader.text(stage.name, `${at}.name`, 'review');
  const requirements = readRequirements(
    stage.requirements,
    `${at}.requirements`,
    reader,
  );
  return name === undefined ? undefined : { name, requirements };
}

interface RuleContext {
  reader: ConfigReader;
  catalogue: FactCatalogue;
  tierIds: string[];
}

function readRules(input: JsonValue, at: string, context: RuleContext): Rule[] {
  const inputs = context.reader.list(input, at, {
    of: 'rules',
    example: `[${RULE_EXAMPLE}]`,
    mayBeEmpty: true,
  });
  const rules = inputs.map((one, index) =>
    readRule(one, `${at}[${index}]`, context),
  );
  context.reader.unique(
    rules.map((rule, index) => ({ id: rule?.id, at: `${at}[${index}].id` })),
    'rule id',
  );
  return rules.filter((rule): rule is Rule => rule !== undefined);
}

function readRule(
  input: JsonValue,
  at: string,
  context: RuleContext,
): Rule | undefined {
  const { reader, catalogue } = context;
  const rule = reader.object(input, at, {
    keys: ['id', 'title', 'description', 'when', 'tier', 'require', 'deny'],
    example: RULE_EXAMPLE,
  });
  if (!rule) {
    return undefined;
  }
  const id = reader.id(rule.id, `${at}.id`, 'production-needs-two');
  const title = reader.optionalText(rule.title, `${at}.title`, 'Production');
  const description = reader.optionalText(
    rule.description,
    `${at}.description`,
    'why this rule exists',
  );
  const source = rule.when ?? null;
  const { predicate, problems } = parsePredicate(
    source,
    `${at}.when`,
    catalogue,
  );
  reader.problems.push(...problems);
  const effect = readEffect(rule, at, context);
  return id === undefined || predicate === undefined || effect === undefined
    ? undefined
    : {
        id,
        ...(title === undefined ? {} : { title }),
        ...(description === undefined ? {} : { description }),
        when: predicate,
        source,
        effect,
      };
}

function readEffect(
  rule: JsonObject,
  at: string,
  context: RuleContext,
): Effect | undefined {
  const { reader } = context;
  const kinds = ['tier', 'require', 'deny'].filter(
    kind => rule[kind] !== undefined,
  );
  if (kinds.length !== 1) {
    reader.report(
      at,
      `must have exactly one of tier, require and deny, but has ${
        kinds.length === 0 ? 'none' : kinds.join(' and ')
      }. ${
        kinds.length === 0
          ? 'Write tier: elevated or the like.'
          : 'Split it into one rule for each.'
      }`,
    );
  }
  const effects: Array<Effect | undefined> = kinds.map(kind => {
    switch (kind) {
      case 'tier': {
        const tier = readTierId(rule.tier!, `${at}.tier`, context);
        return tier === undefined ? undefined : { kind: 'tier', tier };
      }
      case 'require':
        return {
          kind: 'require',
          require: readRequirements(rule.require, `${at}.require`, reader),
        };
      default: {
        const message = reader.text(
          rule.deny,
          `${at}.deny`,
          'a sentence that tells the requester what to do instead',
        );
        return message === undefined ? undefined : { kind: 'deny', message };
      }
    }
  });
  return effects.length === 1 ? effects[0] : undefined;
}

function readTierId(
  input: JsonValue,
  at: string,
  context: { reader: ConfigReader; tierIds: string[] },
): string | undefined {
  const { reader, tierIds } = context;
  if (tierIds.length === 0) {
    return undefined;
  }
  const id = reader.text(input, at, 'the id of a tier');
  if (id !== undefined && !tierIds.includes(id)) {
    reader.report(at, `there is no tier "${id}". ${suggest(id, tierIds)}`);
    return undefined;
  }
  return id;
}

/** Tiers are ordered by scrutiny, so a tier that asks nobody must not stand above one that asks somebody. */
function checkStrictness(
  tiers: Tier[],
  rules: Rule[],
  at: string,
  reader: ConfigReader,
): void {
  const first = tiers.find(({ stages }) => stages.length > 0);
  for (const tier of tiers) {
    if (first && tier.rank > first.rank && tier.stages.length === 0) {
      reader.report(
        `${at}[${tier.rank}].stages`,
        `is missing: the tier "${tier.id}" is stricter than "${first.id}" but would ask nobody. Give it a stage, or move it before "${first.id}".`,
      );
    }
  }
  if (!first && rules.some(({ effect }) => effect.kind === 'deny')) {
    reader.report(
      at,
      'no tier asks anybody, so nobody could decide when it is unknown whether a deny rule applies. Give the last tier a stage.',
    );
  }
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

/** An effect as the API and the configuration write it. */
export function describeEffect(effect: Effect): RuleEffect {
  switch (effect.kind) {
    case 'tier':
      return { tier: effect.tier };
    case 'require':
      return { require: effect.require };
    default:
      return { deny: effect.message };
  }
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
