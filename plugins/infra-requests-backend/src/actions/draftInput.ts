import { InputError } from '@backstage/errors';
import type {
  RequestDraft,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import type { z as zod } from 'zod/v3';
import { secretsOf } from '../domain/catalogue/formSteps';
import type { RequestTypeStep } from '../domain/types';
import type { ActionParts } from './ActionParts';

/** What an agent gives to ask for something; the same for a preview and for the request itself. */
export const draftInput = (z: typeof zod) =>
  z.object({
    type: z
      .string()
      .describe('Id of the request type, from list-request-types'),
    parameters: z
      .record(z.unknown())
      .describe(
        'The answers of the form, by parameter name, as list-request-types gives its schema for this type',
      ),
    action: z
      .string()
      .optional()
      .describe(
        'What to do, one of the actions of the type; its first if left out',
      ),
    justification: z
      .string()
      .optional()
      .describe('Why it is needed, in a sentence for the people who decide'),
    requestedFor: z
      .string()
      .optional()
      .describe(
        'The user it is for, where that is somebody else: user:default/mira',
      ),
    emergency: z
      .boolean()
      .optional()
      .describe(
        'Only where people say that it is one; it is reviewed afterwards',
      ),
    incident: z
      .string()
      .optional()
      .describe('Reference of the incident, in an emergency'),
    notBefore: z
      .string()
      .optional()
      .describe('Not to be carried out before this time, ISO 8601'),
  });

export type DraftInput = zod.infer<ReturnType<typeof draftInput>>;

/** The parameters of a form that are secret. */
export const secretsIn = ({ parameters }: RequestType): string[] =>
  secretsOf(parameters as RequestTypeStep[]);

/** @throws InputError if a secret is given, which belongs into the portal's form and past no agent */
export function draftOf(input: DraftInput, type: RequestType): RequestDraft {
  const given = secretsIn(type).filter(
    name => input.parameters[name] !== undefined,
  );
  if (given.length > 0) {
    throw new InputError(
      `${given.join(
        ', ',
      )} is secret, and no secret goes through an agent. Ask for ${
        type.title
      } in the portal, where it is not kept.`,
    );
  }
  const { type: id, parameters, action, justification } = input;
  const { requestedFor, emergency, incident, notBefore } = input;
  return {
    type: id,
    parameters,
    action,
    justification,
    requestedFor,
    emergency,
    incident,
    notBefore,
  };
}

/** A draft, once it is known that its type is there and that the caller may ask for it. */
export async function readDraftInput(
  input: DraftInput,
  options: Pick<ActionParts, 'service'> &
    Parameters<ActionParts['service']['requestType']>[1],
): Promise<RequestDraft> {
  const { service, credentials } = options;
  return draftOf(input, await service.requestType(input.type, { credentials }));
}
