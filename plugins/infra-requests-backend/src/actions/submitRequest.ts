import { linkTo, type ActionParts } from './ActionParts';
import { draftInput, readDraftInput } from './draftInput';
import { explainInWords } from './explainInWords';
import { briefOf, briefSchema } from './briefRequest';

export function submitRequest({
  registry,
  service,
  audited,
  portal,
}: ActionParts) {
  registry.register({
    name: 'submit-request',
    title: 'Submit a request',
    description:
      'Asks for infrastructure on behalf of the signed-in person, after they have agreed to what preview-request says. It is marked as asked for by an agent, and rules decide whether people have to approve it. Nobody but people in the portal approves.',
    attributes: { destructive: false, idempotent: true },
    schema: {
      input: z =>
        draftInput(z).extend({
          idempotencyKey: z
            .string()
            .min(1)
            .max(200)
            .describe(
              'Stands for this one wish, such as a UUID; the same again gives the same request instead of another one',
            ),
        }),
      output: z =>
        briefSchema(z).extend({
          explanation: z
            .array(z.string())
            .describe('What has become of it, in sentences for the person'),
        }),
    },
    action: async ({ input: { idempotencyKey, ...input }, credentials }) => {
      const request = await audited(
        undefined,
        {
          eventId: 'request-submit',
          severityLevel: 'medium',
          meta: { type: input.type, through: 'actions' },
        },
        async () =>
          service.submit(
            await readDraftInput(input, { service, credentials }),
            { credentials, through: 'actions', idempotencyKey },
          ),
        ({ id, number, state, digest }) => ({ id, number, state, digest }),
      );
      return {
        output: {
          ...briefOf(request, { portal }),
          explanation: explainInWords(request, linkTo({ portal }, request.id)),
        },
      };
    },
  });
}
