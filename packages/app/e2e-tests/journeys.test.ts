import { expect, test } from './personas';
import {
  choose,
  fillForm,
  openFromInbox,
  part,
  submit,
  uniqueName,
  type Ask,
} from './requests';

test('a preview environment is approved at once, because a rule says so', async ({
  signInAs,
}) => {
  const mira = await signInAs('Mira Okafor');
  await mira.goto('/infra-requests');
  await mira.getByRole('link', { name: 'Request Preview environment' }).click();
  await choose(mira, 'Owner', 'Payments');
  await choose(mira, 'Service', 'Payments API');
  await mira.getByRole('button', { name: 'Next' }).click();

  const decision = mira.getByRole('complementary', { name: 'Decision' });
  await expect(decision).toContainText('Approved at once · 18.00 USD a month');
  await mira.getByRole('radio', { name: 'Large' }).check();
  await expect(decision).toContainText('Approved at once · 162.00 USD a month');

  await mira.getByRole('button', { name: 'Review', exact: true }).click();
  await submit(mira);

  await expect(mira.getByText('Approved', { exact: true })).toBeVisible();
  await expect(part(mira, 'Approval')).toContainText(
    'Nobody has to approve this: the policy does.',
  );
  await expect(part(mira, 'Record')).toContainText('Approved automatically');
  await expect(part(mira, 'Record')).toContainText('Record verified');
});

test('a production database passes two stages, decided by three people', async ({
  signInAs,
}) => {
  const ask: Ask = {
    type: 'PostgreSQL database',
    owner: 'Payments',
    name: uniqueName('ledger'),
    stage: 'Production',
    justification: 'The ledger moves out of the monolith.',
  };
  const mira = await signInAs('Mira Okafor');
  await fillForm(mira, ask);
  const decision = mira.getByRole('complementary', { name: 'Decision' });
  await expect(decision).toContainText('Escalated');
  await expect(decision).toContainText('Ada Laurent');
  await expect(decision).toContainText('Sofia Marchetti');
  const heading = await submit(mira);
  expect(heading).toContain('production');
  await expect(mira.getByText('Waiting for approval')).toBeVisible();

  const ada = await signInAs('Ada Laurent');
  await openFromInbox(ada, heading);
  await expect(ada.getByText(ask.justification, { exact: true })).toBeVisible();
  await part(ada, 'Your part').getByLabel('Comment').fill('The size is right.');
  await ada.getByRole('button', { name: 'Approve' }).click();
  await expect(part(ada, 'Your part')).toContainText('Your approval counts.');

  const frank = await signInAs('Frank Osei');
  await openFromInbox(frank, heading);
  await frank.getByRole('button', { name: 'Approve' }).click();
  await expect(part(frank, 'Your part')).toContainText('Your approval counts.');

  // The page that Mira has had open all the time follows by itself.
  await expect(part(mira, 'Record')).toContainText('Stage security opened');

  const sofia = await signInAs('Sofia Marchetti');
  await openFromInbox(sofia, heading);
  await sofia.getByRole('button', { name: 'Approve' }).click();
  await expect(part(sofia, 'Your part')).toContainText('Your approval counts.');

  await expect(mira.getByText('Approved', { exact: true })).toBeVisible();
  await expect(part(mira, 'Approval')).toContainText('The size is right.');
  await expect(part(mira, 'Record')).toContainText('Record verified');
});

test('a lead rejects with a comment, and the developer reads why', async ({
  signInAs,
}) => {
  const ask: Ask = {
    type: 'Team environment',
    owner: 'Payments',
    name: uniqueName('load-test'),
    stage: 'Staging',
    size: 'Large',
    justification: 'Load tests before the sale.',
  };
  const mira = await signInAs('Mira Okafor');
  await fillForm(mira, ask);
  const heading = await submit(mira);
  await expect(mira.getByText('Waiting for approval')).toBeVisible();

  const grace = await signInAs('Grace Holloway');
  await openFromInbox(grace, heading);
  await part(grace, 'Your part')
    .getByLabel('Comment')
    .fill('Use the shared load test environment instead.');
  await grace.getByRole('button', { name: 'Reject' }).click();
  await expect(part(grace, 'Your part')).toContainText(
    'You rejected this request.',
  );

  await expect(
    mira.getByText('Rejected', { exact: true }).first(),
  ).toBeVisible();
  await expect(part(mira, 'Approval')).toContainText(
    'Use the shared load test environment instead.',
  );
  await mira.goto('/notifications');
  await expect(mira.getByText(/rejected/i).first()).toBeVisible();
});

test('nobody approves what they asked for, not even past the page', async ({
  signInAs,
}) => {
  const ask: Ask = {
    type: 'PostgreSQL database',
    owner: 'Platform',
    name: uniqueName('metrics'),
    stage: 'Production',
    justification: 'Metrics of the clusters.',
  };
  const ada = await signInAs('Ada Laurent');
  await fillForm(ada, ask);
  await submit(ada);

  const approve = ada.getByRole('button', { name: 'Approve' });
  await expect(approve).toBeDisabled();
  await expect(part(ada, 'Your part')).toContainText(
    'You asked for this request.',
  );

  const id = new URL(ada.url()).pathname.split('/').pop();
  const signIn = await ada.request.get(
    '/api/auth/persona/refresh?persona=user:default/ada',
    { headers: { 'X-Requested-With': 'XMLHttpRequest' } },
  );
  const { backstageIdentity } = await signIn.json();
  const headers = { Authorization: `Bearer ${backstageIdentity.token}` };
  const url = `/api/infra-requests/requests/${id}`;
  const request = await (await ada.request.get(url, { headers })).json();
  const vote = await ada.request.post(`${url}/votes`, {
    headers,
    data: { verdict: 'approve', digest: request.digest },
  });

  expect(vote.status()).toBe(403);
  expect((await vote.json()).error.message).toContain(
    'You asked for this request.',
  );
  await ada.reload();
  await expect(ada.getByText('Waiting for approval')).toBeVisible();
});

test('what a rule denies cannot be submitted, and the form says why', async ({
  signInAs,
}) => {
  const mira = await signInAs('Mira Okafor');
  await mira.goto('/infra-requests');
  await mira.getByRole('link', { name: 'Request PostgreSQL database' }).click();
  await choose(mira, 'Owner', 'Payments');
  await mira.getByLabel('Name').fill(uniqueName('public'));
  await mira.getByRole('button', { name: 'Next' }).click();
  await mira.getByRole('checkbox', { name: 'Public endpoint' }).check();
  await mira.getByRole('button', { name: 'Review', exact: true }).click();

  await expect(
    mira
      .getByRole('alert')
      .filter({ hasText: 'Use the private endpoint.' })
      .first(),
  ).toBeVisible();
  await expect(
    mira.getByRole('button', { name: 'Submit request' }),
  ).toBeHidden();
});
