import { expect, sidebarLink, test } from './personas';

test('a persona signs in and finds the catalog', async ({ signInAs }) => {
  const page = await signInAs('Mira Okafor');
  await page.goto('/');

  await sidebarLink(page, 'Catalog').click();

  await expect(
    page.getByRole('link', { name: 'Payments API' }).first(),
  ).toBeVisible();
});

test('a persona stays signed in after a reload', async ({ signInAs }) => {
  const page = await signInAs('Ada Laurent');
  await page.goto('/');
  await expect(sidebarLink(page, 'Catalog')).toBeVisible();

  await page.reload();

  await expect(sidebarLink(page, 'Catalog')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mira Okafor' })).toBeHidden();
});
