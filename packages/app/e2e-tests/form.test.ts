import { expect, test } from './personas';
import { choose, part, submit, uniqueName } from './requests';

test('a link fills the form, a draft survives a reload, and what only the server finds lands on its field', async ({
  signInAs,
}) => {
  const name = uniqueName('archive');
  // Nobody else has drafts of hers.
  const priya = await signInAs('Priya Raman');
  await priya.goto(
    '/infra-requests/new/postgresql-database?owner=group:default/nobody&environment=staging&size=medium&colour=red',
  );

  // The link's answers, and what the form could not take of it.
  await expect(priya.getByRole('radio', { name: 'Staging' })).toBeChecked();
  await expect(
    priya.getByText('Not taken from the link: colour.'),
  ).toBeVisible();
  const decision = priya.getByRole('complementary', { name: 'Decision' });
  await expect(decision).toContainText('73.80 USD a month');

  await priya.getByLabel('Name').fill('No Capitals');
  await priya.getByRole('button', { name: 'Next' }).click();
  await expect(
    priya.getByText('Name does not have the right form.').first(),
  ).toBeVisible();
  await priya.getByLabel('Name').fill(name);
  await priya.getByRole('button', { name: 'Next' }).click();
  await expect(priya.getByRole('radio', { name: 'Medium' })).toBeChecked();
  await priya.getByRole('spinbutton', { name: 'Instances' }).fill('2');
  await expect(decision).toContainText('144.80 USD a month');

  await priya.reload();
  await expect(priya.getByText(/^Draft restored/)).toBeVisible();
  await expect(priya.getByLabel('Name')).toHaveValue(name);
  await priya.getByRole('button', { name: 'Next' }).click();
  await expect(
    priya.getByRole('spinbutton', { name: 'Instances' }),
  ).toHaveValue('2');

  await priya.getByRole('button', { name: 'Review', exact: true }).click();
  const answers = priya.getByRole('table', { name: 'Your answers' });
  await expect(answers).toContainText(name);
  await expect(answers).toContainText('Staging');
  await priya
    .getByLabel('Why is this needed?')
    .fill('Old invoices leave the ledger.');
  await priya.getByRole('button', { name: 'Submit request' }).click();

  // The catalog has no such group, which only the server knows.
  const owner = priya.getByRole('textbox', { name: 'Owner' });
  await expect(owner).toBeFocused();
  await expect(
    priya.getByText(
      'Owner group:default/nobody does not exist in the catalog.',
    ),
  ).not.toHaveCount(0);
  await choose(priya, 'Owner', 'Checkout');
  await priya.getByRole('button', { name: 'Next' }).click();
  await priya.getByRole('button', { name: 'Review', exact: true }).click();
  const heading = await submit(priya);

  expect(heading).toContain('PostgreSQL database · staging');
  await expect(part(priya, 'What is asked')).toContainText(name);
  await expect(part(priya, 'Monthly cost')).toContainText('144.80');

  // Once submitted, there is no draft left.
  await priya.goto('/infra-requests/new/postgresql-database');
  await expect(priya.getByLabel('Name')).toHaveValue('');
  await expect(priya.getByText(/^Draft restored/)).toBeHidden();
});
