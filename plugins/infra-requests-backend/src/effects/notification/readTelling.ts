import type { JsonObject } from '@backstage/types';
import type { HistoryAction } from '@infra-requests/plugin-infra-requests-common';
import { z } from 'zod';
import { MESSAGES, type Telling } from '../../domain/decision/tellings';

const refs = z.array(z.string()).optional();

const tellingSchema = z.object({
  message: z.enum(MESSAGES).optional(),
  action: z.string().transform(action => action as HistoryAction),
  actor: z.string(),
  by: z.string().optional(),
  revision: z.number().int(),
  stage: z.number().int().optional(),
  to: refs,
  voters: refs,
  asked: refs,
  reason: z.string().optional(),
  text: z.string().optional(),
  mentions: refs,
  entry: z.number().int().optional(),
  data: z.object({ stage: z.number().int().optional() }).optional(),
});

/** What an effect of the outbox says; also one that was written before there were more messages than two. */
export function readTelling(payload: JsonObject): Telling {
  const { message, data, ...telling } = tellingSchema.parse(payload);
  const first = telling.action === 'stage-opened' ? 'ask' : 'outcome';
  return {
    stage: data?.stage,
    ...telling,
    message: message ?? first,
  };
}
