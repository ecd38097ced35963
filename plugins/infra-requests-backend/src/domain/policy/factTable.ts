import type { JsonValue } from '@backstage/types';
import { factReader, type Fact, type FactReader, type Unknown } from './fact';

/** The facts of one evaluation, each looked up when it is first asked for and never again. */
export class FactsInUse {
  readonly #readers: readonly FactReader[];
  readonly #document: JsonValue;
  readonly #unknown: Unknown;
  readonly #found: Array<Fact | undefined>;

  constructor(
    readers: readonly FactReader[],
    document: JsonValue,
    unknown: Unknown,
  ) {
    this.#readers = readers;
    this.#document = document;
    this.#unknown = unknown;
    this.#found = new Array<Fact | undefined>(readers.length).fill(undefined);
  }

  at(position: number): Fact {
    return this.#found[position] ?? this.#find(position);
  }

  #find(position: number): Fact {
    const fact = this.#readers[position](this.#document, this.#unknown);
    this.#found[position] = fact;
    return fact;
  }
}

/** The paths that are read of documents of one kind, each with a position. */
export class FactTable {
  readonly #positions = new Map<string, number>();
  readonly #readers: FactReader[] = [];
  readonly #readerOf: (path: string) => FactReader;

  constructor(readerOf: (path: string) => FactReader = factReader) {
    this.#readerOf = readerOf;
  }

  positionOf(path: string): number {
    const position = this.#positions.get(path) ?? this.#readers.length;
    if (position === this.#readers.length) {
      this.#positions.set(path, position);
      this.#readers.push(this.#readerOf(path));
    }
    return position;
  }

  use(document: JsonValue, unknown: Record<string, string>): FactsInUse {
    return new FactsInUse(this.#readers, document, Object.entries(unknown));
  }
}
