import { inEnglish } from '../../__testUtils__/inEnglish';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import type { RJSFValidationError } from '@rjsf/utils';
import { errorSchemaOf, inWords } from './fieldMessages';
import { validator } from './formSteps';

const schema = {
  type: 'object',
  required: ['owner'],
  properties: {
    owner: { title: 'Owner', type: 'string' },
    name: {
      title: 'Name',
      description: 'Lower case letters.',
      type: 'string',
      pattern: '^[a-z]+$',
      'ui:placeholder': 'payouts',
    },
    code: { type: 'string', pattern: '^x$' },
    helped: {
      type: 'string',
      pattern: '^x$',
      description: 'No.',
      'ui:help': 'Write x.',
    },
    nodes: { title: 'Nodes', type: 'integer', minimum: 1, maximum: 5 },
    ratio: { title: 'Ratio', type: 'number', exclusiveMinimum: 0 },
    size: { title: 'Size', type: 'string', enum: ['s', 'l'] },
    note: { title: 'Note', type: 'string', minLength: 2, maxLength: 3 },
    tags: {
      title: 'Tags',
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string' },
    },
    network: {
      title: 'Network',
      type: 'object',
      required: ['cidrRange'],
      properties: { cidrRange: { type: 'string' } },
    },
  },
};

const TYPE: RequestType = {
  id: 'database',
  title: 'Database',
  description: '',
  category: 'Data',
  actions: ['create'],
  parameters: [{ title: 'All', schema }],
};

/** What the form says of answers. */
function said(values: object): string[] {
  const { errors } = validator.validateFormData(
    { owner: 'me', ...values },
    schema as object,
  );
  return inWords(errors, TYPE, inEnglish()).map(({ message }) => message ?? '');
}

describe('what is wrong with an answer', () => {
  it.each<[object, string]>([
    [{ owner: undefined }, 'Owner is needed.'],
    [
      { name: 'NO' },
      'Name does not have the right form. Lower case letters. For example: payouts',
    ],
    [{ code: 'y' }, 'Code does not have the right form.'],
    [{ helped: 'y' }, 'Helped does not have the right form. Write x.'],
    [{ nodes: 9 }, 'Nodes must be at most 5.'],
    [{ nodes: 0 }, 'Nodes must be at least 1.'],
    [{ nodes: 1.5 }, 'Nodes must be a whole number.'],
    [{ ratio: 0 }, 'Ratio must be more than 0.'],
    [{ ratio: 'x' }, 'Ratio must be a number.'],
    [{ size: 'm' }, 'Choose a value for Size.'],
    [{ note: 'x' }, 'Note must have at least 2 characters.'],
    [{ note: 'long' }, 'Note must have at most 3 characters.'],
    [{ tags: [] }, 'Tags needs at least 1 entry.'],
    [{ tags: ['a', 'a'] }, 'Tags must not have the same entry twice.'],
    [{ network: {} }, 'Network › Cidr range is needed.'],
  ])('of %j is said in a sentence', (values, sentence) => {
    expect(said(values)).toEqual([sentence]);
  });

  it('leaves out what only repeats that something inside is wrong', () => {
    const errors: RJSFValidationError[] = [
      {
        name: 'if',
        property: '',
        message: 'must match "then" schema',
        stack: '',
      },
      {
        name: 'required',
        property: '.owner',
        message: 'x',
        params: { missingProperty: 'owner' },
        stack: '',
      },
    ];
    expect(
      inWords(errors, TYPE, inEnglish()).map(({ stack }) => stack),
    ).toEqual(['Owner is needed.']);
  });
});

describe("the server's problems", () => {
  it('are put where the form shows what is wrong with a field', () => {
    expect(
      errorSchemaOf(
        [
          { field: '/parameters/owner', message: 'does not exist.' },
          { field: '/parameters/network/cidrRange', message: 'is taken' },
          {
            field: '/parameters/name',
            message: 'must match the pattern ^[a-z]+$',
          },
        ],
        TYPE,
        inEnglish(),
      ),
    ).toEqual({
      owner: { __errors: ['Owner does not exist.'] },
      network: {
        cidrRange: { __errors: ['Network › Cidr range is taken.'] },
      },
      name: {
        __errors: [
          'Name does not have the right form. Lower case letters. For example: payouts',
        ],
      },
    });
  });
});
