import type { JsonObject } from '@backstage/types';
import {
  exampleConfig,
  exampleRequestTypes,
  policyOf,
} from './__testUtils__/examplePolicy';
import { givenFactProblems } from './givenFactProblems';

const policy = policyOf({ ...exampleConfig(), budgets: { default: 100 } });

/** What is wrong, as "path message". */
const wrongWith = (values: JsonObject, unknown: Record<string, string> = {}) =>
  givenFactProblems(
    { values, unknown },
    { policy, requestTypes: exampleRequestTypes() },
  ).map(({ among, path, message }) =>
    [...(among === 'unknown' ? [among] : []), path.join('/'), message].join(
      ' ',
    ),
  );

describe('made-up facts', () => {
  it('are right where a request could have them, also in part', () => {
    expect(
      wrongWith(
        {
          type: 'database',
          action: 'create',
          environment: 'staging',
          monthlyCost: 20,
          ownerMonthlySpend: '199.50',
          ownerBudgetRemaining: '-5.00',
          owner: 'group:default/payments',
          requester: { ref: 'user:default/ada', groups: [] },
          calendar: { weekday: 'friday', hour: 9 },
          emergency: false,
          parameters: {
            size: 'small',
            replicas: null,
            tags: ['a'],
            network: { cidr: '10.0.0.0/8' },
            disks: [{ kind: 'ssd', sizeGb: 5 }],
          },
        },
        { 'parameters.publicAccess': 'nobody said', calendar: 'no clock' },
      ),
    ).toEqual([]);
    expect(wrongWith({})).toEqual([]);
  });

  it('are wrong all at once', () => {
    expect(
      wrongWith({
        enviroment: 'production',
        environment: 'prod',
        monthlyCost: 'abc',
        ownerMonthlySpend: -5,
        type: 5,
        parameters: [],
        owner: 'payments',
        calendar: { hour: 25, wekday: 'friday' },
      }),
    ).toEqual([
      'enviroment is not a fact. Did you mean "environment"?',
      expect.stringMatching(/^environment can never be "prod": .*"production"/),
      expect.stringMatching(/^monthlyCost can never be "abc".*199\.50/),
      expect.stringMatching(/^ownerMonthlySpend can never be -5: it is zero/),
      'type can never be 5. Write one of: "database", "preview".',
      'parameters must be an object, but is a list.',
      expect.stringMatching(/^owner can never be "payments".*group:default/),
      expect.stringMatching(/^calendar\/hour can never be 25.*from 0 to 23/),
      'calendar/wekday is not a fact. Did you mean "calendar.weekday"?',
    ]);
  });

  it.each<[what: string, values: JsonObject, problem: string]>([
    [
      'a type that is not there',
      { type: 'databse' },
      'type can never be "databse". Did you mean "database"?',
    ],
    [
      'an environment of another type',
      { type: 'preview', environment: 'staging' },
      'What they produce: "preview" (fixed in "preview")',
    ],
    [
      'a parameter of no name of its type',
      { type: 'database', parameters: { dataClasification: 'pii' } },
      'parameters/dataClasification is not a fact of the request type "database". Did you mean "parameters.dataClassification"?',
    ],
    [
      'a parameter of another type',
      { type: 'preview', parameters: { replicas: 2 } },
      'parameters/replicas is no fact of the request type "preview". Leave it out.',
    ],
    [
      'a value of another type',
      { type: 'preview', parameters: { size: 'small' } },
      'parameters/size can never be "small": it is a number',
    ],
    [
      'an element of a wrong kind',
      { type: 'database', parameters: { tags: ['a', 1] } },
      'parameters/tags/1 can never be 1',
    ],
    [
      'one value where there are many',
      { type: 'database', parameters: { tags: 'a' } },
      'parameters/tags must be a list, but is text.',
    ],
    [
      'a property that is not declared',
      { type: 'database', parameters: { network: { cdir: 'x' } } },
      'parameters/network/cdir is not known. Did you mean "cidr"?',
    ],
    [
      'a path for a name',
      { 'requester.ref': 'user:default/ada' },
      'requester.ref is a path and not a name. Write requester: { ref: … }.',
    ],
  ])('are wrong with %s', (_what, values, problem) => {
    expect(wrongWith(values)).toEqual([expect.stringContaining(problem)]);
  });

  it('are unknown only where there is such a fact', () => {
    expect(wrongWith({}, { montlyCost: 'down', requester: 'who?' })).toEqual([
      'unknown montlyCost is not a fact. Did you mean "monthlyCost"?',
    ]);
  });
});
