import type { JsonObject, JsonValue } from '@backstage/types';
import type Big from 'big.js';
import { isDecimal, toDecimal } from '../money';
import { suggest, type ConfigProblem } from './configProblem';

/** Whether a value is a JSON object, not a list and not null. */
export function isJsonObject(
  value: JsonValue | undefined,
): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, in words. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return (
    { string: 'text', number: 'a number', boolean: 'true or false' }[
      typeof value as string
    ] ?? 'an object'
  );
}

/** What the parts of a list are called, also those that could not be read, so that nothing that names one is called wrong. */
export interface Names {
  ids: string[];
  /** Whether every part says its own name; with an id twice, one of the two was meant to be another. */
  complete: boolean;
  /** The id of each part, where it has one. */
  written: Array<string | undefined>;
}

export function namesIn(inputs: JsonValue[]): Names {
  const written = inputs.map(one =>
    isJsonObject(one) && typeof one.id === 'string' ? one.id : undefined,
  );
  const ids = [...new Set(written.filter(id => id !== undefined))];
  return { ids, complete: ids.length === inputs.length, written };
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads parts of a configuration document and notes everything that is wrong instead of stopping at the first,
 * so that an admin sees all mistakes of all rules in one go. A schema library gives no value for a document with
 * one bad part, hence could not check the other parts for meaning.
 */
export class ConfigReader {
  readonly problems: ConfigProblem[] = [];

  report(path: string, message: string): void {
    this.problems.push({ path, message });
  }

  /** An object of which only the given keys are known. */
  object(
    input: JsonValue | undefined,
    at: string,
    options: { keys: readonly string[]; example: string },
  ): JsonObject | undefined {
    if (!isJsonObject(input)) {
      this.report(
        at,
        `must be an object, but is ${kindOf(input)}. Write ${options.example}.`,
      );
      return undefined;
    }
    for (const key of Object.keys(input)) {
      if (!options.keys.includes(key)) {
        this.report(
          `${at}.${key}`,
          `is not a known key. ${suggest(key, options.keys)}`,
        );
      }
    }
    return input;
  }

  list(
    input: JsonValue | undefined,
    at: string,
    options: { of: string; example: string; mayBeEmpty?: boolean },
  ): JsonValue[] {
    if (!Array.isArray(input)) {
      this.report(
        at,
        `must be a list of ${options.of}, but is ${kindOf(input)}. Write ${
          options.example
        }.`,
      );
      return [];
    }
    if (input.length === 0 && !options.mayBeEmpty) {
      this.report(at, `is an empty list. Write ${options.example}.`);
    }
    return input as JsonValue[];
  }

  /** Text that must be there and must say something. */
  text(
    input: JsonValue | undefined,
    at: string,
    example: string,
  ): string | undefined {
    if (typeof input !== 'string' || input.trim() === '') {
      const found = typeof input === 'string' ? 'empty' : kindOf(input);
      this.report(at, `must be text, but is ${found}. Write ${example}.`);
      return undefined;
    }
    return input;
  }

  optionalText(
    input: JsonValue | undefined,
    at: string,
    example: string,
  ): string | undefined {
    return input === undefined ? undefined : this.text(input, at, example);
  }

  /** True or false; what is left out is false. */
  optionalFlag(
    input: JsonValue | undefined,
    at: string,
    meaning: string,
  ): boolean {
    if (input !== undefined && typeof input !== 'boolean') {
      this.report(at, `must be true or false without quotes: ${meaning}.`);
    }
    return input === true;
  }

  /** An exact amount of zero or more; a negative one would lower a sum below a threshold. */
  amount(
    input: JsonValue | undefined,
    at: string,
    example: string,
  ): Big | undefined {
    if (!isDecimal(input) || toDecimal(input).lt(0)) {
      this.report(
        at,
        `must be an amount of zero or more, but is ${
          input === undefined ? 'missing' : JSON.stringify(input)
        }. Write ${example}.`,
      );
      return undefined;
    }
    return toDecimal(input);
  }

  /** An id in kebab-case, as it appears in URLs and records. */
  id(
    input: JsonValue | undefined,
    at: string,
    example: string,
  ): string | undefined {
    const id = this.text(input, at, example);
    if (id !== undefined && !ID.test(id)) {
      this.report(
        at,
        `"${id}" is not an id. Use lower-case letters, digits and single hyphens, such as ${example}.`,
      );
      return undefined;
    }
    return id;
  }

  /** Notes every id after the first use; ids must be unique. */
  unique(
    ids: Array<{ id: string | undefined; at: string }>,
    what: string,
    remedy = 'Give it a name of its own.',
  ): void {
    const seen = new Map<string, string>();
    for (const { id, at } of ids) {
      if (id === undefined) {
        continue;
      }
      const first = seen.get(id);
      if (first === undefined) {
        seen.set(id, at);
      } else {
        this.report(
          at,
          `the ${what} "${id}" is already used at ${first}. ${remedy}`,
        );
      }
    }
  }
}
