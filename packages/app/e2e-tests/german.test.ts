import { actingAs } from './backend';
import { expect, sidebarLink, test } from './personas';
import { uniqueName } from './requests';

test('who chooses German in the settings works off the inbox in German', async ({
  signInAs,
}) => {
  const topic = uniqueName('deutsch');
  const { number } = await (
    await actingAs('mira')
  ).askForEnvironment(`auf-${topic}`, topic);

  const ada = await signInAs('Ada Laurent');
  await ada.goto('/settings');
  await ada.getByRole('button', { name: 'English' }).click();
  await ada.getByRole('option', { name: 'Deutsch' }).click();
  await ada.goto(`/infra-requests/inbox?q=${topic}`);
  await expect(ada.getByRole('heading', { name: 'Eingang' })).toBeVisible();
  await expect(sidebarLink(ada, 'Anfragen')).toBeVisible();
  await expect(
    ada.getByRole('heading', { level: 1, name: 'Infra-Anfragen' }),
  ).toBeVisible();
  await expect(
    ada.getByRole('tab', { name: /^Wartet auf mich/ }),
  ).toBeVisible();
  await ada.getByRole('button', { name: 'Genehmigen' }).click();
  await expect(
    ada.getByText(`#${number} Team environment: genehmigt.`),
  ).toBeVisible();
});
