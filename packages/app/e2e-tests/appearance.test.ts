import type { Page } from '@playwright/test';
import { expectWellMade } from './accessibility';
import { actingAs } from './backend';
import { DESKTOP } from './devices';
import { expect, test } from './personas';
import { choose, part, uniqueName } from './requests';

// Each looks at several pages in a row, four times each.
test.describe.configure({ timeout: 180_000 });

/** The plugin's part of one of its pages. */
const pluginPart = (page: Page) => page.getByRole('article').first();

/** One of the plugin's cards on a page that is not its own. */
const card = (page: Page, title: string) =>
  page
    .locator('.MuiCard-root')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

test('asking', async ({ signInAs }) => {
  const mira = await signInAs('Mira Okafor', { viewport: DESKTOP });
  await mira.goto('/infra-requests');
  await expect(
    mira.getByRole('heading', { name: 'My requests' }),
  ).toBeVisible();
  await expectWellMade('catalogue', pluginPart(mira));
  await mira.getByRole('searchbox').first().fill('nothing like it');
  await expectWellMade('catalogue-empty', pluginPart(mira));
  await mira.getByRole('button', { name: 'Request something' }).click();
  await expectWellMade('request-something', mira.getByRole('dialog'));

  await mira.goto(
    '/infra-requests/new/postgresql-database?owner=group:default/nobody&environment=production&colour=red',
  );
  await mira.getByLabel('Name').fill('Wrong');
  await mira.getByRole('button', { name: 'Next' }).click();
  await expect(
    mira.getByText('Name does not have the right form.').first(),
  ).toBeVisible();
  await expectWellMade('form-mistakes', pluginPart(mira));
  await choose(mira, 'Owner', 'Payments');
  await mira.getByLabel('Name').fill(uniqueName('looks'));
  await mira.getByRole('button', { name: 'Next' }).click();
  await mira.getByRole('radio', { name: 'Large' }).check();
  await expect(
    mira.getByRole('complementary', { name: 'Decision' }),
  ).toContainText('144.80');
  await expectWellMade('form-second-step', pluginPart(mira));
  await mira.getByRole('button', { name: 'Review', exact: true }).click();
  await mira.getByRole('checkbox', { name: 'This is an emergency' }).check();
  await expectWellMade('form-review', pluginPart(mira));
  await mira.getByRole('button', { name: 'Back' }).click();
  await mira.getByRole('checkbox', { name: 'Public endpoint' }).check();
  await mira.getByRole('button', { name: 'Review', exact: true }).click();
  await expect(
    mira.getByText('The policy does not allow this').first(),
  ).toBeVisible();
  await expectWellMade('form-denied', pluginPart(mira));
});

test('deciding', async ({ signInAs }) => {
  const mira = await actingAs('mira');
  const topic = uniqueName('looks');
  const waiting = await mira.askForEnvironment(`one-${topic}`, topic);
  const changed = await mira.askForEnvironment(`two-${topic}`, topic);
  await mira.change(changed.id, { nodes: 4 });

  const ada = await signInAs('Ada Laurent', { viewport: DESKTOP });
  await ada.goto('/infra-requests/inbox');
  await expect(part(ada, 'Your part')).toBeVisible();
  await expectWellMade('inbox', pluginPart(ada));
  await ada.goto('/infra-requests/inbox?scope=all&order=newest');
  await expect(ada.getByRole('grid', { name: 'Requests' })).toBeVisible();
  await expectWellMade('inbox-all', pluginPart(ada));
  await ada.getByRole('button', { name: 'Keys' }).click();
  await expectWellMade('inbox-keys', ada.getByRole('dialog'));
  await ada.keyboard.press('Escape');
  await ada.getByRole('button', { name: 'Columns' }).click();
  await expectWellMade('inbox-columns', ada.getByRole('menu'));
  await ada.keyboard.press('Escape');

  await ada.goto(
    `/infra-requests/inbox?q=${topic}&environment=staging&request=${changed.id}`,
  );
  for (const { number } of [waiting, changed]) {
    await ada.getByRole('checkbox', { name: `Select #${number}` }).check();
  }
  await expect(part(ada, 'Your part')).toBeVisible();
  await expectWellMade('inbox-selection', pluginPart(ada));
  await part(ada, 'What to do with the selected requests')
    .getByRole('button', { name: 'Reject' })
    .click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reject 2 requests' }).click();
  await expect(dialog.getByText(/Say why/)).toBeVisible();
  await expectWellMade('inbox-bulk', dialog);
  await dialog.getByLabel('Comment').fill('Not this month.');
  await mira.change(changed.id, { nodes: 5 });
  await dialog.getByRole('button', { name: 'Reject 2 requests' }).click();
  await expect(dialog.getByText('1 did not go through')).toBeVisible();
  await expectWellMade('inbox-bulk-results', dialog);
});

