import type { Locator, Page } from '@playwright/test';
import { actingAs } from './backend';
import { expect, sidebarLink, test } from './personas';
import { uniqueName } from './requests';

/** As far as anybody would go with the Tab key. */
const PATIENCE = 80;

/** Goes from one element to the next, as somebody without a mouse does, until this one has the focus. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  const isThere = () =>
    target.evaluate(element => element === document.activeElement);
  for (let pressed = 0; !(await isThere()); pressed += 1) {
    expect(pressed, `Tab does not lead to ${target}`).toBeLessThan(PATIENCE);
    await page.keyboard.press('Tab');
  }
}

test('an approver works off the inbox without touching the mouse, from sign-in to the last decision', async ({
  page,
}) => {
  const topic = uniqueName('keys');
  const mira = await actingAs('mira');
  const asked = [];
  for (const what of ['first', 'second', 'third', 'fourth']) {
    asked.push(await mira.askForEnvironment(`${what}-${topic}`, topic));
  }
  const [first, second, third, fourth] = asked;
  const { keyboard } = page;
  const requests = page.getByRole('grid', { name: 'Requests' });
  const row = ({ number }: { number: number }) =>
    requests.getByRole('link', { name: new RegExp(`^#${number} `) });
  const said = page
    .getByRole('status')
    .filter({ hasText: /approved|rejected|changes/ });

  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: 'Ada Laurent' }));
  await keyboard.press('Enter');
  await tabTo(page, sidebarLink(page, 'Requests'));
  await keyboard.press('Enter');
  await tabTo(
    page,
    page
      .getByRole('navigation', { name: 'Infra Requests' })
      .getByRole('link', { name: /^Inbox/ }),
  );
  await keyboard.press('Enter');
  await expect(requests).toBeVisible();

  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();

  await keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await keyboard.type(topic);
  await expect(requests.getByRole('row')).toHaveCount(4);
  await keyboard.press('Enter');
  await expect(row(first)).toBeFocused();
  await keyboard.press('j');
  await expect(row(second)).toBeFocused();
  await keyboard.press('k');
  await expect(row(first)).toBeFocused();

  // Enter leads to the details, and Escape back.
  await keyboard.press('Enter');
  await expect(
    page.getByRole('region', { name: 'The chosen request' }),
  ).toBeFocused();
  await keyboard.press('Escape');
  await expect(row(first)).toBeFocused();

  // A key only prepares a vote; what it prepares has the focus, and Enter confirms.
  await keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Approve' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(said).toContainText(
    `#${first.number} Team environment: approved. Next: #${second.number}`,
  );
  await expect(row(second)).toBeFocused();
  await expect(row(first)).toHaveCount(0);

  // To reject, a reason is needed, so its field has the focus.
  await keyboard.press('r');
  await expect(page.getByRole('article').getByLabel('Comment')).toBeFocused();
  await keyboard.type('Use the shared environment.');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(said).toContainText(
    `#${second.number} Team environment: rejected. Next: #${third.number}`,
  );
  await expect(row(third)).toBeFocused();

  // The last two together.
  await keyboard.press('x');
  await keyboard.press('j');
  await keyboard.press('x');
  await expect(page.getByText('2 selected')).toBeVisible();
  await keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Approve 2 requests' });
  await expect(dialog.getByLabel('Comment')).toBeFocused();
  await keyboard.type('Both are needed.');
  await keyboard.press('ControlOrMeta+Enter');
  const outcome = page
    .getByRole('dialog')
    .getByText('Your vote counts on 2 requests.');
  await expect(outcome).toBeFocused();
  await tabTo(
    page,
    page.getByRole('dialog').getByRole('button', { name: 'Close' }),
  );
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Nothing matches the search')).toBeVisible();

  const states = await Promise.all(
    [first, second, third, fourth].map(
      async ({ id }) => (await mira.read(id)).state,
    ),
  );
  expect(states).toEqual(['approved', 'rejected', 'approved', 'approved']);
});
