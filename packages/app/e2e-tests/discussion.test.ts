import { actingAs } from './backend';
import { expect, test } from './personas';
import { part, uniqueName } from './requests';

test('somebody who is mentioned in a comment is told, and the link leads to what was said', async ({
  signInAs,
}) => {
  const { id, number } = await (
    await actingAs('mira')
  ).askForEnvironment(uniqueName('question'), 'Try the new gateway.');

  const mira = await signInAs('Mira Okafor');
  await mira.goto(`/infra-requests/requests/${id}`);
  const comment = mira.getByLabel('Say something');
  await comment.pressSequentially('Is this in the plan, @linu');
  await mira.getByRole('option', { name: /Linus Thorvaldsen/ }).click();
  await comment.pressSequentially('?');
  await comment.press('ControlOrMeta+Enter');
  await expect(
    part(mira, 'Record').getByRole('list', { name: 'What happened' }),
  ).toContainText('Is this in the plan, @Linus Thorvaldsen ?');

  const linus = await signInAs('Linus Thorvaldsen');
  await linus.goto('/notifications');
  await linus
    .getByRole('link', { name: new RegExp(`#${number}\\b`) })
    .first()
    .click();
  await expect(
    linus.getByRole('listitem').filter({ hasText: 'Is this in the plan' }),
  ).toBeFocused();
});

test('a cancellation can be undone, and is carried out when it is not', async ({
  signInAs,
}) => {
  const api = await actingAs('mira');
  const { id } = await api.askForEnvironment(
    uniqueName('mistake'),
    'Not needed after all.',
  );
  const mira = await signInAs('Mira Okafor');
  await mira.goto(`/infra-requests/requests/${id}`);
  const cancel = async () => {
    await mira.getByRole('button', { name: 'Cancel request' }).click();
    await mira.getByRole('button', { name: 'Cancel the request' }).click();
  };

  await cancel();
  await mira.getByRole('button', { name: 'Undo' }).click();
  await expect(mira.getByText('The request stays as it is.')).toBeAttached();
  expect((await api.read(id)).state).toBe('pending');

  await cancel();
  await mira.getByRole('button', { name: 'Cancel now' }).click();
  await expect(mira.getByText('The request is cancelled.')).toBeVisible();
  expect((await api.read(id)).state).toBe('cancelled');
});
