import {
  compareState,
  glanceAt,
  keyOf,
  type Compare,
  type FactState,
} from './comparisons';
import { formsOf, type Form } from './forms';
import { possibleFacts, type PossibleFact } from './possibleFacts';
import type { Moment } from './times';
import { ANYTHING, type Truths } from './truths';
import type { Policy, Predicate, RequestTypeDefinition } from '../types';

const ABSENT: FactState = { state: 'absent' };

/** What requests of one type can be, in every possible case and in realistic ones. */
export class RequestModel {
  readonly type: RequestTypeDefinition;
  readonly policy: Policy;
  /** What a fact can be; whatever is not certain counts as possible. */
  readonly factAt: (path: string) => PossibleFact;
  readonly #asked: (path: string) => Compare[];
  readonly #moments: () => Moment[];
  #forms?: Form[];
  readonly #told = {
    forms: new Map<string, Truths[]>(),
    moments: new Map<string, Truths[]>(),
  };

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

  /**
   * What a condition can come to in realistic requests, judged by the type, its environments and what is fixed alone:
   * a quick look that saves most searches.
   */
  atFirstGlance(
    predicate: Predicate,
    fixed?: ReadonlyMap<string, FactState>,
  ): Truths {
    return glanceAt(predicate, compare => {
      const state = fixed?.get(compare.path);
      if (state) {
        return compareState(compare, state);
      }
      return compare.path === 'environment'
        ? this.tellOfForms(compare).reduce((so, one) => so | one, 0)
        : this.#byType(compare);
    });
  }

  /** What a condition can come to in any request, judged by the type alone. */
  ofType(predicate: Predicate): Truths {
    return glanceAt(predicate, this.#byType);
  }

  #byType = (compare: Compare): Truths =>
    compare.path === 'type'
      ? compareState(compare, { state: 'present', value: this.type.id })
      : ANYTHING;

  /** What a comparison comes to in each of the forms. */
  tellOfForms(compare: Compare): readonly Truths[] {
    return this.#tell('forms', compare);
  }

  /** What a comparison comes to at each of the moments. */
  tellOfMoments(compare: Compare): readonly Truths[] {
    return this.#tell('moments', compare);
  }

  #tell(of: 'forms' | 'moments', compare: Compare): readonly Truths[] {
    const key = keyOf(compare);
    const known = this.#told[of].get(key);
    if (known) {
      return known;
    }
    const told = this[of].map(({ states }) =>
      compareState(compare, states.get(compare.path) ?? ABSENT),
    );
    this.#told[of].set(key, told);
    return told;
  }
}
