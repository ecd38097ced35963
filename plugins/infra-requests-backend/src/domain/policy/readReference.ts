import type { JsonValue } from '@backstage/types';
import type { ConfigReader } from '../configuration/configReader';
import type { ReferenceTerms } from '../types';
import { patternProblem } from './referencePattern';

/** Reads what a reference is called and what it looks like. */
export function readReference(
  input: JsonValue,
  at: string,
  options: {
    reader: ConfigReader;
    keys: string[];
    example: string;
    /** What it is called where nothing is said. */
    title: string;
  },
): ReferenceTerms {
  const { reader, keys, example } = options;
  const reference = reader.object(input, at, { keys, example });
  const title = reader.optionalText(
    reference?.title,
    `${at}.title`,
    options.title,
  );
  const pattern = reader.optionalText(
    reference?.pattern,
    `${at}.pattern`,
    'a regular expression such as CHG\\d{7}',
  );
  const problem = pattern === undefined ? undefined : patternProblem(pattern);
  if (problem !== undefined) {
    reader.report(`${at}.pattern`, problem);
  }
  return {
    title: title ?? options.title,
    ...(pattern === undefined ? {} : { pattern }),
  };
}
