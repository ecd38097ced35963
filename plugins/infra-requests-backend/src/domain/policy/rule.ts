import type { RuleEffect } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { likelyMeant, suggest } from '../configuration/configProblem';
import { isJsonObject, type ConfigReader } from '../configuration/configReader';
import type { FactCatalogue } from './factCatalogue';
import { parsePredicate } from './predicate';
import { readRequirements } from './requirement';
import type { TierNames } from './tier';
import type { Effect, Rule } from '../types';

const RULE_EXAMPLE =
  '{ id: production, when: { environment: production }, tier: elevated }';

interface RuleContext {
  reader: ConfigReader;
  catalogue: FactCatalogue;
  tiers: TierNames;
}

/** Reads the rules, each checked against the facts and tiers that exist. */
export function readRules(
  input: JsonValue,
  at: string,
  context: RuleContext,
): Rule[] {
  const inputs = context.reader.list(input, at, {
    of: 'rules',
    example: `[${RULE_EXAMPLE}]`,
    mayBeEmpty: true,
  });
  const rules = inputs.map((one, index) =>
    readRule(one, `${at}[${index}]`, context),
  );
  context.reader.unique(
    // From the input: a rule with another mistake must not hide that its id is taken.
    inputs.map((one, index) => ({
      id: isJsonObject(one) && typeof one.id === 'string' ? one.id : undefined,
      at: `${at}[${index}].id`,
    })),
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

/** The id of a tier that exists. */
export function readTierId(
  input: JsonValue,
  at: string,
  context: { reader: ConfigReader; tiers: TierNames },
): string | undefined {
  const { reader, tiers } = context;
  if (tiers.ids.length === 0) {
    return undefined;
  }
  const id = reader.text(input, at, 'the id of a tier');
  if (id !== undefined && !tiers.ids.includes(id)) {
    // Where a tier has no name of its own, it may be the one that is meant here.
    if (tiers.complete || likelyMeant(id, tiers.ids) !== undefined) {
      reader.report(at, `there is no tier "${id}". ${suggest(id, tiers.ids)}`);
    }
    return undefined;
  }
  return id;
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
