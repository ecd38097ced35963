import type { Page } from '@playwright/test';
import { expect, test } from './personas';
import {
  fillForm,
  openFromInbox,
  part,
  submit,
  uniqueName,
  type Ask,
} from './requests';

const pathOf = (page: Page) => new URL(page.url()).pathname;

/** Opens the page of a request that somebody else has open. */
async function openBeside(page: Page, other: Page) {
  await page.goto(pathOf(other));
  await expect(page.getByRole('heading', { name: /^#\d+ / })).toBeVisible();
}

const inDays = (days: number) =>
  new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 16);

const stagingEnvironment = (name: string): Ask => ({
  type: 'Team environment',
  owner: 'Payments',
  name: uniqueName(name),
  stage: 'Staging',
  size: 'Large',
  justification: 'Rehearse the payout run.',
});

const productionDatabase = (name: string): Ask => ({
  type: 'PostgreSQL database',
  owner: 'Payments',
  name: uniqueName(name),
  stage: 'Production',
  justification: 'Chargebacks move out of the ledger.',
});

test('somebody goes on leave, and her delegate decides in her place', async ({
  signInAs,
}) => {
  const sofia = await signInAs('Sofia Marchetti');
  await sofia.goto('/infra-requests/delegations');
  await sofia.getByRole('textbox', { name: 'Delegate' }).fill('Grace');
  await sofia.getByRole('option', { name: /Grace Holloway/ }).click();
  await sofia.getByLabel('Until').fill(inDays(7));
  await sofia.getByLabel('Reason').fill('A week by the sea.');
  await sofia.getByRole('button', { name: 'Let them decide for me' }).click();
  await expect(
    sofia.getByText('It is recorded: Grace Holloway is your delegate.'),
  ).toBeVisible();

  // Security has to approve personal data, and Grace is no member of it.
  const mira = await signInAs('Mira Okafor');
  await fillForm(mira, {
    type: 'PostgreSQL database',
    owner: 'Payments',
    name: uniqueName('cardholders'),
    stage: 'Development',
    data: 'Personal data',
    justification: 'Find out why a refund got lost.',
  });
  const heading = await submit(mira);

  const grace = await signInAs('Grace Holloway');
  await openFromInbox(grace, heading);
  await expect(part(grace, 'Your part')).toContainText(
    'You decide for Sofia Marchetti',
  );
  await grace.getByRole('button', { name: 'Approve' }).click();
  await expect(
    grace.getByText('The request is approved now.', { exact: false }),
  ).toBeVisible();

  await expect(part(mira, 'Approval')).toContainText(
    'Grace Holloway for Sofia Marchetti approved',
  );
  await expect(part(mira, 'Record')).toContainText('Record verified');

  await sofia.getByRole('button', { name: /^End now/ }).click();
  await sofia
    .getByRole('dialog')
    .getByRole('button', { name: 'End now' })
    .click();
  await expect(sofia.getByText('It is ended.')).toBeVisible();
});

test('in an emergency who is on call approves alone, those who were skipped are told, and a lead reviews it', async ({
  signInAs,
}) => {
  const mira = await signInAs('Mira Okafor');
  await fillForm(mira, productionDatabase('standby'));
  await mira.getByRole('checkbox', { name: 'This is an emergency' }).check();
  await mira.getByLabel('Incident').fill('INC-2511');
  const heading = await submit(mira);
  await expect(
    mira.getByRole('note', { name: 'The way for emergencies' }),
  ).toContainText('INC-2511');

  const linus = await signInAs('Linus Thorvaldsen');
  await openFromInbox(linus, heading);
  await linus.getByRole('button', { name: 'Approve' }).click();
  await expect(part(linus, 'Your part')).toContainText('Your approval counts.');
  await expect(mira.getByText('Approved', { exact: true })).toBeVisible();

  const [number] = heading.split(' ');
  const sofia = await signInAs('Sofia Marchetti');
  await sofia.goto('/notifications');
  await expect(
    sofia.getByText(new RegExp(`${number} .*emergency`, 'i')).first(),
  ).toBeVisible();

  // Who approved does not look back at it; Grace took no part.
  const grace = await signInAs('Grace Holloway');
  await openBeside(grace, mira);
  const review = part(grace, 'Your part');
  await review.getByRole('radio', { name: 'Yes, it was justified' }).check();
  await review.getByLabel('Comment').fill('One instance was left.');
  await review.getByRole('button', { name: 'Finish the review' }).click();
  await expect(grace.getByText('Your review is in the record.')).toBeVisible();
  await expect(part(mira, 'Record')).toContainText(
    'found that the emergency justified it',
  );
  await expect(part(mira, 'Record')).toContainText('Record verified');
});

test('a vote after the decision is recorded, and changes nothing', async ({
  signInAs,
}) => {
  const mira = await signInAs('Mira Okafor');
  await fillForm(mira, stagingEnvironment('payouts'));
  const heading = await submit(mira);

  // Grace's page hears nothing of what Ada does, as if her connection had been down.
  const grace = await signInAs('Grace Holloway');
  await grace.routeWebSocket(/\/api\/signals/, () => {});
  await openFromInbox(grace, heading);
  await expect(grace.getByRole('button', { name: 'Reject' })).toBeEnabled();

  const ada = await signInAs('Ada Laurent');
  await openFromInbox(ada, heading);
  await ada.getByRole('button', { name: 'Approve' }).click();
  await expect(part(ada, 'Your part')).toContainText('Your approval counts.');

  await part(grace, 'Your part').getByLabel('Comment').fill('Too large.');
  await grace.getByRole('button', { name: 'Reject' }).click();
  await expect(
    grace.getByText(/Your vote came too late: .*without effect/),
  ).toBeVisible();

  await expect(mira.getByText('Approved', { exact: true })).toBeVisible();
  await expect(part(mira, 'Record')).toContainText(
    'rejected too late, without effect',
  );
  await expect(part(mira, 'Record')).toContainText('Record verified');
});

test('who asked answers a question, and the approval that there was holds on', async ({
  signInAs,
}) => {
  const mira = await signInAs('Mira Okafor');
  await fillForm(mira, productionDatabase('disputes'));
  const heading = await submit(mira);

  const ada = await signInAs('Ada Laurent');
  await openFromInbox(ada, heading);
  await ada.getByRole('button', { name: 'Approve' }).click();
  await expect(part(ada, 'Your part')).toContainText('Your approval counts.');

  const frank = await signInAs('Frank Osei');
  await openFromInbox(frank, heading);
  await part(frank, 'Your part')
    .getByLabel('Comment')
    .fill('Which cost centre pays for it?');
  await frank.getByRole('button', { name: 'Request changes' }).click();
  await expect(part(frank, 'Your part')).toContainText(
    'You asked for changes.',
  );

  await mira.getByRole('button', { name: 'Edit and resubmit' }).click();
  await mira.getByRole('button', { name: 'Next' }).click();
  await mira.getByRole('button', { name: 'Review', exact: true }).click();
  await mira
    .getByLabel('Why is this needed?')
    .fill('Chargebacks move out of the ledger. Cost centre 4410.');
  await mira.getByRole('button', { name: 'Submit new revision' }).click();
  await expect(part(mira, 'Record')).toContainText(
    'Carried over from revision 1: the votes of Ada Laurent',
  );
  await expect(part(mira, 'Approval')).toContainText(
    'Cast on revision 1 and carried over',
  );

  // Only Frank has to be asked again before it is Security's turn.
  await openFromInbox(frank, heading);
  await frank.getByRole('button', { name: 'Approve' }).click();
  await expect(part(frank, 'Your part')).toContainText('Your approval counts.');
  await expect(part(mira, 'Record')).toContainText('Stage security opened');
});
