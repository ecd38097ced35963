import type { JsonObject, JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { exampleRequestTypes, factsOf } from './__testUtils__/examplePolicy';
import { describePredicate, explainMatch, explainUnknown } from './explain';
import { factCatalogue } from './factCatalogue';
import { parsePredicate } from './predicate';
import type { Predicate } from '../types';

const catalogue = factCatalogue(exampleRequestTypes());

function read(when: string): Predicate {
  return parsePredicate(parse(when) as JsonValue, 'when', catalogue).predicate!;
}

describe('describePredicate', () => {
  it.each([
    [
      '{ $any: [{ environment: production }, { monthlyCost: { $gt: 200 }, type: database }] }',
      'the environment is production or (the monthly cost is over 200.00 USD and the request type is database)',
    ],
    [
      '{ $not: { environment: production } }',
      'the environment is not production',
    ],
    [
      '{ $not: { environment: production, type: database } }',
      'not (the environment is production and the request type is database)',
    ],
    [
      '{ calendar.date: { $gte: "2026-12-20", $lt: "2027-01-02" } }',
      'the date is on or after 2026-12-20 and the date is before 2027-01-02',
    ],
    [
      '{ requester.groups: { $contains: "group:default/interns" } }',
      "the list of the requester's groups includes group:default/interns",
    ],
    ['{ parameters.tags: { $exists: false } }', 'the tags is not given'],
    [
      '{ parameters.disks: { $contains: { sizeGb: { $gt: 1000 } } } }',
      'the disks includes an entry where the size gb is over 1000',
    ],
    [
      '{ $not: { owner: { $hasPrefix: "group:" } } }',
      'the owner does not start with group:',
    ],
  ])('%s', (when, words) => {
    expect(describePredicate(read(when), 'USD')).toBe(words);
  });
});

describe('explainMatch', () => {
  it.each<[string, JsonObject, string]>([
    [
      '{ monthlyCost: { $gt: 200 } }',
      { monthlyCost: '284' },
      'the monthly cost 284.00 USD is over 200.00 USD',
    ],
    [
      '{ environment: { $in: [staging, production] } }',
      { environment: 'production' },
      'the environment is production',
    ],
    [
      '{ $any: [{ environment: production }, { monthlyCost: { $gt: 200 } }] }',
      { environment: 'staging', monthlyCost: '1240.00' },
      'the monthly cost 1240.00 USD is over 200.00 USD',
    ],
    [
      '{ $not: { environment: { $in: [development, preview] } } }',
      { environment: 'staging' },
      'the environment is staging, not development or preview',
    ],
    [
      '{ $not: { $any: [{ environment: production }, { monthlyCost: { $gt: 200 } }] } }',
      { environment: 'staging', monthlyCost: '20.00' },
      'the environment is staging, not production and the monthly cost 20.00 USD is not over 200.00 USD',
    ],
    [
      '{ $not: { parameters.neededBy: { $exists: true } } }',
      {},
      'the needed by is not given',
    ],
    [
      '{ calendar.hour: { $gte: 18 } }',
      { calendar: { hour: 19 } },
      'the hour of the day 19 is at least 18',
    ],
    [
      '{ requester.groups: { $contains: "group:default/payments" } }',
      {},
      "the list of the requester's groups includes group:default/payments",
    ],
  ])('%s', (when, values, words) => {
    expect(explainMatch(read(when), factsOf(values), 'USD')).toBe(words);
  });
});

describe('explainUnknown', () => {
  it('names each fact that could not be found out once', () => {
    const facts = factsOf(
      {},
      { monthlyCost: 'the estimator timed out', owner: 'no owner is chosen' },
    );
    const when =
      '{ monthlyCost: { $gt: 100, $lt: 200 }, owner: "group:default/x", type: database }';
    expect(explainUnknown(read(when), facts)).toBe(
      'the monthly cost could not be found out (the estimator timed out) and the owner could not be found out (no owner is chosen)',
    );
  });
});
