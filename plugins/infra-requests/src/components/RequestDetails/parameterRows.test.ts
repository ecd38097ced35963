import { parameterRows } from './parameterRows';

describe('parameterRows', () => {
  it('follows the order of the form, and puts what the form does not know last', () => {
    const parameters = { size: 'large', legacy: 1, owner: 'me' };
    expect(
      parameterRows({ parameters }, ['owner', 'size']).map(({ path }) => path),
    ).toEqual([['owner'], ['size'], ['legacy']]);
  });

  it('marks what was changed, added and removed since the revision before', () => {
    expect(
      parameterRows({
        parameters: { network: { cidr: '10.0.0.0/8', zones: 3 }, tags: ['a'] },
        previousParameters: {
          network: { cidr: '10.0.0.0/8', zones: 2 },
          backups: true,
        },
      }),
    ).toEqual([
      {
        path: ['network', 'cidr'],
        value: '10.0.0.0/8',
        previous: '10.0.0.0/8',
        changed: false,
      },
      { path: ['network', 'zones'], value: 3, previous: 2, changed: true },
      { path: ['tags'], value: ['a'], previous: undefined, changed: true },
      { path: ['backups'], value: undefined, previous: true, changed: true },
    ]);
  });

  it('calls nothing changed where there was no revision before', () => {
    const [row] = parameterRows({ parameters: { size: 'large' } });
    expect(row.changed).toBe(false);
  });
});
