import type { Locator, Page } from '@playwright/test';
import { DESK, PHONE, expectWellMade } from './accessibility';
import { actingAs } from './backend';
import { DESKTOP } from './devices';
import { expect, test } from './personas';
import { choose, part, uniqueName } from './requests';

// Each looks at several pages in a row.
test.describe.configure({ timeout: 180_000 });

/** The plugin's part of one of its pages. */
const pluginPart = (page: Page) => page.getByRole('article').first();

/** One of the plugin's cards on a page that is not its own. */
const card = (page: Page, title: string) =>
  page
    .locator('.MuiCard-root')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

// In the dark, every run looks at where people decide, and at night at everything: it is drawn by the same parts.
const EVERY_LOOK = process.env.JOURNEYS === 'every';

// Backstage draws everything anew when the theme changes, so nobody changes it on the way.
for (const colorScheme of ['light', 'dark'] as const) {
  const looking = { viewport: DESKTOP, colorScheme };
  // Colours are the same on a phone.
  const screens = colorScheme === 'dark' ? [DESK] : [DESK, PHONE];
  const wellMade = (name: string, area: Locator, on = screens) =>
    expectWellMade(`${name}-${colorScheme}`, area, on);

  test(`deciding, in the ${colorScheme}`, async ({ signInAs }) => {
    const mira = await actingAs('mira');
    const topic = uniqueName('looks');
    const running = await mira.askForEnvironment(`one-${topic}`, topic);
    await (await actingAs('ada')).vote(running.id, { verdict: 'approve' });
    // Of the same name, so that what is asked and its cost are compared with what runs.
    const waiting = await mira.askForEnvironment(`one-${topic}`, topic);
    const changed = await mira.askForEnvironment(`two-${topic}`, topic);
    await mira.change(changed.id, { nodes: 4 });

    const ada = await signInAs('Ada Laurent', looking);
    await ada.goto('/infra-requests/inbox');
    await expect(part(ada, 'Your part')).toBeVisible();
    await wellMade('inbox', pluginPart(ada));
    await ada.goto(`/infra-requests/inbox?q=${topic}&request=${waiting.id}`);
    await expect(
      part(ada, 'The chosen request')
        .getByRole('link', {
          name: `#${running.number}`,
        })
        .first(),
    ).toBeVisible();
    await wellMade('inbox-replacing', pluginPart(ada));
    await ada.goto('/infra-requests/inbox?scope=all&order=newest');
    await expect(ada.getByRole('grid', { name: 'Requests' })).toBeVisible();
    await wellMade('inbox-all', pluginPart(ada));
    await ada.getByRole('button', { name: 'Keys' }).click();
    await wellMade('inbox-keys', ada.getByRole('dialog'));
    await ada.keyboard.press('Escape');
    await ada.getByRole('button', { name: 'Columns' }).click();
    await wellMade('inbox-columns', ada.getByRole('menu'));
    await ada.keyboard.press('Escape');

    await ada.goto(
      `/infra-requests/inbox?q=${topic}&environment=staging&request=${changed.id}`,
    );
    for (const { number } of [waiting, changed]) {
      await ada.getByRole('checkbox', { name: `Select #${number}` }).check();
    }
    await expect(part(ada, 'Your part')).toBeVisible();
    await wellMade('inbox-selection', pluginPart(ada));
    await part(ada, 'What to do with the selected requests')
      .getByRole('button', { name: 'Reject' })
      .click();
    const dialog = ada.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Reject 2 requests' }).click();
    await expect(dialog.getByText(/Say why/)).toBeVisible();
    await wellMade('inbox-bulk', dialog);
    await dialog.getByLabel('Comment').fill('Not this month.');
    await mira.change(changed.id, { nodes: 5 });
    await dialog.getByRole('button', { name: 'Reject 2 requests' }).click();
    await expect(dialog.getByText('1 did not go through')).toBeVisible();
    await wellMade('inbox-bulk-results', dialog);
  });

  if (colorScheme === 'dark' && !EVERY_LOOK) {
    continue;
  }

  test(`asking, in the ${colorScheme}`, async ({ signInAs }) => {
    const mira = await signInAs('Mira Okafor', looking);
    await mira.goto('/infra-requests');
    await expect(
      mira.getByRole('heading', { name: 'My requests' }),
    ).toBeVisible();
    await wellMade('catalogue', pluginPart(mira));
    await mira.getByRole('searchbox').first().fill('nothing like it');
    await wellMade('catalogue-empty', pluginPart(mira));
    // Backstage draws its header anew for another width, and what was opened from it goes.
    for (const screen of screens) {
      await mira.setViewportSize(screen.viewport);
      await mira.getByRole('button', { name: 'Request something' }).click();
      await wellMade('request-something', mira.getByRole('dialog'), [screen]);
      await mira.keyboard.press('Escape');
    }

    await mira.goto(
      '/infra-requests/new/postgresql-database?owner=group:default/nobody&environment=production&colour=red',
    );
    await mira.getByLabel('Name').fill('Wrong');
    await mira.getByRole('button', { name: 'Next' }).click();
    await expect(
      mira.getByText('Name does not have the right form.').first(),
    ).toBeVisible();
    await wellMade('form-mistakes', pluginPart(mira));
    await choose(mira, 'Owner', 'Payments');
    await mira.getByLabel('Name').fill(uniqueName('looks'));
    await mira.getByRole('button', { name: 'Next' }).click();
    await mira.getByRole('radio', { name: 'Large' }).check();
    await expect(
      mira.getByRole('complementary', { name: 'Decision' }),
    ).toContainText('144.80');
    await wellMade('form-second-step', pluginPart(mira));
    await mira.getByRole('button', { name: 'Review', exact: true }).click();
    await mira.getByRole('checkbox', { name: 'This is an emergency' }).check();
    await wellMade('form-review', pluginPart(mira));
    await mira.getByRole('button', { name: 'Back' }).click();
    await mira.getByRole('checkbox', { name: 'Public endpoint' }).check();
    await mira.getByRole('button', { name: 'Review', exact: true }).click();
    await expect(
      mira.getByText('The policy does not allow this').first(),
    ).toBeVisible();
    await wellMade('form-denied', pluginPart(mira));
  });

  test(`following, in the ${colorScheme}`, async ({ signInAs }) => {
    const agnes = await signInAs('Agnes Whitfield', looking);
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
      await wellMade(`request-${state}`, pluginPart(agnes));
    }

    const api = await actingAs('mira');
    const { id } = await api.askForEnvironment(uniqueName('looks'), 'To look.');
    await (
      await actingAs('ada')
    ).vote(id, { verdict: 'request-changes', comment: 'Fewer nodes.' });
    const mira = await signInAs('Mira Okafor', looking);
    await mira.goto(`/infra-requests/requests/${id}`);
    await expect(
      part(mira, 'Record').getByText('Record verified'),
    ).toBeVisible();
    await wellMade('request-changes', pluginPart(mira));
    await mira.getByRole('button', { name: 'Cancel request' }).click();
    await wellMade('request-cancel', mira.getByRole('dialog'));
    await mira.getByRole('button', { name: 'Keep it' }).click();
    await mira.getByRole('button', { name: 'Edit and resubmit' }).click();
    await expect(mira.getByText('Fewer nodes.')).toBeVisible();
    await wellMade('edit', pluginPart(mira));
    await mira.getByRole('button', { name: 'Next' }).click();
    await mira.getByRole('radio', { name: 'Small' }).check();
    await mira.getByRole('button', { name: 'Review', exact: true }).click();
    await expect(mira.getByText(/less a month/).first()).toBeVisible();
    await wellMade('edit-review', pluginPart(mira));
    await mira.goto('/infra-requests/requests/nowhere');
    await expect(mira.getByText('Not found')).toBeVisible();
    await wellMade('not-found', pluginPart(mira));
  });

  test(`the policy, absences and deliveries, in the ${colorScheme}`, async ({
    signInAs,
  }) => {
    const grace = await signInAs('Grace Holloway', looking);
    await grace.goto('/infra-requests/policy');
    await expect(grace.getByRole('table', { name: 'Rules' })).toBeVisible();
    await wellMade('policy', pluginPart(grace));
    await grace.goto('/infra-requests/policy?tab=try');
    await expect(grace.getByText(/^No problems/)).toBeVisible();
    await wellMade('policy-try', pluginPart(grace));
    await grace.goto('/infra-requests/policy?tab=backtest');
    await expect(grace.getByRole('button', { name: 'Start' })).toBeVisible();
    await wellMade('policy-backtest', pluginPart(grace));
    await grace.goto('/infra-requests/policy/versions');
    const versions = pluginPart(grace).getByRole('link', {
      name: /[0-9a-f]{7}/,
    });
    await expect(versions.first()).toBeVisible();
    await wellMade('policy-versions', pluginPart(grace));
    await versions.first().click();
    await expect(grace.getByRole('table', { name: 'Rules' })).toBeVisible();
    await wellMade('policy-version', pluginPart(grace));
    await grace.goto('/infra-requests/delegations');
    await grace.getByRole('button', { name: 'Let them decide for me' }).click();
    await wellMade('out-of-office', pluginPart(grace));
    await grace.goto('/infra-requests/deliveries');
    await wellMade('deliveries', pluginPart(grace));
  });

  test(`elsewhere in the portal, in the ${colorScheme}`, async ({
    signInAs,
  }) => {
    const ada = await signInAs('Ada Laurent', looking);
    const title = 'Infra requests';
    await ada.goto('/catalog/default/component/payments-api');
    await wellMade('entity-card', card(ada, title));
    await ada.goto('/catalog/default/component/payments-api/infra-requests');
    await expect(ada.getByRole('heading', { name: 'What runs' })).toBeVisible();
    await wellMade(
      'entity-tab',
      ada
        .locator('.MuiGrid-container')
        .filter({
          has: ada.getByRole('heading', { name: 'What runs' }),
        })
        .last(),
    );
    await ada.goto('/catalog/default/group/payments-team');
    await wellMade('group-card', card(ada, title));
    await ada.goto('/catalog/default/user/ada');
    await wellMade('own-card', card(ada, 'Waiting for me'));
    await ada.goto('/catalog/default/user/mira');
    await wellMade('user-card', card(ada, title));
    await ada.goto('/');
    await wellMade('home-widget', card(ada, 'Waiting for me'));
    await ada.goto('/search?query=database&types[]=infra-requests');
    const found = ada
      .getByRole('listitem')
      .filter({ has: ada.getByRole('link', { name: /^#\d+ / }) })
      .first();
    // The item around it, and the list, are Backstage's.
    await wellMade('search', found.locator('div').first());
  });
}
