import { typeFor } from '../../__testUtils__/entityFixtures';
import { recentTypes, searchTypes } from './searchTypes';

const TYPES = [
  typeFor('db', 'PostgreSQL database'),
  typeFor('cafe', 'Café environment'),
];

describe('searching the catalogue', () => {
  it.each([
    ['', ['db', 'cafe']],
    ['  ', ['db', 'cafe']],
    ['POSTGRES', ['db']],
    ['database postgresql', ['db']],
    ['database café', []],
    ['cafe', ['cafe']],
    ['services', ['db', 'cafe']],
  ])('"%s" finds %j', (query, found) => {
    expect(searchTypes(TYPES, query).map(({ id }) => id)).toEqual(found);
  });
});

describe('what was used recently', () => {
  it('is only what the person asked for, whatever the notation of the time', () => {
    const [db, cafe] = TYPES;
    expect(
      recentTypes([
        { ...db, lastAskedAt: '2026-11-21T11:00:00+02:00' },
        typeFor('never', 'Never'),
        { ...cafe, lastAskedAt: '2026-11-21T10:00:00.000Z' },
      ]).map(({ id }) => id),
    ).toEqual(['cafe', 'db']);
  });
});