test('following', async ({ signInAs }) => {
  const agnes = await signInAs('Agnes Whitfield', { viewport: DESKTOP });
  const shown = part(agnes, 'Record').getByText('Record verified');
  // One of each state that looks different: of the demo's history, by what was said of it.
  for (const state of ['rejected', 'approved', 'denied', 'expired']) {
    await agnes.goto(
      `/infra-requests/inbox?scope=all&order=newest&state=${state}`,
    );
    await agnes
      .getByRole('grid', { name: 'Requests' })
      .getByRole('link')
      .first()
      .click({ modifiers: [] });
    await agnes
      .getByRole('region', { name: 'The chosen request' })
      .getByRole('link', { name: /^#\d+ / })
      .click();
    await expect(shown).toBeVisible();
    await expectWellMade(`request-${state}`, pluginPart(agnes));
  }

  const api = await actingAs('mira');
  const { id } = await api.askForEnvironment(uniqueName('looks'), 'To look.');
  await (
    await actingAs('ada')
  ).vote(id, { verdict: 'request-changes', comment: 'Fewer nodes.' });
  const mira = await signInAs('Mira Okafor', { viewport: DESKTOP });
  await mira.goto(`/infra-requests/requests/${id}`);
  await expect(part(mira, 'Record').getByText('Record verified')).toBeVisible();
  await expectWellMade('request-changes', pluginPart(mira));
  await mira.getByRole('button', { name: 'Cancel request' }).click();
  await expectWellMade('request-cancel', mira.getByRole('dialog'));
  await mira.getByRole('button', { name: 'Keep it' }).click();
  await mira.getByRole('button', { name: 'Edit and resubmit' }).click();
  await expect(mira.getByText('Fewer nodes.')).toBeVisible();
  await expectWellMade('edit', pluginPart(mira));
  await mira.getByRole('button', { name: 'Next' }).click();
  await mira.getByRole('radio', { name: 'Small' }).check();
  await mira.getByRole('button', { name: 'Review', exact: true }).click();
  await expect(mira.getByText(/less a month/).first()).toBeVisible();
  await expectWellMade('edit-review', pluginPart(mira));
  await mira.goto('/infra-requests/requests/nowhere');
  await expect(mira.getByText('Not found')).toBeVisible();
  await expectWellMade('not-found', pluginPart(mira));
});

test('the policy, absences and deliveries', async ({ signInAs }) => {
  const grace = await signInAs('Grace Holloway', { viewport: DESKTOP });
  await grace.goto('/infra-requests/policy');
  await expect(grace.getByRole('table', { name: 'Rules' })).toBeVisible();
  await expectWellMade('policy', pluginPart(grace));
  await grace.goto('/infra-requests/policy?tab=try');
  await expect(grace.getByText(/^No problems/)).toBeVisible();
  await expectWellMade('policy-try', pluginPart(grace));
  await grace.goto('/infra-requests/policy?tab=backtest');
  await expect(grace.getByRole('button', { name: 'Start' })).toBeVisible();
  await expectWellMade('policy-backtest', pluginPart(grace));
  await grace.goto('/infra-requests/policy/versions');
  const versions = pluginPart(grace).getByRole('link', { name: /[0-9a-f]{7}/ });
  await expect(versions.first()).toBeVisible();
  await expectWellMade('policy-versions', pluginPart(grace));
  await versions.first().click();
  await expect(grace.getByRole('table', { name: 'Rules' })).toBeVisible();
  await expectWellMade('policy-version', pluginPart(grace));
  await grace.goto('/infra-requests/delegations');
  await grace.getByRole('button', { name: 'Let them decide for me' }).click();
  await expectWellMade('out-of-office', pluginPart(grace));
  await grace.goto('/infra-requests/deliveries');
  await expectWellMade('deliveries', pluginPart(grace));
});

test('elsewhere in the portal', async ({ signInAs }) => {
  const ada = await signInAs('Ada Laurent', { viewport: DESKTOP });
  const title = 'Infra requests';
  await ada.goto('/catalog/default/component/payments-api');
  await expectWellMade('entity-card', card(ada, title));
  await ada.goto('/catalog/default/component/payments-api/infra-requests');
  await expect(ada.getByRole('heading', { name: 'What runs' })).toBeVisible();
  await expectWellMade('entity-tab', ada.getByRole('article').last());
  await ada.goto('/catalog/default/group/payments-team');
  await expectWellMade('group-card', card(ada, title));
  await ada.goto('/catalog/default/user/ada');
  await expectWellMade('user-card', card(ada, title));
  await ada.goto('/');
  await expectWellMade('home-widget', card(ada, 'Waiting for me'));
  await ada.goto('/search?query=database');
  const found = ada.locator('main').getByRole('listitem').first();
  await expectWellMade('search', found);
});
