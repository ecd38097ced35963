import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { reviewOf } from './reviewOf';

const review = (wishes: object) => ({ 'ui:backstage': { review: wishes } });

const TYPE: RequestType = {
  ...REQUEST_TYPES[0],
  parameters: [
    {
      title: 'All',
      schema: {
        properties: {
          plain: { type: 'string' },
          masked: review({ mask: 'as agreed' }),
          internal: review({ show: false }),
          renamed: review({ name: 'In short' }),
          password: { 'ui:widget': 'password' },
          nested: { properties: { token: { 'ui:field': 'Secret' } } },
        },
        dependencies: {
          plain: { oneOf: [{ properties: { key: { 'ui:field': 'secret' } } }] },
        },
      },
    },
  ],
};

describe('how an answer is reviewed', () => {
  it('is as it is, unless its schema says otherwise', () => {
    expect(reviewOf(TYPE, ['plain'])).toEqual({ hidden: false });
    expect(reviewOf(TYPE, ['unheard-of'])).toEqual({ hidden: false });
    expect(reviewOf(TYPE, ['masked']).mask).toBe('as agreed');
    expect(reviewOf(TYPE, ['internal']).hidden).toBe(true);
    expect(reviewOf(TYPE, ['renamed']).name).toBe('In short');
  });

  it.each([[['password']], [['nested', 'token']], [['key']]])(
    'never shows the secret %j',
    path => {
      expect(reviewOf(TYPE, path).mask).toBe('******');
    },
  );

  it('keeps to what is said of the whole for its parts', () => {
    expect(reviewOf(TYPE, ['internal', 'part']).hidden).toBe(true);
    expect(reviewOf(TYPE, ['password', 'part']).mask).toBe('******');
  });
});
