import type { RuleEffect } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { likelyMeant, suggest } from '../configuration/configProblem';
import {
  namesIn,
  type ConfigReader,
  type Names,
} from '../configuration/configReader';
import type { FactCatalogue } from './factCatalogue';
import { parsePredicate } from './predicate';
import {
  readRequirements,
  userOrGroup,
  type ApproverContext,
} from './requirement';
import type { Effect, Rule } from '../types';

const RULE_EXAMPLE =
  '{ id: production, when: { environment: production }, tier: elevated }';

interface RuleContext extends ApproverContext {
  catalogue: FactCatalogue;
  tiers: Names;
}

/** Reads the rules, each checked against the facts and tiers that exist. */
export function readRules(
  input: JsonValue,
  at: string,
  context: RuleContext,
): Rule[] {
  const written = flatten(
    context.reader.list(input, at, {
      of: 'rules',
      example: `[${RULE_EXAMPLE}]`,
      mayBeEmpty: true,
    }),
    at,
  );
  const rules = written.map(one => readRule(one.input, one.at, context));
  // From the input: a rule with another mistake must not hide that its id is taken.
  const names = namesIn(written.map(one => one.input));
  context.reader.unique(
    names.written.map((id, index) => ({ id, at: `${written[index].at}.id` })),
    'rule id',
  );
  return rules.filter((rule): rule is Rule => rule !== undefined);
}

/** A list within the list is what an included file of rules leaves in its place. */
function flatten(
  inputs: JsonValue[],
  at: string,
): Array<{ input: JsonValue; at: string }> {
  return inputs.flatMap((input, index) =>
    Array.isArray(input)
      ? flatten(input as JsonValue[], `${at}[${index}]`)
      : [{ input, at: `${at}[${index}]` }],
  );
}

const KEYS = [
  'id',
  'title',
  'description',
  'owner',
  'controls',
  'disabled',
  'when',
  'tier',
  'require',
  'deny',
];

function readRule(
  input: JsonValue,
  at: string,
  context: RuleContext,
): Rule | undefined {
  const { reader, catalogue } = context;
  const rule = reader.object(input, at, {
    keys: KEYS,
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
  const { owner, controls } = readProvenance(rule, at, reader);
  const disabled = reader.optionalFlag(
    rule.disabled,
    `${at}.disabled`,
    'whether the rule is left out of every decision',
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
        ...(owner === undefined ? {} : { owner }),
        ...(controls === undefined ? {} : { controls }),
        ...(disabled ? { disabled } : {}),
        when: predicate,
        source,
        effect,
      };
}

const CONTROL = /^[^:\s][^:]*:\S/;

/** Who answers for a rule, and which demands from outside it implements. */
function readProvenance(
  rule: JsonObject,
  at: string,
  reader: ConfigReader,
): Pick<Rule, 'owner' | 'controls'> {
  const written = reader.optionalText(
    rule.owner,
    `${at}.owner`,
    'group:default/platform-leads',
  );
  const owner =
    written === undefined
      ? undefined
      : userOrGroup(written, `${at}.owner`, reader);
  const controls =
    rule.controls === undefined
      ? undefined
      : reader
          .list(rule.controls, `${at}.controls`, {
            of: 'controls',
            example: '[NIST-800-53:CM-3]',
          })
          .map((one, index) =>
            readControl(one, `${at}.controls[${index}]`, reader),
          );
  return {
    owner,
    controls: controls?.filter((one): one is string => one !== undefined),
  };
}

function readControl(input: JsonValue, at: string, reader: ConfigReader) {
  const control = reader.text(input, at, 'NIST-800-53:CM-3');
  if (control !== undefined && !CONTROL.test(control)) {
    reader.report(
      at,
      `"${control}" must name the framework and the control in it. Write NIST-800-53:CM-3 or the like.`,
    );
  }
  return control;
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
          require: readRequirements(rule.require, `${at}.require`, context),
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
  context: { reader: ConfigReader; tiers: Names },
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
