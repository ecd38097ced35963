import type { CostEstimate } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import type { Facts, RequestTypeDefinition } from '../types';
import { environmentOf, ownerOf } from './parameters';

/** Why a fact of a form that is half filled in is unknown. */
export const NOT_FILLED_IN = 'it is not filled in yet';

/** The facts that follow from what is filled in and what it costs; what is required and missing is unknown. */
export function draftFacts(
  type: RequestTypeDefinition,
  draft: { action: string; parameters: JsonObject; cost: CostEstimate },
): Facts {
  const { action, parameters, cost } = draft;
  const values: JsonObject = { type: type.id, action, parameters };
  const unknown: Record<string, string> = {};
  for (const name of missingParameters(type, parameters)) {
    unknown[`parameters.${name}`] = NOT_FILLED_IN;
  }
  const put = (path: string, value: string | undefined, why?: string) => {
    if (value !== undefined) {
      values[path] = value;
    } else if (why) {
      unknown[path] = why;
    }
  };
  put('owner', ownerOf(type, parameters), NOT_FILLED_IN);
  put(
    'environment',
    environmentOf(type, parameters),
    type.environment && NOT_FILLED_IN,
  );
  put('monthlyCost', cost.monthly, cost.unknown ?? 'it could not be priced');
  return { values, unknown };
}

/** Required parameters that are not given. */
export function missingParameters(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): string[] {
  return type.steps
    .flatMap(step => (step.schema.required ?? []) as string[])
    .filter(name => parameters[name] === undefined);
}
