import { expect, test } from './personas';

test('a persona signs in and finds the portal', async ({ signInAs }) => {
  const page = await signInAs('Mira Okafor');

  const nav = page.getByRole('navigation', { name: 'sidebar nav' });
  await nav.getByRole('link', { name: 'Catalog', exact: true }).click();
  await expect(
    page.getByRole('link', { name: 'payments-api' }).first(),
  ).toBeVisible();
});

test('a signed-in persona stays signed in after a reload', async ({
  signInAs,
}) => {
  const page = await signInAs('Ada Laurent');

  await page.reload();

  await expect(
    page.getByRole('navigation', { name: 'sidebar nav' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mira Okafor' })).toBeHidden();
});
