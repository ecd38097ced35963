import type { Stage } from '@infra-requests/plugin-infra-requests-common';
import type { JsonValue } from '@backstage/types';
import {
  isJsonObject,
  namesIn,
  type ConfigReader,
  type Names,
} from '../configuration/configReader';
import { PLAIN_TERMS } from '../decision/terms';
import {
  readTerms,
  refuseTerms,
  TERM_KEYS,
  type TermsContext,
} from './readTerms';
import { readRequirements, type ApproverContext } from './requirement';
import type { Tier } from '../types';

const TIER_EXAMPLE = '{ id: standard, title: Lead approval, stages: [ … ] }';
/** Backtests count a denial beside the tiers. */
const OUTCOME_DENIED = 'denied';
const STAGE_EXAMPLE =
  '{ name: review, requirements: [{ approvers: [group:default/platform-leads], count: 1 }] }';

/** Reads the tiers; their order is their strictness. */
export function readTiers(
  input: JsonValue | undefined,
  at: string,
  context: Omit<TermsContext, 'stages' | 'strictest'>,
): { tiers: Tier[]; names: Names } {
  const { reader } = context;
  const inputs = reader.list(input, at, {
    of: 'tiers, least to most strict',
    example: `[{ id: automatic, title: Automatic }, ${TIER_EXAMPLE}]`,
  });
  const read = inputs.map((one, rank) =>
    readTier(one, `${at}[${rank}]`, rank, context),
  );
  const strictest = read[read.length - 1]?.stages ?? [];
  const tiers = read.flatMap((tier, rank) =>
    tier
      ? [
          {
            ...tier,
            terms: termsIn(inputs[rank], `${at}[${rank}]`, {
              ...context,
              stages: tier.stages,
              strictest,
            }),
          },
        ]
      : [],
  );
  const names = namesIn(inputs);
  reader.unique(
    names.written.map((id, rank) => ({ id, at: `${at}[${rank}].id` })),
    'tier id',
  );
  checkStages(inputs, at, reader);
  return { tiers, names };
}

const asksNobody = (tier: JsonValue) =>
  isJsonObject(tier) &&
  (tier.stages === undefined ||
    (Array.isArray(tier.stages) && tier.stages.length === 0));

function termsIn(input: JsonValue, at: string, context: TermsContext) {
  if (!isJsonObject(input)) {
    return PLAIN_TERMS;
  }
  if (asksNobody(input)) {
    refuseTerms(input, at, context);
    return PLAIN_TERMS;
  }
  return readTerms(input, at, context);
}

/** A tier that asks nobody approves everything in it, so that has to be the plain intent: the laxest of several. */
function checkStages(inputs: JsonValue[], at: string, reader: ConfigReader) {
  inputs.forEach((one, rank) => {
    if (
      !isJsonObject(one) ||
      !asksNobody(one) ||
      (rank === 0 && inputs.length > 1)
    ) {
      return;
    }
    const what = one.stages === undefined ? 'is missing' : 'is an empty list';
    const tier = JSON.stringify(one.id ?? `number ${rank + 1}`);
    reader.report(
      `${at}[${rank}].stages`,
      rank === 0
        ? `${what}: ${tier} is the only tier, hence the strictest, and has to ask somebody. Give it a stage, or add a stricter tier after it.`
        : `${what}: only the first, laxest tier may go without stages; in ${tier} requests would be approved automatically without anybody having said so. Give it a stage.`,
    );
  });
}

function readTier(
  input: JsonValue,
  at: string,
  rank: number,
  context: ApproverContext,
): Omit<Tier, 'terms'> | undefined {
  const { reader } = context;
  const tier = reader.object(input, at, {
    keys: ['id', 'title', 'description', 'distinct', 'stages', ...TERM_KEYS],
    example: TIER_EXAMPLE,
  });
  if (!tier) {
    return undefined;
  }
  const id = reader.id(tier.id, `${at}.id`, 'standard');
  if (id === OUTCOME_DENIED) {
    reader.report(
      `${at}.id`,
      `"${id}" stands for requests that a deny rule refuses. Give the tier another name.`,
    );
  }
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
      : readStages(tier.stages, `${at}.stages`, context);
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
  context: ApproverContext,
): Stage[] {
  const { reader } = context;
  const stages = reader
    .list(input, at, {
      of: 'stages',
      example: `[${STAGE_EXAMPLE}]`,
      mayBeEmpty: true,
    })
    .map((one, index) => readStage(one, `${at}[${index}]`, context));
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
  context: ApproverContext,
): Stage | undefined {
  const { reader } = context;
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
    context,
  );
  return name === undefined ? undefined : { name, requirements };
}
