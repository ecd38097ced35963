import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import { hiddenSecrets, withoutSecrets } from './secrets';

const TYPE = { secrets: ['token', 'login'] };

describe('withoutSecrets', () => {
  it('leaves only the mark of what was given, whatever it was', () => {
    expect(
      withoutSecrets(TYPE, {
        size: 'small',
        token: 'hunter2',
        login: { user: 'dora', password: 'hunter2' },
      }),
    ).toEqual({ size: 'small', token: HIDDEN_SECRET, login: HIDDEN_SECRET });
  });

  it.each([[{}], [{ token: '' }], [{ token: null }]])(
    'does not pretend that a secret was given in %j',
    parameters => {
      expect(withoutSecrets(TYPE, parameters)).toEqual(parameters);
    },
  );

  it('hides nothing where nothing is secret', () => {
    const parameters = { token: 'hunter2' };
    expect(withoutSecrets({ secrets: [] }, parameters)).toEqual(parameters);
  });
});

describe('hiddenSecrets', () => {
  it('names the secrets of which only the mark came back', () => {
    expect(
      hiddenSecrets(TYPE, {
        token: HIDDEN_SECRET,
        login: 'new',
        size: HIDDEN_SECRET,
      }),
    ).toEqual(['token']);
  });
});
