import type { JsonObject } from '@backstage/types';
import { parseRequestTypes } from '../catalogue/requestType';
import { demo } from './__testUtils__/demo';
import { choiceCosts } from './choiceCosts';

const DATABASE = demo().requestTypes.find(
  ({ id }) => id === 'postgresql-database',
)!;

const filledIn: JsonObject = {
  owner: 'group:default/payments-team',
  name: 'payouts-db',
  environment: 'development',
  size: 'medium',
  replicas: 2,
  storageGb: 250,
  backupDays: 7,
  dataClassification: 'internal',
  publicAccess: false,
};

const costsOf = (parameters: JsonObject) =>
  choiceCosts({ type: DATABASE, parameters, currency: 'USD' });

describe('what a choice adds to the cost', () => {
  it('is told beside the cheapest answer, in the words of the form, the costliest first', () => {
    expect(costsOf(filledIn)).toEqual([
      {
        parameter: 'size',
        title: 'Size',
        value: 'Medium',
        adds: '98.20',
        cheapest: 'Small',
      },
      {
        parameter: 'replicas',
        title: 'Instances',
        value: '2',
        adds: '88.25',
        cheapest: '1',
      },
      {
        parameter: 'storageGb',
        title: 'Storage',
        value: '250 GB',
        adds: '34.50',
        cheapest: '20 GB',
      },
    ]);
  });

  it('is not told of what the form began with, which nobody chose', () => {
    const added = (backupDays: number) =>
      costsOf({ ...filledIn, backupDays }).filter(
        ({ parameter }) => parameter === 'backupDays',
      );
    expect(added(7)).toEqual([]);
    expect(added(14)).toEqual([
      {
        parameter: 'backupDays',
        title: 'Days of backups',
        value: '14',
        adds: '5.60',
        cheapest: '0',
      },
    ]);
  });

  it('is nothing for the cheapest answers', () => {
    const cheapest = { size: 'small', replicas: 1, storageGb: 20 };
    expect(costsOf({ ...filledIn, ...cheapest, backupDays: 0 })).toEqual([]);
  });

  it('is not told of answers that are not given', () => {
    const { backupDays: _, ...rest } = filledIn;
    expect(costsOf(rest).map(({ parameter }) => parameter)).not.toContain(
      'backupDays',
    );
  });

  it('is not told while the cost is not known', () => {
    const { size: _, ...rest } = filledIn;
    expect(costsOf(rest)).toEqual([]);
  });

  it('is not told of a value that the form does not offer', () => {
    expect(
      costsOf({ ...filledIn, replicas: 9 }).map(({ parameter }) => parameter),
    ).not.toContain('replicas');
  });

  it('never names an answer that the form does not take with the others', () => {
    const {
      requestTypes: [type],
      problems,
    } = parseRequestTypes([
      {
        id: 'cluster',
        title: 'Cluster',
        description: 'Some nodes.',
        category: 'Compute',
        parameters: [
          {
            required: ['owner', 'nodes', 'mode'],
            properties: {
              owner: { type: 'string' },
              mode: { type: 'string', enum: ['single', 'spread'] },
              nodes: { type: 'integer', minimum: 1, maximum: 5 },
            },
            allOf: [
              {
                if: { properties: { mode: { const: 'spread' } } },
                then: { properties: { nodes: { minimum: 3 } } },
              },
            ],
          },
        ],
        cost: {
          lines: [
            { title: 'Nodes', quantity: { parameter: 'nodes' }, unitPrice: 10 },
          ],
        },
      },
    ]);
    expect(problems).toEqual([]);
    const parameters = {
      owner: 'group:default/a',
      mode: 'spread',
      nodes: 5,
    };
    expect(choiceCosts({ type, parameters, currency: 'USD' })).toEqual([
      {
        parameter: 'nodes',
        title: 'Nodes',
        value: '5',
        adds: '20.00',
        cheapest: '3',
      },
    ]);
  });
});
