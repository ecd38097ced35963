import type { JsonObject } from '@backstage/types';

/** The text that a parameter holds; undefined where it holds none. Only own properties are parameters. */
export function textParameter(
  parameters: JsonObject,
  name: string,
): string | undefined {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
