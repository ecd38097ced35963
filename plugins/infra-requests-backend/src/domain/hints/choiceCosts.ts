import type {
  ChoiceCost,
  Money,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { estimateCost } from '../catalogue/cost';
import { formatMoney, toDecimal } from '../money';
import { parametersOf } from '../policy/factCatalogue';
import { fieldTitle, wordingOf } from '../policy/wording';
import type { ValueShape } from '../policy/valueShape';
import type { RequestTypeDefinition } from '../types';
import { choicesOf, defaultOf, parametersOfCost, type Choice } from './choices';
import { valueInWords } from './hintSentence';
import { whatFormTakes } from './whatFormTakes';

/** More alternatives than that are not a choice but a number. */
const MAX_ALTERNATIVES = 50;

/** A form as far as it is filled in, and in what its own cost model prices it. */
export interface PricedForm {
  type: RequestTypeDefinition;
  parameters: JsonObject;
  currency: string;
}

const isChoice = (value: JsonValue | undefined): value is Choice =>
  ['string', 'number', 'boolean'].includes(typeof value);

/**
 * What each answer adds to the monthly cost beside the cheapest one that the form offers instead, all else as it is: the
 * costliest first, and only where there is a cheaper one. What the form began with nobody chose, and nothing is told where the
 * cost is not known.
 */
export function choiceCosts(form: PricedForm): ChoiceCost[] {
  const { type, parameters } = form;
  const current = monthlyWith(form);
  if (current === undefined) {
    return [];
  }
  const takes = whatFormTakes(type, parameters);
  const read = parametersOfCost(type);
  const words = wordingOf([type])[type.id];
  const costs = [...parametersOf(type)].flatMap(([name, shapes]) => {
    const given = Object.hasOwn(parameters, name) ? parameters[name] : null;
    const alternatives = read.has(name) ? alternativesIn(shapes) : [];
    const isChosen = isChoice(given) && given !== defaultOf(type, name);
    if (!isChosen || !alternatives.includes(given)) {
      return [];
    }
    const cheapest = cheapestOf(alternatives, { form, name, current, takes });
    if (!cheapest) {
      return [];
    }
    const path = `parameters.${name}`;
    const labels =
      (Object.hasOwn(words, path) ? words[path].values : undefined) ?? {};
    return [
      {
        parameter: name,
        title: fieldTitle(type, name),
        value: valueInWords(given, labels),
        adds: formatMoney(toDecimal(current).minus(toDecimal(cheapest.cost))),
        cheapest: valueInWords(cheapest.value, labels),
      },
    ];
  });
  return costs.sort((a, b) => toDecimal(b.adds).cmp(toDecimal(a.adds)));
}

function monthlyWith(
  { type, parameters, currency }: PricedForm,
  change: JsonObject = {},
): Money | undefined {
  return estimateCost(type, { ...parameters, ...change }, currency).monthly;
}

/** All that a form offers for a parameter, where that is little. */
function alternativesIn(shapes: ValueShape[]): Choice[] {
  const choices = choicesOf(shapes, { thresholds: [], initial: undefined });
  if (choices?.kind === 'listed') {
    return choices.values.length <= MAX_ALTERNATIVES ? choices.values : [];
  }
  const { integer, minimum, maximum } = choices ?? {};
  if (!integer || minimum === undefined || maximum === undefined) {
    return [];
  }
  const first = Math.ceil(minimum);
  const count = Math.floor(maximum) - first + 1;
  return count <= MAX_ALTERNATIVES
    ? Array.from({ length: Math.max(count, 0) }, (_, index) => first + index)
    : [];
}

/** The first of those that cost least, if they cost less than what is chosen. */
function cheapestOf(
  alternatives: Choice[],
  options: {
    form: PricedForm;
    name: string;
    current: Money;
    takes: (parameter: string, value: JsonValue) => boolean;
  },
): { value: Choice; cost: Money } | undefined {
  const { form, name, current, takes } = options;
  return alternatives
    .flatMap(value => {
      const cost = monthlyWith(form, { [name]: value });
      return cost !== undefined && toDecimal(cost).lt(toDecimal(current))
        ? [{ value, cost }]
        : [];
    })
    .sort((a, b) => toDecimal(a.cost).cmp(toDecimal(b.cost)))
    .find(({ value }) => takes(name, value));
}
