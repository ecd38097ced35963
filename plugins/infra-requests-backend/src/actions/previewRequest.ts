import type { ActionParts } from './ActionParts';
import { draftInput, readDraftInput } from './draftInput';
import { approversStillNeeded } from './explainInWords';

export function previewRequest({ registry, service }: ActionParts) {
  registry.register({
    name: 'preview-request',
    title: 'Preview a request',
    description:
      'What would become of a request if it were submitted now: what is wrong with it, what it costs, whether it would be automatic, why, and who would have to decide. Writes nothing. Use it before submit-request, and show the person what it says.',
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: draftInput,
      output: z =>
        z.object({
          problems: z
            .array(z.object({ field: z.string(), message: z.string() }))
            .describe('What submit-request would refuse; ask the person'),
          outcome: z
            .string()
            .optional()
            .describe('automatic, approval or denied'),
          tier: z.string().optional(),
          reasons: z.array(z.string()),
          approvals: z
            .array(z.string())
            .describe('Who would have to decide, in words'),
          monthlyCost: z.string().optional(),
          currency: z.string(),
          costLines: z.array(
            z.object({ title: z.string(), amount: z.string().optional() }),
          ),
          budgetRemaining: z
            .string()
            .optional()
            .describe("What would be left of the owner's monthly budget"),
          blockers: z
            .array(z.string())
            .describe('Why nobody could approve it; submitting is refused'),
          hints: z
            .array(z.string())
            .describe('Small changes with which it would be decided sooner'),
        }),
    },
    action: async ({ input, credentials }) => {
      const draft = await readDraftInput(input, { service, credentials });
      const preview = await service.preview(draft, {
        credentials,
        through: 'actions',
      });
      const { problems, evaluation, cost, stages = [], hints = [] } = preview;
      return {
        output: {
          problems,
          outcome: evaluation?.outcome,
          tier: evaluation?.tier.title,
          reasons: (evaluation?.reasons ?? []).map(({ text }) => text),
          approvals: stages.flatMap(approversStillNeeded),
          monthlyCost: cost.monthly,
          currency: cost.currency,
          costLines: cost.lines.map(({ title, amount }) => ({ title, amount })),
          budgetRemaining: preview.ownerBudgetRemaining,
          blockers: preview.blockers,
          hints: hints.map(({ text }) => text),
        },
      };
    },
  });
}
