import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';

/** A parameter of this revision, of the one before, or of both. */
export interface ParameterRow {
  /** Names from the outside in. */
  path: string[];
  value: unknown;
  /** What the revision before had; only where there was one. */
  previous?: unknown;
  changed: boolean;
}

/**
 * The parameters a line each, nested ones too, with what the revision before had. In the given order of
 * parameters, and after those in their own.
 */
export function parameterRows(
  request: Pick<InfraRequest, 'parameters' | 'previousParameters'>,
  order: string[] = [],
): ParameterRow[] {
  const now = flatten(request.parameters);
  const before = request.previousParameters
    ? flatten(request.previousParameters)
    : undefined;
  const keys = [...new Set([...now.keys(), ...(before?.keys() ?? [])])];
  const rows = keys.map(key => {
    const value = now.get(key);
    const previous = before?.get(key);
    const changed =
      before !== undefined &&
      JSON.stringify(value) !== JSON.stringify(previous);
    return { path: JSON.parse(key) as string[], value, previous, changed };
  });
  const place = ({ path: [parameter] }: ParameterRow) =>
    order.includes(parameter) ? order.indexOf(parameter) : order.length;
  return rows.sort((one, other) => place(one) - place(other));
}

function flatten(
  value: object,
  path: string[] = [],
  into = new Map<string, unknown>(),
) {
  for (const [name, child] of Object.entries(value)) {
    const here = [...path, name];
    if (isPlainObject(child) && Object.keys(child).length > 0) {
      flatten(child, here, into);
    } else {
      into.set(JSON.stringify(here), child);
    }
  }
  return into;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
