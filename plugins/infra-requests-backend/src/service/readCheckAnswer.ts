import type { JsonValue } from '@backstage/types';
import type { CheckResult } from '@infra-requests/plugin-infra-requests-common';
import { z } from 'zod';
import { accepts } from '../domain/policy/accepts';
import type { CheckDeclaration } from '../domain/policy/checkFacts';
import { isStorableText } from '../domain/storable';
import { shapesOf, type ValueShape } from '../domain/policy/valueShape';

/** An answer is kept with every request for ever. */
const MAX_LENGTH = 20_000;

/** What shows as something else than it is: control characters but for breaks, and what turns the direction of text. */
const DECEPTIVE = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u;

/** It is kept for ever and read by those who approve, like what people write. */
const Text = z
  .string()
  .refine(text => isStorableText(text) && !DECEPTIVE.test(text));

/** A page of the portal, or one elsewhere; never anything that runs when it is clicked. Browsers take `\` for `/`. */
const Link = Text.regex(/^(https?:\/\/|\/(?![/\\]))[^\s\\]+$/);

const Fact = z.union([Text, z.number(), z.boolean(), z.array(Text), z.null()]);

const Answer = z.object({
  outcome: z.enum(['passed', 'warning', 'failed', 'unknown']),
  summary: Text.trim().max(500).optional(),
  facts: z.record(z.string(), Fact.optional()).optional(),
  evidence: z
    .array(
      z.object({
        title: Text.trim().min(1).max(200),
        url: Link.optional(),
        digest: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(20)
    .optional(),
});

/** What a check said, as it is kept: the result for people, and the facts that it found out. */
export interface CheckAnswerRead {
  result: Omit<CheckResult, 'id' | 'title'>;
  facts: Record<string, JsonValue>;
}

/** Reads what a module answered. @throws Error that names what is wrong, without saying what stands there */
export function readCheckAnswer(
  given: unknown,
  { facts: declared }: CheckDeclaration,
): CheckAnswerRead {
  const parsed = Answer.safeParse(given);
  if (!parsed.success) {
    const places = parsed.error.issues.map(
      ({ path }) => path.join('.') || 'it',
    );
    throw new Error(
      `What it answered is not the answer of a check: ${[
        ...new Set(places),
      ].join(', ')}`,
    );
  }
  if (JSON.stringify(parsed.data).length > MAX_LENGTH) {
    throw new Error(`What it answered is longer than ${MAX_LENGTH} characters`);
  }
  const { outcome, summary, evidence = [], facts = {} } = parsed.data;
  const found = Object.entries(facts).flatMap(
    ([name, value]): [string, JsonValue][] =>
      value === undefined || value === null ? [] : [[name, value]],
  );
  const wrong = found
    .filter(
      ([name, value]) =>
        !Object.hasOwn(declared, name) ||
        !fits(value, shapesOf(declared[name])),
    )
    .map(([name]) => name);
  if (wrong.length > 0) {
    throw new Error(
      `What it answered is not what it declared of ${wrong.join(', ')}`,
    );
  }
  return {
    result: {
      outcome,
      ...(summary ? { summary } : {}),
      ...(evidence.length > 0 ? { evidence } : {}),
    },
    facts: Object.fromEntries(found),
  };
}

function fits(value: JsonValue, shapes: ValueShape[]): boolean {
  return shapes.some(shape =>
    shape.kind === 'list' && Array.isArray(value)
      ? value.every(one => fits(one as JsonValue, shape.elements ?? []))
      : accepts(shape, value),
  );
}
