import { expect, test } from './personas';
import { choose, part, submit, uniqueName } from './requests';

test('a link fills the form, a draft survives a reload, and what only the server finds lands on its field', async ({
  signInAs,
}) => {
  const name = uniqueName('archive');
  const mira = await signInAs('Mira Okafor');
  await mira.goto(
    '/infra-requests/new/postgresql-database?owner=group:default/nobody&environment=staging&size=medium&colour=red',
  );

  // The link's answers, and what the form could not take of it.
  await expect(mira.getByRole('radio', { name: 'Staging' })).toBeChecked();
  await expect(
    mira.getByText('Not taken from the link: colour.'),
  ).toBeVisible();
  const decision = mira.getByRole('complementary', { name: 'Decision' });
  await expect(decision).toContainText('73.80 USD a month');

  await mira.getByLabel('Name').fill('No Capitals');
  await mira.getByRole('button', { name: 'Next' }).click();
  await expect(
    mira.getByText('Name does not have the right form.').first(),
  ).toBeVisible();
  await mira.getByLabel('Name').fill(name);
  await mira.getByRole('button', { name: 'Next' }).click();
  await expect(mira.getByRole('radio', { name: 'Medium' })).toBeChecked();
  await mira.getByRole('spinbutton', { name: 'Instances' }).fill('2');
  await expect(decision).toContainText('144.80 USD a month');

  await mira.reload();
  await expect(mira.getByText(/^Draft restored/)).toBeVisible();
  await expect(mira.getByLabel('Name')).toHaveValue(name);
  await mira.getByRole('button', { name: 'Next' }).click();
  await expect(mira.getByRole('spinbutton', { name: 'Instances' })).toHaveValue(
    '2',
  );

  await mira.getByRole('button', { name: 'Review', exact: true }).click();
  const answers = mira.getByRole('table', { name: 'Your answers' });
  await expect(answers).toContainText(name);
  await expect(answers).toContainText('Staging');
  await mira
    .getByLabel('Why is this needed?')
    .fill('Old invoices leave the ledger.');
  await mira.getByRole('button', { name: 'Submit request' }).click();

  // The catalog has no such group, which only the server knows.
  const owner = mira.getByRole('textbox', { name: 'Owner' });
  await expect(owner).toBeFocused();
  await expect(
    mira.getByText('Owner group:default/nobody does not exist in the catalog.'),
  ).not.toHaveCount(0);
  await choose(mira, 'Owner', 'Payments');
  await mira.getByRole('button', { name: 'Next' }).click();
  await mira.getByRole('button', { name: 'Review', exact: true }).click();
  const heading = await submit(mira);

  expect(heading).toContain('PostgreSQL database · staging');
  await expect(part(mira, 'What is asked')).toContainText(name);
  await expect(part(mira, 'Monthly cost')).toContainText('144.80');

  // Once submitted, there is no draft left.
  await mira.goto('/infra-requests/new/postgresql-database');
  await expect(mira.getByLabel('Name')).toHaveValue('');
  await expect(mira.getByText(/^Draft restored/)).toBeHidden();
});
