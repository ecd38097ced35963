import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';

/** The people of app-config.yaml whom the journeys play, by the name on their card. */
export type Persona =
  | 'Mira Okafor'
  | 'Ada Laurent'
  | 'Grace Holloway'
  | 'Linus Thorvaldsen'
  | 'Sofia Marchetti'
  | 'Frank Osei'
  | 'Priya Raman'
  | 'Agnes Whitfield';

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What a person looks at the portal with: a phone, say, or in the dark. */
export type Device = Pick<
  BrowserContextOptions,
  'viewport' | 'colorScheme' | 'hasTouch' | 'isMobile'
>;

type Fixtures = {
  signInAs: (persona: Persona, device?: Device) => Promise<Page>;
};

type WorkerFixtures = {
  stateOf: (persona: Persona) => Promise<SignedIn>;
};

/**
 * `signInAs` gives an empty page on which a persona is signed in, each in a browser context of their own, so that
 * several people can take part in one journey. Each persona signs in on the sign-in page once.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  stateOf: [
    async ({ browser }, provide) => {
      const states = new Map<Persona, Promise<SignedIn>>();
      await provide(persona => {
        const state = states.get(persona) ?? signIn(browser, persona);
        states.set(persona, state);
        return state;
      });
    },
    { scope: 'worker' },
  ],
  signInAs: async ({ browser, stateOf }, provide) => {
    const contexts: Array<{ close(): Promise<void> }> = [];
    await provide(async (persona, device) => {
      const context = await browser.newContext({
        ...device,
        storageState: await stateOf(persona),
      });
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map(context => context.close()));
  },
});

async function signIn(browser: Browser, persona: Persona): Promise<SignedIn> {
  const page = await browser.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: persona }).click();
  await expect(sidebarLink(page, 'Catalog')).toBeVisible();
  const state = await page.context().storageState();
  await page.close();
  return state;
}

export function sidebarLink(page: Page, name: string) {
  return page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name, exact: true });
}

export { expect };
