import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { damaged, noise } from './__testUtils__/damage';
import { exampleRequestTypes, factsOf } from './__testUtils__/examplePolicy';
import { fullConfig } from './__testUtils__/fullConfig';
import { estimateCost } from '../catalogue/cost';
import { evaluate } from './evaluate';
import { validateParameters } from '../catalogue/parameters';
import { parsePolicy } from './policy';
import { withPolicyFacts } from './policyFacts';
import { parsePolicyText } from './policyText';
import { policyAsYaml } from './printPolicy';
import { parseRequestTypes } from '../catalogue/requestType';

const example = fullConfig();

function expectPaths(problems: Array<{ path: string; message: string }>) {
  for (const { path, message } of problems) {
    expect(path).toMatch(/^infraRequests/);
    expect(message).not.toBe('');
  }
}

const known = parseRequestTypes(example.requestTypes);
const { requestTypes: _, ...withoutForms } = example;
const policyKeys = Object.keys(withoutForms);

/** Reads a configuration as at the start; says whether it gave a policy. */
function isRead(
  config: JsonObject,
  types = parseRequestTypes(config.requestTypes),
) {
  const { policy, problems } = parsePolicy(config, types);
  expectPaths([...types.problems, ...problems]);
  expect(policy === undefined).toBe(problems.length > 0);
  if (policy) {
    evaluate(policy, withPolicyFacts(factsOf(), policy, new Date(0)));
  }
  return policy !== undefined;
}

describe('a random configuration', () => {
  it.each([
    // Forms take long to compile, so most configurations have the same.
    { what: 'its policy', config: withoutForms, types: known, numRuns: 3000 },
    { what: 'its forms', config: example, keep: policyKeys, numRuns: 300 },
    { what: 'anything', config: example, numRuns: 400 },
  ])(
    'with mistakes in $what gives a policy that decides, or problems with paths, and never a crash',
    ({ config: document, types, keep, numRuns }) => {
      const outcomes = { policy: 0, problems: 0 };
      fc.assert(
        fc.property(damaged(document, { keep }), config => {
          outcomes[isRead(config, types) ? 'policy' : 'problems']++;
        }),
        { numRuns },
      );
      expect(outcomes.policy).toBeGreaterThan(10);
      expect(outcomes.problems).toBeGreaterThan(10);
    },
  );

  it('is refused where it is nothing like one', () => {
    const keys = fc.oneof(
      fc.string(),
      fc.constantFrom(...Object.keys(example)),
    );
    fc.assert(
      fc.property(fc.dictionary(keys, noise), config => {
        expect(isRead(config)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a random text', () => {
  const active = {
    policy: parsePolicy(example, known).policy!,
    requestTypes: known.requestTypes,
  };
  const yaml = policyAsYaml(active.policy);

  function expectPlaces(text: string) {
    const { policy, problems } = parsePolicyText(text, { active });
    expectPaths(problems);
    expect(policy === undefined).toBe(problems.length > 0);
    const lines = text.split('\n');
    for (const { line, column } of problems) {
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThan(0);
    }
    return policy !== undefined;
  }

  it('is refused, each mistake with its place', () => {
    const piece = fc.constantFrom(
      ...[': ', '\n', '- ', '  ', '[', ']', '{', '}', '&a ', '*a', '"', "'"],
      ...['|', '>', '#', '!!', '%', '---', '...', '?', ',', 'rules', 'id', 'a'],
      ...['$include', 'infraRequests', 'null', '1', '\t', '\u0000', '\ud800'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join('')),
        ),
        text => {
          expect(expectPlaces(text)).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('gives a policy or mistakes with places where a policy was typed over', () => {
    const outcomes = { policy: 0, problems: 0 };
    fc.assert(
      fc.property(
        fc.nat({ max: yaml.length }),
        fc.nat({ max: 12 }),
        fc.oneof(fc.string(), fc.constantFrom('', ' ', '\n', ': ', '[', '*a')),
        (at, length, typed) => {
          const text = yaml.slice(0, at) + typed + yaml.slice(at + length);
          outcomes[expectPlaces(text) ? 'policy' : 'problems']++;
        },
      ),
      { numRuns: 500 },
    );
    expect(outcomes.policy).toBeGreaterThan(10);
    expect(outcomes.problems).toBeGreaterThan(10);
  });
});

describe('random parameters', () => {
  it('are accepted or named wrong, and priced or unknown, and never crash', () => {
    const [database] = exampleRequestTypes();
    const parameters = fc.dictionary(
      fc.oneof(
        fc.constantFrom('owner', 'size', 'replicas', 'disks', '__proto__'),
        fc.string(),
      ),
      noise,
    );
    fc.assert(
      fc.property(parameters, given => {
        for (const { field } of validateParameters(database, given)) {
          expect(field).toMatch(/^\/parameters/);
        }
        const { monthly, unknown } = estimateCost(database, given, 'USD');
        expect(monthly === undefined).toBe(unknown !== undefined);
      }),
      { numRuns: 300 },
    );
  });
});
