import type { JsonValue } from '@backstage/types';
import { suggest } from '../configuration/configProblem';
import type { ConfigReader } from '../configuration/configReader';
import type { FactCatalogue } from './factCatalogue';

/** Paths that others stand under, such as `parameters`. */
function beginnings({ paths }: FactCatalogue): string[] {
  const all = paths.flatMap(path => {
    const keys = path.split('.');
    return keys.slice(1).map((_, index) => keys.slice(0, index + 1).join('.'));
  });
  return [...new Set(['parameters', ...all])];
}

/** Reads the facts whose change dismisses votes; undefined where every change does. */
export function readDismissOn(
  input: JsonValue | undefined,
  at: string,
  { reader, catalogue }: { reader: ConfigReader; catalogue: FactCatalogue },
): string[] | undefined {
  if (input === undefined) {
    return undefined;
  }
  const names = [...new Set([...beginnings(catalogue), ...catalogue.paths])];
  const paths = reader
    .list(input, at, {
      of: 'facts whose change dismisses votes',
      example: '[parameters, monthlyCost], or leave it out for every change',
    })
    .map((one, index) => {
      const path = reader.text(one, `${at}[${index}]`, 'the path of a fact');
      const shapes = path === undefined ? undefined : catalogue.find(path);
      if (path === undefined) {
        return undefined;
      }
      if (!shapes && !names.includes(path)) {
        reader.report(
          `${at}[${index}]`,
          `there is no fact "${path}". ${suggest(path, names)}`,
        );
      } else if (shapes?.every(({ kind }) => kind === 'secret')) {
        reader.report(
          `${at}[${index}]`,
          `"${path}" is a secret, which is never kept, so nobody would see it change. Name another fact.`,
        );
      }
      return path;
    });
  return [...new Set(paths.filter(path => path !== undefined))];
}
