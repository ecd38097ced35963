import { actingAs } from './backend';
import { expect, test } from './personas';
import { openFromInbox, part, uniqueName } from './requests';

test('who is asked for changes makes them, sees what they change, and has them approved', async ({
  signInAs,
}) => {
  const { id, number } = await (
    await actingAs('mira')
  ).askForEnvironment(uniqueName('rehearsal'), 'Rehearse the payout run.');
  const ada = await actingAs('ada');
  await ada.vote(id, {
    verdict: 'request-changes',
    comment: 'Medium nodes are enough.',
  });

  const mira = await signInAs('Mira Okafor');
  await mira.goto(`/infra-requests/requests/${id}`);
  await mira.getByRole('button', { name: 'Edit and resubmit' }).click();
  await expect(
    mira.getByRole('note', { name: 'What is to be changed' }),
  ).toContainText('Medium nodes are enough.');
  await mira.getByRole('button', { name: 'Next' }).click();
  await mira.getByRole('radio', { name: 'Medium' }).check();
  await mira.getByRole('button', { name: 'Review', exact: true }).click();

  const changes = mira.getByRole('table', { name: 'What you change' });
  await expect(changes.getByRole('row')).toHaveCount(1);
  await expect(changes.getByRole('deletion')).toContainText('Large');
  await expect(changes.getByRole('insertion')).toContainText('Medium');
  await expect(mira.getByText('288.00 USD less a month')).toBeVisible();
  await mira.getByRole('button', { name: 'Submit new revision' }).click();

  await expect(mira.getByText('Waiting for approval')).toBeVisible();
  await expect(part(mira, 'What is asked')).toContainText(
    '1 answer changed since revision 1.',
  );

  const approver = await signInAs('Ada Laurent');
  await openFromInbox(approver, `#${number} Team environment · staging`);
  const asked = part(approver, 'What is asked');
  await expect(asked.getByRole('deletion')).toContainText('Large');
  await expect(asked.getByRole('insertion')).toContainText('Medium');
  await approver.getByRole('button', { name: 'Approve' }).click();
  await expect(
    approver.getByText(`#${number} Team environment: approved.`),
  ).toBeVisible();

  await expect(mira.getByText('Approved', { exact: true })).toBeVisible();
  await expect(part(mira, 'Record')).toContainText('changed it to revision 2');
  await expect(part(mira, 'Record')).toContainText('Record verified');
});
