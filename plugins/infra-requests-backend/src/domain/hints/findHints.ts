import type { JsonValue } from '@backstage/types';
import type { Hint, Money } from '@infra-requests/plugin-infra-requests-common';
import { toDecimal } from '../money';
import {
  changeableParameters,
  type ChangeableParameter,
  type Choice,
  type Choices,
} from './choices';
import { hintSentence, type Change } from './hintSentence';
import { anchorOf, searchValues, type Search } from './searchValues';
import { Trials, type HintSubject, type Trial } from './Trials';

export type { HintSubject } from './Trials';

const MAX_HINTS = 5;

/** A change that leads to a laxer decision, and how far it is from the draft. */
interface Finding {
  change: Change;
  trial: Trial<Choice>;
  distance: number;
  /** By how much the price changes; unknown is more than any. */
  costChange: number;
}

const environmentParameter = ({ type: { environment } }: HintSubject) =>
  environment?.kind === 'parameter' ? environment.parameter : undefined;

/** Infinity minus itself is no number. */
const compare = (one: number, other: number) =>
  Number(one > other) - Number(one < other);

/** A deny rule of which it is unknown whether it matches may turn out to match. */
const isSound = ({ decision }: Trial) =>
  decision.unknown.every(({ effect }) => effect.kind !== 'deny');

/**
 * The smallest changes of a single field that reach a laxer decision, laxest first. Each was evaluated exactly as it
 * is offered. Whether something unknown is not allowed at all cannot be promised away, so such changes are left out.
 */
export function findHints(subject: HintSubject): Hint[] {
  const { policy, type } = subject;
  const trials = new Trials(subject);
  if (trials.current.decision.outcome === 'automatic') {
    return [];
  }
  const parameters = changeableParameters(policy, type);
  // Short lists first, so that a form with very many values spends what is left on the long ones.
  const searched = new Map(
    [...parameters]
      .sort((one, other) => sizeOf(one.choices) - sizeOf(other.choices))
      .map(one => [one.name, findingsOf(one, subject, trials)]),
  );
  const inOrder = parameters.flatMap(({ name }) => searched.get(name) ?? []);
  return choose(inOrder, environmentParameter(subject)).map(finding =>
    hintOf(finding, subject, trials),
  );
}

function sizeOf(choices: Choices): number {
  return choices.kind === 'listed'
    ? choices.values.length
    : (choices.maximum ?? Infinity) - (choices.minimum ?? 0);
}

/** Laxest first, then what changes the price least. Another environment is another wish, so it is the last resort. */
function choose(
  findings: Finding[],
  environment: string | undefined,
): Finding[] {
  const inOrder = [...findings].sort(
    (one, other) =>
      one.trial.strictness - other.trial.strictness ||
      compare(one.costChange, other.costChange),
  );
  const isElsewhere = ({ change }: Finding) => change.parameter === environment;
  const here = inOrder.filter(finding => !isElsewhere(finding));
  const laxest = here[0]?.trial.strictness ?? Infinity;
  const elsewhere = inOrder.filter(
    finding => isElsewhere(finding) && finding.trial.strictness < laxest,
  );
  const places = Math.max(MAX_HINTS - elsewhere.length, 0);
  return [...here.slice(0, places), ...elsewhere].slice(0, MAX_HINTS);
}

/** One finding for each laxer decision that a parameter reaches, the nearest; none that is further than a laxer one. */
function findingsOf(
  parameter: ChangeableParameter,
  subject: HintSubject,
  trials: Trials,
): Finding[] {
  const { name, choices } = parameter;
  const current = choiceOf(subject.parameters[name]);
  const search = searchValues(parameter, current, trials);
  const candidates = search.trials
    .filter(
      trial =>
        trial.strictness < trials.current.strictness &&
        isSound(trial) &&
        trials.accepts(name, trial.value),
    )
    .map(trial => ({
      trial,
      change: { parameter: name, value: trial.value },
      distance: distanceOf(trial.value, choices, current),
      costChange: costChangeOf(trial.cost, trials.current.cost),
    }))
    .sort(
      (one, other) =>
        one.trial.strictness - other.trial.strictness ||
        one.distance - other.distance ||
        compare(one.costChange, other.costChange),
    );
  const nearest: Finding[] = [];
  for (const candidate of candidates) {
    if (nearest.every(laxer => candidate.distance < laxer.distance)) {
      nearest.push(candidate);
    }
  }
  if (current === undefined) {
    return nearest.map(finding => ({
      ...finding,
      change: { ...finding.change, isFirst: true },
    }));
  }
  return nearest.map(finding => {
    const side = sideOf(finding.trial, search, value =>
      trials.accepts(name, value),
    );
    return { ...finding, change: { ...finding.change, side } };
  });
}

/** Only what a form offers for choice has a place in its order. */
function choiceOf(value: JsonValue | undefined): Choice | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as Choice)
    : undefined;
}

/** In places of a list, or in numbers. Where nothing is chosen, the nearest is what the form names first. */
function distanceOf(
  value: Choice,
  choices: Choices,
  current: Choice | undefined,
): number {
  if (choices.kind === 'range') {
    return Math.abs(Number(value) - anchorOf(choices, current));
  }
  const from = current === undefined ? 0 : choices.values.indexOf(current);
  return Math.abs(choices.values.indexOf(value) - Math.max(from, 0));
}

function costChangeOf(after?: Money, before?: Money): number {
  return after === undefined || before === undefined
    ? Infinity
    : toDecimal(after).minus(toDecimal(before)).abs().toNumber();
}

/** "Up to" and "from" are only said where all that the form takes on that side leads to the very same decision. */
function sideOf(
  { value, decision }: Trial<Choice>,
  { trials, exhaustive, from }: Search,
  accepts: (value: Choice) => boolean,
): Change['side'] {
  if (!exhaustive) {
    return undefined;
  }
  const isDown = Number(value) <= from;
  const side = trials.filter(other =>
    isDown ? other.value <= value : other.value >= value,
  );
  const isSame = (other: Trial<Choice>) =>
    other.decision.outcome === decision.outcome &&
    other.decision.tier.id === decision.tier.id &&
    JSON.stringify(other.decision.stages) === JSON.stringify(decision.stages);
  const taken = side.filter(other => accepts(other.value));
  if (taken.length < 2 || !taken.every(isSame)) {
    return undefined;
  }
  return isDown ? 'up-to' : 'from';
}

function hintOf(
  { change, trial }: Finding,
  { policy, type }: HintSubject,
  { current }: Trials,
): Hint {
  const { decision, cost } = trial;
  const { id, title, rank } = decision.tier;
  const isNews =
    cost !== undefined &&
    (current.cost === undefined ||
      !toDecimal(cost).eq(toDecimal(current.cost)));
  return {
    text: hintSentence({
      change,
      decision,
      cost: isNews && change.side === undefined ? cost : undefined,
      requestType: type.id,
      policy,
    }),
    parameter: change.parameter,
    value: change.value,
    outcome: decision.outcome === 'automatic' ? 'automatic' : 'approval',
    tier: { id, title, rank },
    ...(cost === undefined ? {} : { monthlyCost: cost }),
  };
}
