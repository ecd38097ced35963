import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import type { z as zod } from 'zod/v3';
import { linkTo, type ActionParts } from './ActionParts';

/** What an agent is told of every request. */
export const briefSchema = (z: typeof zod) =>
  z.object({
    id: z.string(),
    number: z.number().describe('What people call it: 1042 for #1042'),
    title: z.string(),
    state: z.string(),
    tier: z.string().describe('How closely it is looked at'),
    environment: z.string().optional(),
    owner: z.string(),
    requester: z.string(),
    requestedFor: z.string().optional(),
    agent: z
      .string()
      .optional()
      .describe('Which agent asked for it on behalf of the requester'),
    emergency: z.boolean().optional(),
    monthlyCost: z
      .string()
      .optional()
      .describe('Decimal; absent where it is not known, which is not zero'),
    currency: z.string(),
    submittedAt: z.string(),
    dueAt: z.string().optional().describe('When it has to be decided'),
    link: z.string().describe('The page of the request, for people'),
  });

export type Brief = zod.infer<ReturnType<typeof briefSchema>>;

export function briefOf(
  request: RequestSummary,
  parts: Pick<ActionParts, 'portal'>,
): Brief {
  return {
    id: request.id,
    number: request.number,
    title: request.typeTitle,
    state: request.state,
    tier: request.tier.title,
    environment: request.environment,
    owner: request.owner,
    requester: request.requester,
    requestedFor: request.requestedFor,
    agent: request.agent,
    emergency: request.emergency,
    monthlyCost: request.monthlyCost,
    currency: request.currency,
    submittedAt: request.submittedAt,
    dueAt: request.dueAt,
    link: linkTo(parts, request.id),
  };
}
