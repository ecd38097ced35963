import type { Vote } from '@infra-requests/plugin-infra-requests-common';
import type { ActionParts } from './ActionParts';
import { briefOf, briefSchema } from './briefRequest';
import { requestInput } from './requestInput';

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

const decisionOf = ({ voter, verdict, comment, at }: Vote) => ({
  by: voter,
  verdict,
  comment,
  at,
});

export function getRequest({ registry, service, portal }: ActionParts) {
  registry.register({
    name: 'get-request',
    title: 'Get a request',
    description:
      'Where a request stands: its state, what was asked, the stages with how many approvals are missing, and what people have decided so far.',
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: requestInput,
      output: z =>
        briefSchema(z).extend({
          justification: z.string().optional(),
          parameters: z.record(z.unknown()),
          revision: z.number(),
          expiresAt: z.string().optional().describe('When its lease ends'),
          stages: z.array(
            z.object({
              name: z.string(),
              state: z.string(),
              needed: z.number(),
              missing: z.number(),
            }),
          ),
          decisions: z.array(
            z.object({
              by: z.string(),
              verdict: z.string(),
              comment: z.string().optional(),
              at: z.string(),
            }),
          ),
          comments: z
            .number()
            .describe('How many comments there are on its page'),
        }),
    },
    action: async ({ input, credentials }) => {
      const request = await service.find(input.request, { credentials });
      return {
        output: {
          ...briefOf(request, { portal }),
          justification: request.justification,
          parameters: request.parameters,
          revision: request.revision,
          expiresAt: request.expiresAt,
          stages: request.stages.map(({ name, state, requirements }) => ({
            name,
            state,
            needed: sum(requirements.map(({ count }) => count)),
            missing: sum(requirements.map(({ missing }) => missing)),
          })),
          decisions: request.votes.map(decisionOf),
          comments: request.comments ?? 0,
        },
      };
    },
  });
}
