import { readListQuery } from './readListQuery';

describe('the query of a list', () => {
  it('has refs in full and in lower case, however they are written', () => {
    expect(
      readListQuery({
        requester: ['mira', 'User:Default/Noah', 'external:pipeline'],
        entity: 'Ledger',
        owner: 'GROUP:default/Payments-Team',
      }),
    ).toMatchObject({
      requester: [
        'user:default/mira',
        'user:default/noah',
        'external:pipeline',
      ],
      entity: ['component:default/ledger'],
      owner: ['group:default/payments-team'],
    });
    expect(readListQuery({}).owner).toBeUndefined();
  });

  it.each(['owner', 'entity', 'requester'])(
    'refuses an %s that is no ref',
    name => {
      expect(() => readListQuery({ [name]: ['mira', 'a:b:c'] })).toThrow(
        '"a:b:c", which is not an entity ref',
      );
    },
  );
});
