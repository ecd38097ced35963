import { expect, test as base, type Page } from '@playwright/test';

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

/**
 * `signInAs` opens the portal as a persona, each in a browser context of their own, so that several people can
 * take part in one journey.
 */
export const test = base.extend<{
  signInAs: (persona: Persona) => Promise<Page>;
}>({
  signInAs: async ({ browser }, provide) => {
    const contexts: Array<{ close(): Promise<void> }> = [];
    await provide(async persona => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      await page.goto('/');
      await page.getByRole('button', { name: persona }).click();
      await expect(sidebarLink(page, 'Catalog')).toBeVisible();
      return page;
    });
    await Promise.all(contexts.map(context => context.close()));
  },
});

export function sidebarLink(page: Page, name: string) {
  return page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name, exact: true });
}

export { expect };
