import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { InputError } from '@backstage/errors';
import { whyNotAllStorable } from '../domain/storable';
import { spec } from '../schema/openapi.generated';
import { InvalidRequestError } from './InvalidRequestError';

const API = 'openapi';

const validators = new Map<string, ValidateFunction>();

/**
 * What openapi.yaml says of something that a caller gives, for every way in: what comes over the actions registry has
 * passed no router.
 * @throws InvalidRequestError that names what does not fit
 * @throws InputError if something in it cannot be stored
 */
export function refuseMisfit(
  name: 'RequestDraft' | 'RequestEdit',
  given: unknown,
): void {
  refuseUnstorable(given);
  const fits = validatorOf(name);
  if (!fits(given)) {
    throw new InvalidRequestError((fits.errors ?? []).map(problemOf));
  }
}

/** @throws InputError if something in it cannot be stored so that it is read as it was written */
export function refuseUnstorable(given: unknown): void {
  const reason = whyNotAllStorable(given);
  if (reason !== undefined) {
    throw new InputError(reason);
  }
}

function validatorOf(name: string): ValidateFunction {
  const known = validators.get(name);
  if (known) {
    return known;
  }
  // OpenAPI says more than JSON Schema does; the rest is the same.
  const ajv = addFormats(new Ajv({ allErrors: true, strict: false }));
  const made = ajv
    .addSchema(spec, API)
    .compile({ $ref: `${API}#/components/schemas/${name}` });
  validators.set(name, made);
  return made;
}

function problemOf({ instancePath, message, params }: ErrorObject) {
  const named = params.missingProperty ?? params.additionalProperty;
  return {
    field:
      typeof named === 'string' ? `${instancePath}/${named}` : instancePath,
    message: message ?? 'is not what can be sent',
  };
}
