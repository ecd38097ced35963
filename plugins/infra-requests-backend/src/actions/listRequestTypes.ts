import type { JsonObject, JsonValue } from '@backstage/types';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { isJsonObject } from '../domain/configuration/configReader';
import type { ActionParts } from './ActionParts';
import { secretsIn } from './draftInput';

/** Without what only says how a form looks. */
function withoutLooks(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(withoutLooks);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => !key.startsWith('ui:'))
          .map(([key, inner]) => [key, withoutLooks(inner ?? null)]),
      )
    : value;
}

const shortly = ({
  id,
  title,
  description,
  category,
  actions,
}: RequestType) => ({
  id,
  title,
  description,
  category,
  actions,
});

const formOf = ({ parameters }: RequestType) =>
  parameters.map(({ title, schema }) => ({
    title,
    schema: withoutLooks(schema as JsonObject) as JsonObject,
  }));

export function listRequestTypes({ registry, service }: ActionParts) {
  registry.register({
    name: 'list-request-types',
    title: 'List request types',
    description:
      'What infrastructure can be asked for in this portal: environments, databases, deployments and so on. Give a type to get its form, whose answers are the parameters of preview-request and submit-request.',
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          type: z
            .string()
            .optional()
            .describe('Only this one, with its form; all without it'),
        }),
      output: z =>
        z.object({
          requestTypes: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              description: z.string(),
              category: z.string(),
              actions: z.array(z.string()),
              form: z
                .array(
                  z.object({
                    title: z.string(),
                    schema: z.record(z.unknown()).describe('JSON Schema'),
                  }),
                )
                .optional()
                .describe('The steps of its form, where one type was named'),
              secrets: z
                .array(z.string())
                .optional()
                .describe(
                  'Parameters that only a person can give, in the portal',
                ),
            }),
          ),
        }),
    },
    examples: [
      { title: 'Everything that can be asked for', input: {} },
      { title: 'The form of one type', input: { type: 'postgresql-database' } },
    ],
    action: async ({ input: { type: id }, credentials }) => {
      if (id === undefined) {
        const types = await service.requestTypes({ credentials });
        return { output: { requestTypes: types.map(shortly) } };
      }
      const type = await service.requestType(id, { credentials });
      return {
        output: {
          requestTypes: [
            { ...shortly(type), form: formOf(type), secrets: secretsIn(type) },
          ],
        },
      };
    },
  });
}
