import type { IdentityApi } from '@backstage/core-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import type { JsonObject } from '@backstage/types';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PersonaSignInPage } from './PersonaSignInPage';

const BACKEND = 'http://localhost:7007';
const personas = [
  {
    user: 'user:default/mira',
    displayName: 'Mira Okafor',
    title: 'Developer in Payments',
    description: 'Asks for environments',
  },
  {
    user: 'user:default/ada',
    displayName: 'Ada Laurent',
    title: 'Platform lead',
    description: 'Approves what is over the threshold',
  },
];

// Not a real token: only its shape is read here.
const token = `x.${window.btoa(JSON.stringify({ exp: 4102444800 }))}.x`;

/** Answers as the backend's persona provider does. */
const signIn: typeof fetch = async (url, init) => {
  expect(String(url)).toBe(`${BACKEND}/api/auth/persona/refresh`);
  const user = new Headers(init?.headers).get('X-Persona');
  const persona = personas.find(one => one.user === user);
  if (!persona) {
    const error = { name: 'NotAllowedError', message: 'No such person' };
    return Response.json(
      { error, response: { statusCode: 403 } },
      { status: 403 },
    );
  }
  const identity = {
    type: 'user',
    userEntityRef: user,
    ownershipEntityRefs: [user],
  };
  return Response.json({
    profile: { displayName: persona.displayName },
    backstageIdentity: { token, identity },
  });
};

describe('PersonaSignInPage', () => {
  beforeEach(() => {
    window.localStorage.clear();
    jest.spyOn(global, 'fetch').mockImplementation(signIn);
  });
  afterEach(() => jest.restoreAllMocks());

  async function open(offered: JsonObject[] = personas) {
    const onSignInSuccess = jest.fn<void, [IdentityApi]>();
    const { unmount } = await renderInTestApp(
      <PersonaSignInPage onSignInSuccess={onSignInSuccess} />,
      {
        config: {
          backend: { baseUrl: BACKEND },
          auth: { providers: { persona: { personas: offered } } },
        },
        apis: [mockApis.discovery({ baseUrl: BACKEND })],
      },
    );
    const signedIn = async () => {
      await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
      return onSignInSuccess.mock.calls[0][0];
    };
    return { signedIn, unmount };
  }

  it('shows who one can be and what they can do', async () => {
    await open();
    expect(
      screen.getByRole('button', { name: 'Ada Laurent' }),
    ).toHaveAccessibleDescription('Approves what is over the threshold');
    expect(screen.getByText('Developer in Payments')).toBeInTheDocument();
  });

  it('signs in as the chosen person', async () => {
    const { signedIn } = await open();
    await userEvent.click(screen.getByRole('button', { name: 'Mira Okafor' }));
    const identity = await signedIn();
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/mira',
    });
    await expect(identity.getCredentials()).resolves.toEqual({ token });
    await expect(identity.getProfileInfo()).resolves.toEqual({
      displayName: 'Mira Okafor',
    });
  });

  it('asks no second time after a reload, until the person signs out', async () => {
    const first = await open();
    await userEvent.click(screen.getByRole('button', { name: 'Ada Laurent' }));
    await first.signedIn();
    first.unmount();

    const second = await open();
    const identity = await second.signedIn();
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/ada',
    });
    await identity.signOut();
    second.unmount();

    await open();
    expect(
      screen.getByRole('button', { name: 'Ada Laurent' }),
    ).toBeInTheDocument();
  });

  it('says why it failed and lets one choose again', async () => {
    await open([
      ...personas,
      { ...personas[0], user: 'user:default/x', displayName: 'Nobody' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Nobody' }));
    expect(
      await screen.findByText('Could not sign in as Nobody'),
    ).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('No such person');
    await userEvent.click(screen.getByRole('button', { name: 'Choose again' }));
    expect(
      screen.getByRole('button', { name: 'Mira Okafor' }),
    ).toBeInTheDocument();
  });

  it('says so when the portal has no personas', async () => {
    await open([]);
    expect(screen.getByText('No way to sign in')).toBeInTheDocument();
  });
});
