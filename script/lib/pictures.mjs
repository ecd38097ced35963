// What the pictures of docs/images show: pages of the demo, each as the persona who uses it. `show` leads there from
// the sign-in, and resolves when there is nothing to wait for any more. `idOf` finds a request of the
// demo's history by words of its justification: numbers depend on the day of the week.

const PHONE = { width: 400, height: 800 };
const TALL = { width: 1360, height: 1180 };

const INBOX = '/infra-requests/inbox';
const NEW_DATABASE = '/infra-requests/new/postgresql-database';

/** A production database that two people have talked about, and that another one would take the place of. */
const DISCUSSED = 'The numbers Frank wanted';

/** A deployment that checks have looked at, with another version running. */
const DEPLOYMENT = 'VAT on receipts';

const seen = (page, text) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();

async function inbox(page, query = '') {
  await page.goto(`${INBOX}${query}`);
  await page.getByRole('article').getByText('Why you').waitFor();
}

async function request(page, id) {
  await page.goto(`/infra-requests/requests/${id}`);
  await seen(page, 'Record verified');
}

export const pictures = [
  { file: 'sign-in', show: page => seen(page, 'Who do you want to be?') },
  {
    file: 'home',
    as: 'Ada Laurent',
    show: async page => {
      await page.getByRole('list', { name: 'Waiting for me' }).waitFor();
    },
  },
  {
    file: 'catalogue',
    as: 'Mira Okafor',
    viewport: TALL,
    show: async page => {
      await page.goto('/infra-requests');
      await page.getByRole('list', { name: 'My requests' }).waitFor();
    },
  },
  {
    file: 'form',
    as: 'Mira Okafor',
    viewport: TALL,
    show: async page => {
      await page.goto(
        `${NEW_DATABASE}?owner=group:default/payments-team&name=payouts&environment=production&size=medium`,
      );
      await seen(page, 'Escalated because');
      await seen(page, 'Total a month');
    },
  },
  {
    file: 'form-phone',
    as: 'Mira Okafor',
    viewport: PHONE,
    show: async page => {
      await page.goto(
        `${NEW_DATABASE}?owner=group:default/payments-team&name=payouts&environment=staging`,
      );
      await seen(page, 'Approved at once');
    },
  },
  {
    file: 'edit',
    as: 'Mira Okafor',
    viewport: TALL,
    show: async (page, idOf) => {
      await page.goto(`/infra-requests/requests/${await idOf(DISCUSSED)}/edit`);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('radio', { name: 'Medium' }).check();
      await page.getByRole('button', { name: 'Review', exact: true }).click();
      await page.getByRole('table', { name: 'What you change' }).waitFor();
      await seen(page, 'less a month');
    },
  },
  {
    file: 'request',
    as: 'Mira Okafor',
    viewport: TALL,
    show: async (page, idOf) => request(page, await idOf(DISCUSSED)),
  },
  {
    file: 'comments',
    as: 'Mira Okafor',
    viewport: { width: 1360, height: 640 },
    show: async (page, idOf) => {
      await request(page, await idOf(DISCUSSED));
      await page
        .getByRole('textbox', { name: 'Say something' })
        .scrollIntoViewIfNeeded();
    },
  },
  {
    file: 'inbox',
    as: 'Ada Laurent',
    show: async (page, idOf) =>
      inbox(page, `?request=${await idOf(DEPLOYMENT)}`),
  },
  {
    file: 'inbox-dark',
    as: 'Ada Laurent',
    colorScheme: 'dark',
    show: page => inbox(page),
  },
  {
    file: 'inbox-german',
    as: 'Ada Laurent',
    show: async page => {
      await page.goto('/settings');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('option', { name: 'Deutsch' }).click();
      await page.goto(INBOX);
      await seen(page, 'Genehmigen');
    },
  },
  {
    file: 'inbox-phone',
    as: 'Ada Laurent',
    viewport: PHONE,
    show: async page => {
      await page.goto(INBOX);
      // Names come a moment after the rows.
      await seen(page, /^Payments/);
    },
  },
  {
    file: 'request-phone',
    as: 'Ada Laurent',
    viewport: PHONE,
    show: async page => {
      await page.goto(INBOX);
      await page.getByRole('grid').getByRole('link').first().click();
      await page
        .getByRole('button', { name: 'Approve' })
        .scrollIntoViewIfNeeded();
    },
  },
  {
    file: 'inbox-keys',
    as: 'Ada Laurent',
    show: async page => {
      await inbox(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    file: 'inbox-bulk',
    as: 'Ada Laurent',
    show: async page => {
      await inbox(page);
      const boxes = page.getByRole('grid').getByRole('checkbox');
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await page
        .getByRole('region', { name: 'What to do with the selected requests' })
        .getByRole('button', { name: 'Approve' })
        .click();
      await page.getByRole('button', { name: 'Approve 2 requests' }).waitFor();
      await seen(page, 'What is decided');
    },
  },
  {
    file: 'entity',
    as: 'Mira Okafor',
    show: async page => {
      await page.goto('/catalog/default/component/payments-api/infra-requests');
      await seen(page, 'What runs');
    },
  },
  {
    file: 'group',
    as: 'Mira Okafor',
    viewport: TALL,
    show: async page => {
      await page.goto('/catalog/default/group/payments-team');
      await page.getByRole('progressbar').first().waitFor();
      await seen(page, 'Open requests of the team');
    },
  },
  {
    file: 'search',
    as: 'Mira Okafor',
    show: async page => {
      const found = page.getByRole('link', { name: /#\d+ / }).first();
      // Requests are read for the search every minute.
      const deadline = Date.now() + 75_000;
      do {
        await page.goto('/search?query=ledger&types[]=infra-requests');
        await found.waitFor({ timeout: 6_000 }).catch(() => {});
      } while (!(await found.isVisible()) && Date.now() < deadline);
      await found.waitFor();
    },
  },
  {
    file: 'policy',
    as: 'Agnes Whitfield',
    show: async page => {
      await page.goto('/infra-requests/policy');
      await seen(page, 'Matched in 30 days');
    },
  },
  {
    file: 'policy-try',
    as: 'Grace Holloway',
    show: async page => {
      await page.goto('/infra-requests/policy?tab=try');
      await seen(page, 'What it makes of a request');
      await seen(page, 'No problems');
    },
  },
];
