import type { JsonValue } from '@backstage/types';
import type { CheckResult } from '@infra-requests/plugin-infra-requests-common';
import { z } from 'zod';
import { accepts } from '../domain/policy/accepts';
import type { CheckDeclaration } from '../domain/policy/checkFacts';
import { shapesOf, type ValueShape } from '../domain/policy/valueShape';

/** An answer is kept with every request for ever. */
const MAX_LENGTH = 20_000;

const Fact = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.null(),
]);

/** A page of the portal, or one elsewhere; never anything that runs when it is clicked. */
const Link = z.string().regex(/^(https?:\/\/|\/(?!\/))\S+$/);

const Answer = z.object({
  outcome: z.enum(['passed', 'warning', 'failed', 'unknown']),
  summary: z.string().trim().max(500).optional(),
  facts: z.record(z.string(), Fact.optional()).optional(),
  evidence: z
    .array(
      z.object({
        title: z.string().trim().min(1).max(200),
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
