import type { JsonValue } from '@backstage/types';
import { suggest } from '../configuration/configProblem';
import type { ConfigReader } from '../configuration/configReader';
import type { ValueShape } from '../policy/valueShape';

export interface ParameterContext {
  reader: ConfigReader;
  /** All but the secret ones. */
  parameters: Map<string, ValueShape[]>;
  secrets: string[];
}

/** Reads the name of a parameter that something else of the request follows from, as it is written. */
export function readParameterName(
  input: JsonValue | undefined,
  at: string,
  { reader, parameters, secrets }: ParameterContext,
): string | undefined {
  const name = reader.text(input, at, 'the name of a parameter');
  if (name === undefined || parameters.has(name)) {
    return name;
  }
  reader.report(
    at,
    secrets.includes(name)
      ? `the parameter "${name}" is a secret, which is never kept. Name another one.`
      : `there is no parameter "${name}". ${suggest(name, [
          ...parameters.keys(),
        ])}`,
  );
  return name;
}
