import { expect, test, type Browser, type Page } from '@playwright/test';

/** Opens the app as somebody of the demo, in a browser context of their own. */
async function signInAs(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  return page;
}

test('on the legacy frontend system, somebody asks for a deployment, others decide, and the service shows it', async ({
  browser,
}) => {
  const version = `v${Date.now() % 10_000}.1`;

  // From the page of the service to its form, which knows the service and the team, and has the company's own field.
  const mira = await signInAs(browser, 'Mira Okafor');
  await mira.goto('/catalog/default/component/payments-api/infra-requests');
  await mira.getByRole('button', { name: 'Request for this entity' }).click();
  await mira.getByRole('menuitem', { name: 'Production deployment' }).click();
  await expect(mira.getByRole('combobox', { name: 'Owner' })).toHaveValue(
    'group:default/payments-team',
  );
  await expect(mira.getByRole('textbox', { name: 'Service' })).toHaveValue(
    /payments-api|Payments API/,
  );
  await mira.getByLabel('Version').fill(version);
  await mira.getByRole('textbox', { name: 'Author' }).fill('Mira Okafor');
  await mira.getByRole('option', { name: /Mira Okafor/ }).click();
  await mira.getByRole('button', { name: 'Review' }).click();
  await mira.getByLabel('Why is this needed?').fill('Mends the rounding.');
  await mira.getByRole('button', { name: 'Submit request' }).click();
  const heading = mira.getByRole('heading', { name: /^#\d+ / });
  await expect(heading).toBeVisible();
  const [number] = ((await heading.textContent()) ?? '').split(' ');

  // It waits for Ada, as her home page knows, and she decides on it.
  const ada = await signInAs(browser, 'Ada Laurent');
  await expect(
    ada.getByRole('list', { name: 'Waiting for me' }).getByRole('link').first(),
  ).toBeVisible();
  await ada.goto(new URL(mira.url()).pathname);
  // In business hours, the shipped policy asks whoever approves a deployment for its ticket.
  const approve = ada.getByRole('button', { name: 'Approve' });
  await expect(approve).toBeVisible();
  const ticket = ada.getByRole('textbox', { name: 'Change ticket' });
  if (await ticket.isVisible()) {
    await ticket.fill('CHG-2611');
  }
  await approve.click();
  await expect(ada.getByText('Your approval counts.')).toBeVisible();

  // The card on the page of the service has it.
  await mira.goto('/catalog/default/component/payments-api');
  await expect(
    mira.getByRole('link', { name: new RegExp(`^${number} `) }),
  ).toBeVisible();

  // The language is the person's to choose.
  await mira.goto('/settings');
  await mira.getByText('English', { exact: true }).click();
  await mira.getByRole('option', { name: 'Deutsch' }).click();
  await mira.goto('/infra-requests');
  await expect(
    mira.getByRole('heading', { name: 'Meine Anfragen' }),
  ).toBeVisible();
});
