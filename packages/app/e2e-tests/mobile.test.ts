import { actingAs } from './backend';
import { PHONE } from './devices';
import { expect, test } from './personas';
import { part, uniqueName } from './requests';

test('a lead approves on a phone what a notification tells her of, and the next from the inbox', async ({
  signInAs,
}) => {
  const topic = uniqueName('phone');
  const mira = await actingAs('mira');
  const told = await mira.askForEnvironment(`told-${topic}`, topic);
  const listed = await mira.askForEnvironment(`listed-${topic}`, topic);

  const ada = await signInAs('Ada Laurent', PHONE);
  await ada.goto('/notifications');
  await ada
    .getByRole('link', { name: new RegExp(`#${told.number}\\b`) })
    .first()
    .tap();
  await expect(
    ada.getByRole('heading', { name: new RegExp(`^#${told.number} `) }),
  ).toBeVisible();
  await part(ada, 'Your part').getByRole('button', { name: 'Approve' }).tap();
  await expect(
    ada.getByText('Your approval counts. The request is approved now.'),
  ).toBeVisible();

  await ada.goto(`/infra-requests/inbox?q=${topic}`);
  const requests = ada.getByRole('grid', { name: 'Requests' });
  await expect(requests.getByRole('row')).toHaveCount(1);
  await requests
    .getByRole('link', { name: new RegExp(`^#${listed.number} `) })
    .tap();
  await part(ada, 'Your part').getByRole('button', { name: 'Approve' }).tap();
  await expect(
    ada.getByText('Your approval counts. The request is approved now.'),
  ).toBeVisible();
});
