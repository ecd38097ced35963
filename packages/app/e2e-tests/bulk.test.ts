import { actingAs } from './backend';
import { expect, test } from './personas';
import { uniqueName } from './requests';

test('of three selected requests one is changed meanwhile: that one is left to be read again, the others are approved', async ({
  signInAs,
}) => {
  const topic = uniqueName('bulk');
  const mira = await actingAs('mira');
  const one = await mira.askForEnvironment(`one-${topic}`, topic);
  const two = await mira.askForEnvironment(`two-${topic}`, topic);
  const three = await mira.askForEnvironment(`three-${topic}`, topic);

  const ada = await signInAs('Ada Laurent');
  await ada.goto(`/infra-requests/inbox?q=${topic}`);
  for (const { number } of [one, two, three]) {
    await ada.getByRole('checkbox', { name: `Select #${number}` }).check();
  }
  const bar = ada.getByRole('region', {
    name: 'What to do with the selected requests',
  });
  await expect(bar).toContainText('3 selected');
  await bar.getByRole('button', { name: 'Approve' }).click();
  const approve = ada.getByRole('button', { name: 'Approve 3 requests' });
  await expect(approve).toBeEnabled();

  // What Ada looks at is not what she would approve any more.
  await mira.change(two.id, { nodes: 12 });
  await approve.click();

  const results = ada.getByRole('dialog', { name: 'What became of them' });
  await expect(results).toContainText(
    'Your vote counts on 2 requests. 1 did not go through.',
  );
  await expect(
    results.getByRole('listitem').filter({ hasText: `#${two.number} ` }),
  ).toContainText('Changed since you looked: look again.');
  const states = await Promise.all(
    [one, two, three].map(async ({ id }) => (await mira.read(id)).state),
  );
  expect(states).toEqual(['approved', 'pending', 'approved']);

  await results.getByRole('button', { name: `Look at #${two.number}` }).click();
  const changed = ada.getByRole('article', { name: `Request #${two.number}` });
  await expect(
    changed.getByRole('region', { name: 'What is asked' }),
  ).toContainText('1 answer changed since revision 1.');
  await changed.getByRole('button', { name: 'Approve' }).click();
  await expect(
    ada.getByText(`#${two.number} Team environment: approved.`),
  ).toBeVisible();
});
