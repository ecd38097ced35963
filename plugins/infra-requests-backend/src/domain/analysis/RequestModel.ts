import { compareState, keyOf, type Compare } from './comparisons';
import { formsOf, type Form } from './forms';
import { possibleFacts, type PossibleFact } from './possibleFacts';
import type { Moment } from './times';
import type { Truths } from './truths';
import type { Policy, RequestTypeDefinition } from '../types';

/** What requests of one type can be, in every possible case and in realistic ones. */
export class RequestModel {
  readonly type: RequestTypeDefinition;
  readonly policy: Policy;
  /** What a fact can be; whatever is not certain counts as possible. */
  readonly factAt: (path: string) => PossibleFact;
  readonly #asked: (path: string) => Compare[];
  readonly #moments: () => Moment[];
  #forms?: Form[];
  readonly #told = new Map<string, Truths[]>();

  constructor(options: {
    type: RequestTypeDefinition;
    policy: Policy;
    /** Everything that rules ask of a path. */
    asked: (path: string) => Compare[];
    moments: () => Moment[];
  }) {
    this.type = options.type;
    this.policy = options.policy;
    this.factAt = possibleFacts(options.type, options.policy);
    this.#asked = options.asked;
    this.#moments = options.moments;
  }

  /** Ways to fill in the form, the most usual first; empty where nobody can tell how. */
  get forms(): Form[] {
    this.#forms ??= formsOf(this.type, {
      policy: this.policy,
      factAt: this.factAt,
      asked: this.#asked,
    });
    return this.#forms;
  }

  get moments(): Moment[] {
    return this.#moments();
  }

  /** The environments that requests of the type can be for. */
  get environments(): string[] {
    const states = this.forms.map(form => form.states.get('environment')!);
    return [
      ...new Set(
        states.flatMap(one =>
          one.state === 'present' ? [String(one.value)] : [],
        ),
      ),
    ];
  }

  /** What a comparison comes to in each of the forms, or at each of the moments. */
  tellOf(of: 'forms' | 'moments', compare: Compare): Truths[] {
    const key = `${of} ${keyOf(compare)}`;
    const known =
      this.#told.get(key) ??
      this[of].map(({ states }) =>
        compareState(compare, states.get(compare.path) ?? { state: 'absent' }),
      );
    this.#told.set(key, known);
    return known;
  }
}
