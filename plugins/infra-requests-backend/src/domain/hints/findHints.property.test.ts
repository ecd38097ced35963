import type { JsonObject, JsonValue } from '@backstage/types';
import type {
  Evaluation,
  Hint,
} from '@infra-requests/plugin-infra-requests-common';
import fc from 'fast-check';
import { validateParameters } from '../catalogue/parameters';
import { evaluate } from '../policy/evaluate';
import type { RequestTypeDefinition } from '../types';
import { factsOfDraft, subjectOf } from './__testUtils__/draft';
import {
  LEASES,
  PLACES,
  SIZES,
  worlds,
  worldsOfNodes,
  type World,
} from './__testUtils__/randomWorlds';
import { findHints } from './findHints';

function decisionOn(
  { type, policy, parameters: given }: World,
  change: JsonObject = {},
) {
  const changed = { ...given, ...change };
  const { outcome, tier } = evaluate(
    policy,
    factsOfDraft({ type, policy, parameters: changed }),
  );
  return { outcome, tier };
}

const strictness = ({
  outcome,
  tier,
}: {
  outcome: Evaluation['outcome'];
  tier: { rank: number };
}) => ({ automatic: -1, approval: tier.rank, denied: 99 }[outcome]);

/** How strict a change would be; what is perhaps not allowed counts as that. */
function promise(
  { type, policy, parameters: given }: World,
  change: JsonObject,
) {
  const evaluation = evaluate(
    policy,
    factsOfDraft({ type, policy, parameters: { ...given, ...change } }),
  );
  return evaluation.trace.some(
    ({ effect: what, result }) => what.deny && result === 'unknown',
  )
    ? Infinity
    : strictness(evaluation);
}

const counted = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The numbers that a hint speaks of, if it speaks of more than one. */
function valuesMeant({ text, value }: Hint): number[] {
  const side = /\b(up to|from)\b/i.exec(text)?.[1].toLowerCase();
  const isMeant = {
    'up to': (one: number) => one <= Number(value),
    from: (one: number) => one >= Number(value),
  }[side ?? ''];
  return isMeant ? counted(0, 60).filter(isMeant) : [];
}

/** The fields of which every value can be tried, with the values in the form's order. */
function fewValuesOf({
  steps,
}: RequestTypeDefinition): Array<[string, JsonValue[]]> {
  const { minimum, maximum } = (
    steps[0].schema.properties as Record<
      string,
      { minimum: number; maximum: number }
    >
  ).nodes;
  return [
    ['environment', PLACES],
    ['size', SIZES],
    ['open', [true, false]],
    ['keepFor', LEASES],
    ['backup', [true, false]],
    ['days', counted(1, 30)],
    ...(maximum <= 40
      ? [['nodes', counted(minimum, maximum)] as [string, JsonValue[]]]
      : []),
  ];
}

/** What is wrong with a field, or with the form beyond what was wrong with it before. */
function newProblems(
  { type, parameters: given }: World,
  hint: Pick<Hint, 'parameter' | 'value'>,
) {
  const said = (values: JsonObject) =>
    validateParameters(type, values).map(
      ({ field, message }) => `${field} ${message}`,
    );
  const before = said(given);
  const after = said({ ...given, [hint.parameter]: hint.value as JsonValue });
  return after.filter(
    one =>
      !before.includes(one) || one.startsWith(`/parameters/${hint.parameter} `),
  );
}

const RUNS = { numRuns: 300 };

describe('every hint', () => {
  it('is a change of one field that the form takes, and leads to exactly what it says', () => {
    let seen = 0;
    fc.assert(
      fc.property(worlds, world => {
        const hints = findHints(subjectOf(world));
        const now = decisionOn(world);
        expect(hints.length).toBeLessThanOrEqual(5);
        for (const hint of hints) {
          seen++;
          expect(hint.parameter).not.toBe('owner');
          expect(hint.value).not.toEqual(world.parameters[hint.parameter]);
          expect(newProblems(world, hint)).toEqual([]);
          const then = decisionOn(world, {
            [hint.parameter]: hint.value as JsonValue,
          });
          expect(then).toEqual({ outcome: hint.outcome, tier: hint.tier });
          expect(strictness(then)).toBeLessThan(strictness(now));
        }
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThan(30);
  });

  it('that speaks of all values on one side is right about each of them', () => {
    let seen = 0;
    fc.assert(
      fc.property(worldsOfNodes, world => {
        for (const hint of findHints(subjectOf(world))) {
          const meant = valuesMeant(hint).filter(
            value =>
              newProblems(world, { parameter: hint.parameter, value })
                .length === 0,
          );
          seen += meant.length;
          for (const value of meant) {
            expect(decisionOn(world, { [hint.parameter]: value })).toEqual({
              outcome: hint.outcome,
              tier: hint.tier,
            });
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(20);
  });

  it('promises nothing laxer than what comes out where a module sets the price', () => {
    let seen = 0;
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 400 }), (world, price) => {
        const hints = findHints(subjectOf({ ...world, isPricedHere: false }));
        for (const hint of hints) {
          seen++;
          const changed = {
            ...world.parameters,
            [hint.parameter]: hint.value as JsonValue,
          };
          const facts = factsOfDraft({
            ...world,
            parameters: changed,
            price: `${price}.00`,
          });
          expect(strictness(evaluate(world.policy, facts))).toBeLessThanOrEqual(
            strictness(hint),
          );
        }
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThan(5);
  });

  it('is the nearest of its kind, and none is missed where all values can be tried', () => {
    let seen = 0;
    fc.assert(
      fc.property(worlds, world => {
        const now = strictness(decisionOn(world));
        const hints = findHints(subjectOf(world));
        const reached = Math.min(now, ...hints.map(strictness));
        for (const [parameter, values] of fewValuesOf(world.type)) {
          const given = world.parameters[parameter];
          // An empty field of this form has no default, so the first value is the nearest.
          const current = given === undefined ? 0 : values.indexOf(given);
          const laxer = values
            .map((value, index) => ({
              value,
              distance: Math.abs(index - current),
              strictness: promise(world, { [parameter]: value }),
            }))
            .filter(
              ({ value, strictness: then }) =>
                then < now &&
                newProblems(world, { parameter, value }).length === 0,
            );
          expect(reached).toBeLessThanOrEqual(
            Math.min(now, ...laxer.map(one => one.strictness)),
          );
          for (const hint of hints.filter(
            one => one.parameter === parameter && current >= 0,
          )) {
            seen++;
            const distance = Math.abs(
              values.indexOf(hint.value as JsonValue) - current,
            );
            const nearer = laxer.filter(
              one =>
                one.strictness <= strictness(hint) && one.distance < distance,
            );
            expect(nearer).toEqual([]);
          }
        }
      }),
      RUNS,
    );
    expect(seen).toBeGreaterThan(5);
  });

  it('is found with at most 2,000 evaluations', () => {
    fc.assert(
      fc.property(worlds, world => {
        const subject = subjectOf(world);
        let evaluations = 0;
        findHints({
          ...subject,
          factsWith: (...change) => {
            evaluations++;
            return subject.factsWith(...change);
          },
        });
        expect(evaluations).toBeLessThanOrEqual(2000);
      }),
      { numRuns: 100 },
    );
  });
});
