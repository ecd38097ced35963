import type { JsonObject, JsonValue } from '@backstage/types';
import type { Money } from '@infra-requests/plugin-infra-requests-common';
import { isDecimal } from '../money';
import { decide, type Decision } from '../policy/evaluate';
import type { Facts, Policy, RequestTypeDefinition } from '../types';
import { whatFormTakes } from './whatFormTakes';

/** So that a preview stays instant, however large the form is. */
const MAX_TRIALS = 2_000;

/** A draft, and what the rules would read if it were another. */
export interface HintSubject {
  policy: Policy;
  type: RequestTypeDefinition;
  /** As far as they are filled in. */
  parameters: JsonObject;
  facts: Facts;
  /** The facts with another value of one parameter; pure. */
  factsWith(parameter: string, value: JsonValue): Facts;
}

/** What one other value of one parameter leads to. */
export interface Trial<V extends JsonValue = JsonValue> {
  value: V;
  decision: Decision;
  /** Lower is laxer. */
  strictness: number;
  cost?: Money;
}

/** Evaluates a draft with one parameter changed, up to a number of times. */
export class Trials {
  readonly #subject: HintSubject;
  readonly #takes: ReturnType<typeof whatFormTakes>;
  #left = MAX_TRIALS;
  /** The draft as it is. */
  readonly current: Omit<Trial, 'value'>;

  constructor(subject: HintSubject) {
    this.#subject = subject;
    this.#takes = whatFormTakes(subject.type, subject.parameters);
    this.current = this.#decide(subject.facts);
  }

  get left(): number {
    return this.#left;
  }

  /** Nothing once there were too many. */
  run<V extends JsonValue>(parameter: string, value: V): Trial<V> | undefined {
    if (this.#left === 0) {
      return undefined;
    }
    this.#left--;
    const facts = this.#subject.factsWith(parameter, value);
    return { value, ...this.#decide(facts) };
  }

  /** Whether the form takes the value as it is filled in otherwise. What was wrong before may stay wrong. */
  accepts(parameter: string, value: JsonValue): boolean {
    return this.#takes(parameter, value);
  }

  #decide(facts: Facts): Omit<Trial, 'value'> {
    const decision = decide(this.#subject.policy, facts);
    const { monthlyCost } = facts.values;
    return {
      decision,
      strictness: strictnessOf(decision),
      ...('monthlyCost' in facts.unknown || !isDecimal(monthlyCost)
        ? {}
        : { cost: String(monthlyCost) }),
    };
  }
}

/** Decisions in order: at once, by tier, never. */
function strictnessOf({ outcome, tier }: Decision): number {
  return { automatic: -1, approval: tier.rank, denied: Infinity }[outcome];
}
