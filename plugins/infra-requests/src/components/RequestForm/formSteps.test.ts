import type { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { completeStep, initialParameters, propertyNames } from './formSteps';

const STEP: ParsedTemplateSchema = {
  title: 'Data',
  mergedSchema: {},
  uiSchema: {},
  schema: {
    type: 'object',
    properties: { backups: { type: 'boolean' } },
    dependencies: {
      backups: {
        oneOf: [
          {
            properties: {
              backups: { const: true },
              retentionDays: { type: 'integer' },
            },
          },
          { properties: { backups: { const: false } } },
        ],
      },
    },
  },
};

describe('initialParameters', () => {
  it('takes the defaults of every step', () => {
    expect(initialParameters(REQUEST_TYPES[0])).toEqual({
      owner: 'group:default/payments',
      replicas: 1,
    });
  });

  it('keeps what is given', () => {
    expect(
      initialParameters(REQUEST_TYPES[0], {
        environment: 'staging',
        replicas: 3,
      }),
    ).toEqual({
      environment: 'staging',
      owner: 'group:default/payments',
      replicas: 3,
    });
  });
});

describe('propertyNames', () => {
  it('finds the properties of every branch', () => {
    expect([...propertyNames(STEP.schema)]).toEqual([
      'backups',
      'retentionDays',
    ]);
  });

  it('does not confuse a property that is called like a keyword with one', () => {
    expect([
      ...propertyNames({
        properties: { then: { properties: { inner: {} } } },
      }),
    ]).toEqual(['then']);
  });
});

describe('completeStep', () => {
  it('drops answers to questions that are no longer asked, and keeps those of other steps', () => {
    expect(
      completeStep({
        step: STEP,
        values: { owner: 'me', backups: true, retentionDays: 7 },
        completed: { backups: false },
      }),
    ).toEqual({ owner: 'me', backups: false });
  });
});
