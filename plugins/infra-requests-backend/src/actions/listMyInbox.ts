import type { ActionParts } from './ActionParts';
import { briefOf, briefSchema } from './briefRequest';

const MOST = 100;

export function listMyInbox({ registry, service, portal }: ActionParts) {
  registry.register({
    name: 'list-my-inbox',
    title: 'List my inbox',
    description:
      'The requests that wait for a decision of the signed-in person, the most urgent first. To be read and summed up only: deciding is for the person, in the portal, at the link of each.',
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          limit: z.number().int().min(1).max(MOST).default(20),
        }),
      output: z =>
        z.object({
          requests: z.array(briefSchema(z)),
          total: z.number().describe('How many wait, also beyond the limit'),
          note: z.string(),
        }),
    },
    action: async ({ input: { limit }, credentials }) => {
      const { items, totalItems } = await service.list(
        { scope: 'inbox', order: 'urgent', limit },
        { credentials },
      );
      return {
        output: {
          requests: items.map(item => briefOf(item, { portal })),
          total: totalItems ?? items.length,
          note: `Only people decide: ${portal}/infra-requests/inbox`,
        },
      };
    },
  });
}
