import { linkTo, type ActionParts } from './ActionParts';
import { explainInWords } from './explainInWords';
import { requestInput } from './requestInput';

export function explainRequest({ registry, service, portal }: ActionParts) {
  registry.register({
    name: 'explain-request',
    title: 'Explain a request',
    description:
      'Why a request is where it is, in sentences: why it needs this tier, who can decide, what is missing, by when, and what the person who asked can do.',
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: requestInput,
      output: z =>
        z.object({
          id: z.string(),
          number: z.number(),
          state: z.string(),
          explanation: z.array(z.string()),
          link: z.string(),
        }),
    },
    action: async ({ input, credentials }) => {
      const request = await service.find(input.request, { credentials });
      const { id, number, state } = request;
      const link = linkTo({ portal }, id);
      return {
        output: {
          id,
          number,
          state,
          explanation: explainInWords(request, link),
          link,
        },
      };
    },
  });
}
