import type { JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { exampleRequestTypes, factsOf } from './__testUtils__/examplePolicy';
import { factCatalogue } from './factCatalogue';
import { evaluatePredicate, parsePredicate } from './predicate';
import type { Facts } from '../types';

const catalogue = factCatalogue(exampleRequestTypes());

function evaluateText(when: string, facts: Facts) {
  const { predicate, problems } = parsePredicate(
    parse(when) as JsonValue,
    'when',
    catalogue,
  );
  expect(problems).toEqual([]);
  return evaluatePredicate(predicate!, facts);
}

describe('evaluatePredicate', () => {
  const facts = factsOf(
    {
      monthlyCost: '200.00',
      parameters: {
        replicas: 3,
        size: 'large',
        tags: ['eu', 'pci'],
        neededBy: '2026-12-24',
        network: { cidr: '10.1.0.0/16' },
        disks: [
          { kind: 'ssd', sizeGb: 500 },
          { kind: 'hdd', sizeGb: 4000 },
        ],
      },
    },
    { ownerMonthlySpend: 'the database did not answer' },
  );
  delete facts.values.ownerMonthlySpend;

  it.each([
    // plain values and lists of them
    ['{ environment: development }', 'matched'],
    ['{ environment: production }', 'not-matched'],
    ['{ environment: { $in: [staging, development] } }', 'matched'],
    ['{ environment: { $in: [staging, production] } }', 'not-matched'],
    ['{ parameters.replicas: 3 }', 'matched'],
    ['{ parameters.network.cidr: "10.1.0.0/16" }', 'matched'],
    ['{ parameters.network.cidr: { $hasPrefix: "10.1." } }', 'matched'],
    ['{ parameters.network.cidr: { $hasPrefix: "10.2." } }', 'not-matched'],
    // amounts are decimals, whatever their spelling
    ['{ monthlyCost: 200 }', 'matched'],
    ['{ monthlyCost: "200.0" }', 'matched'],
    ['{ monthlyCost: { $in: [100, 200] } }', 'matched'],
    ['{ monthlyCost: { $lte: 200 } }', 'matched'],
    ['{ monthlyCost: { $lt: 200 } }', 'not-matched'],
    ['{ monthlyCost: { $gte: 200 } }', 'matched'],
    ['{ monthlyCost: { $gt: 200 } }', 'not-matched'],
    ['{ monthlyCost: { $gt: "199.99" } }', 'matched'],
    ['{ monthlyCost: { $gt: 1000 } }', 'not-matched'],
    ['{ monthlyCost: { $gte: 100, $lt: 300 } }', 'matched'],
    // the calendar
    ['{ calendar.weekday: { $in: [saturday, sunday] } }', 'not-matched'],
    ['{ calendar.hour: { $gte: 8, $lt: 18 } }', 'matched'],
    ['{ calendar.date: { $gte: "2026-11-24" } }', 'matched'],
    ['{ calendar.date: { $gt: "2026-11-24" } }', 'not-matched'],
    ['{ parameters.neededBy: { $lt: "2027-01-01" } }', 'matched'],
    // lists
    [
      '{ requester.groups: { $contains: "group:default/payments" } }',
      'matched',
    ],
    [
      '{ requester.groups: { $contains: "group:default/security" } }',
      'not-matched',
    ],
    ['{ parameters.tags: { $contains: { $any: [pci, hipaa] } } }', 'matched'],
    ['{ parameters.tags: { $contains: { $hasPrefix: "p" } } }', 'matched'],
    [
      '{ parameters.disks: { $contains: { kind: hdd, sizeGb: { $gt: 1000 } } } }',
      'matched',
    ],
    [
      '{ parameters.disks: { $contains: { kind: ssd, sizeGb: { $gt: 1000 } } } }',
      'not-matched',
    ],
    // what was not given is not unknown
    ['{ parameters.publicAccess: true }', 'not-matched'],
    ['{ $not: { parameters.publicAccess: true } }', 'matched'],
    ['{ parameters.publicAccess: { $exists: false } }', 'matched'],
    ['{ parameters.publicAccess: { $exists: true } }', 'not-matched'],
    ['{ parameters.tags: { $exists: true } }', 'matched'],
    // what is unknown stays unknown, unless the rest decides
    ['{ ownerMonthlySpend: { $lte: 5000 } }', 'unknown'],
    ['{ ownerMonthlySpend: { $exists: true } }', 'unknown'],
    ['{ $not: { ownerMonthlySpend: { $lte: 5000 } } }', 'unknown'],
    [
      '{ ownerMonthlySpend: { $lte: 5000 }, environment: production }',
      'not-matched',
    ],
    [
      '{ ownerMonthlySpend: { $lte: 5000 }, environment: development }',
      'unknown',
    ],
    [
      '{ $any: [{ ownerMonthlySpend: { $lte: 5000 } }, { environment: development }] }',
      'matched',
    ],
    [
      '{ $any: [{ ownerMonthlySpend: { $lte: 5000 } }, { environment: production }] }',
      'unknown',
    ],
  ])('%s is %s', (when, expected) => {
    expect(evaluateText(when, facts).result).toBe(expected);
  });

  it('lists every comparison, also those that did not matter', () => {
    const when =
      '{ $any: [{ environment: production }, { $not: { ownerMonthlySpend: { $lte: 5000 } } }, { parameters.publicAccess: true }] }';
    expect(evaluateText(when, facts)).toEqual({
      result: 'unknown',
      comparisons: [
        {
          path: 'environment',
          operator: '$eq',
          expected: 'production',
          actual: 'development',
          result: 'not-matched',
        },
        {
          path: 'ownerMonthlySpend',
          operator: '$lte',
          expected: 5000,
          unknown: 'the database did not answer',
          result: 'unknown',
        },
        {
          path: 'parameters.publicAccess',
          operator: '$eq',
          expected: true,
          result: 'not-matched',
        },
      ],
    });
  });

  it('never finds a fact on a prototype', () => {
    const compare = (path: string) =>
      evaluatePredicate(
        { kind: 'compare', path, operator: '$exists', expected: true },
        factsOf(),
      ).result;
    expect(compare('parameters.constructor')).toBe('not-matched');
    expect(compare('parameters.__proto__.toString')).toBe('not-matched');
    expect(compare('requester.groups.length')).toBe('not-matched');
  });

  it('finds names with dots in an entity, the longest first, and nowhere else', () => {
    const compare = (path: string, expected: JsonValue) =>
      evaluatePredicate(
        { kind: 'compare', path, operator: '$eq', expected },
        factsOf({
          entity: {
            metadata: {
              labels: { 'acme.io/tier': '1', acme: { 'io/tier': '2' } },
              annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
            },
            spec: { a: { b: { c: 'nested' } }, 'a.b': { c: 'dotted' } },
          },
          parameters: { 'network.open': false, network: { open: true } },
        }),
      ).result;
    expect(compare('entity.metadata.labels.acme.io/tier', '1')).toBe('matched');
    expect(
      compare('entity.metadata.annotations.backstage.io/techdocs-ref', 'dir:.'),
    ).toBe('matched');
    expect(compare('entity.spec.a.b.c', 'dotted')).toBe('matched');
    expect(compare('entity.metadata.constructor.name', 'Object')).toBe(
      'not-matched',
    );
    // A requester must not hide one parameter behind another.
    expect(compare('parameters.network.open', true)).toBe('matched');
  });

  it('never says what was given where only that is asked', () => {
    const secret = factsOf({ parameters: { token: 'hunter2' } });
    const asked = evaluatePredicate(
      {
        kind: 'compare',
        path: 'parameters.token',
        operator: '$exists',
        expected: true,
      },
      secret,
    );
    expect(asked.result).toBe('matched');
    expect(JSON.stringify(asked)).not.toContain('hunter2');
  });

  it('takes an amount that is no amount for unknown rather than for small', () => {
    const nonsense = factsOf({ monthlyCost: 'a lot' });
    expect(evaluateText('{ monthlyCost: { $gt: 200 } }', nonsense)).toEqual({
      result: 'unknown',
      comparisons: [
        expect.objectContaining({ unknown: 'it is not a decimal amount' }),
      ],
    });
  });

  it.each<[string, JsonValue, string]>([
    ['{ parameters.replicas: { $gt: 10 } }', '11', 'it is not a number'],
    ['{ parameters.replicas: { $gte: 10 } }', [11], 'it is not a number'],
    ['{ parameters.replicas: { $lt: 10 } }', { a: 1 }, 'it is not a number'],
    ['{ parameters.replicas: { $lte: 10 } }', true, 'it is not a number'],
    [
      '{ parameters.neededBy: { $gt: "2026-01-01" } }',
      'soon',
      'it is not a date',
    ],
    [
      '{ parameters.neededBy: { $lt: "2026-01-01" } }',
      20251231,
      'it is not a date',
    ],
    ['{ parameters.size: { $hasPrefix: l } }', 3, 'it is not text'],
    ['{ parameters.tags: { $contains: pci } }', 'pci', 'it is not a list'],
    [
      '{ parameters.disks: { $contains: { sizeGb: { $gt: 1 } } } }',
      [{ sizeGb: '2' }],
      'an entry of it is of the wrong kind',
    ],
  ])('%s cannot be told of %j: %s', (when, value, reason) => {
    const name = /parameters\.(\w+)/.exec(when)![1];
    const odd = factsOf({ parameters: { [name]: value } });
    const { result, comparisons } = evaluateText(when, odd);
    expect(result).toBe('unknown');
    expect(comparisons).toEqual([expect.objectContaining({ unknown: reason })]);
    expect(evaluateText(`{ $not: ${when} }`, odd).result).toBe('unknown');
  });

  it('finds the entry that satisfies a condition beside one that cannot be compared', () => {
    const disks = factsOf({
      parameters: { disks: [{ sizeGb: 'huge' }, { sizeGb: 900 }] },
    });
    const when =
      '{ parameters.disks: { $contains: { sizeGb: { $gt: 500 } } } }';
    expect(evaluateText(when, disks).result).toBe('matched');
  });

  it('takes everything inside an unknown object for unknown', () => {
    const hidden = factsOf({}, { requester: 'the catalog did not answer' });
    const when =
      '{ requester.groups: { $contains: "group:default/payments" } }';
    expect(evaluateText(when, hidden).result).toBe('unknown');
  });

  it('compares text exactly', () => {
    const shouting = factsOf({ environment: 'PRODUCTION' });
    expect(evaluateText('{ environment: production }', shouting).result).toBe(
      'not-matched',
    );
  });
});
