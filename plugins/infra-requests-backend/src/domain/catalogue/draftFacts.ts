import type { CostEstimate } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { Facts, RequestTypeDefinition } from '../types';
import { leaseHours, leaseOf } from './lease';
import { environmentOf, ownerOf } from './parameters';
import { titleInText } from '../policy/english';
import { fieldTitle } from '../policy/wording';

/** Why a fact of a form that is half filled in is unknown. */
const NOT_FILLED_IN = 'it is not filled in yet';

/** A form as far as it is filled in, with what was read out of it. */
export interface FilledIn {
  type: RequestTypeDefinition;
  action: string;
  owner?: string;
  environment?: string;
  emergency?: boolean;
  /** How long it is to live, as an ISO 8601 duration. */
  lease?: string;
  /** Without what is secret. */
  parameters: JsonObject;
  /** What the catalog says of the entity it concerns, if it concerns one. */
  entity?: Facts;
  /** Required parameters not given yet; their facts are unknown, not absent. */
  missing: string[];
}

/** Reads a form without asking anybody, so nobody knows of its owner and entity whether they exist. */
export function filledIn(
  type: RequestTypeDefinition,
  draft: { action?: string; emergency?: boolean; parameters: JsonObject },
): FilledIn {
  const { action = type.actions[0], emergency, parameters } = draft;
  return {
    type,
    action,
    emergency,
    parameters,
    owner: ownerOf(type, parameters),
    environment: environmentOf(type, parameters),
    lease: leaseOf(type, parameters),
    missing: missingParameters(type, parameters),
  };
}

/** The facts that follow from a form and what it costs; what has to be there and is missing is unknown. */
export function draftFacts(form: FilledIn, cost: CostEstimate): Facts {
  const { type, action, parameters, owner, environment, lease } = form;
  const values: JsonObject = {
    type: type.id,
    action,
    parameters,
    emergency: form.emergency ?? false,
    ...form.entity?.values,
  };
  const unknown: Facts['unknown'] = {
    ...form.entity?.unknown,
    ...unknownUntilFilledIn(form),
  };
  const put = (path: string, value: JsonValue | undefined, why?: string) => {
    if (value !== undefined) {
      values[path] = value;
    } else if (why) {
      unknown[path] = why;
    }
  };
  put('owner', owner, NOT_FILLED_IN);
  put('environment', environment, type.environment && NOT_FILLED_IN);
  put('monthlyCost', cost.monthly, cost.unknown ?? 'it could not be priced');
  if (lease !== undefined) {
    const hours = leaseHours(lease);
    put('lease', hours && { hours }, 'it is not a duration');
  }
  return { values, unknown };
}

/** What follows from the fields of a form that have to be filled in and are not yet. */
function unknownUntilFilledIn({ type, missing }: FilledIn): Facts['unknown'] {
  const { entityParameter, lease } = type;
  const paths = missing.map(name => `parameters.${name}`);
  if (lease?.kind === 'parameter' && missing.includes(lease.parameter)) {
    paths.push('lease');
  }
  const unknown = Object.fromEntries(paths.map(path => [path, NOT_FILLED_IN]));
  if (entityParameter !== undefined && missing.includes(entityParameter)) {
    const field = titleInText(fieldTitle(type, entityParameter));
    unknown.entity = `the ${field} is not chosen yet`;
  }
  return unknown;
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
