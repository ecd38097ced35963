import type { Page } from '@playwright/test';
import { expect, test } from './personas';
import { fillForm, submit, uniqueName } from './requests';

const HOLE = `rules:
  - id: cheap
    title: Cheap
    when:
      monthlyCost: { $lt: 200 }
    tier: automatic
  - id: dear
    title: Dear
    when:
      monthlyCost: { $gt: 200 }
    tier: standard
`;

const ALL_ESCALATED = `rules:
  - id: everything
    when:
      environment: { $exists: true }
    tier: elevated
`;

const ALL_AUTOMATIC = `rules:
  - id: everything
    when:
      environment: { $exists: true }
    tier: automatic
`;

const editor = (page: Page) =>
  page.getByRole('textbox', { name: 'Policy in YAML' });

/** Opens the policy's editor and writes another policy over the active one. */
async function writePolicy(page: Page, text: string) {
  await page.goto('/infra-requests/policy');
  await page.getByRole('tab', { name: 'Try a change' }).click();
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

test('a lead sees a finding in an edited policy, mends it, and the finding is gone', async ({
  signInAs,
}) => {
  const grace = await signInAs('Grace Holloway');
  await writePolicy(grace, HOLE);
  const findings = grace.getByRole('list', {
    name: 'Findings of the edited policy',
  });
  const hole = findings
    .getByRole('listitem')
    .filter({ hasText: 'dear' })
    .filter({ hasText: '200' });
  await expect(hole).toContainText('new');
  await hole.getByRole('button', { name: /^Example/ }).click();
  await expect(hole.getByRole('button', { name: 'Try it' })).toBeVisible();

  await editor(grace).getByText('$gt').click();
  await grace.keyboard.press('Home');
  await grace.keyboard.press('Shift+End');
  await grace.keyboard.insertText('monthlyCost: { $gte: 200 }');

  await expect(hole).toHaveCount(0);
  await expect(grace.getByText(/^No problems\./)).toBeVisible();
});

test('a lead misspells a tier, is told where, and gets there', async ({
  signInAs,
}) => {
  const grace = await signInAs('Grace Holloway');
  await writePolicy(grace, HOLE.replace('tier: standard', 'tier: standrd'));
  const problem = grace.getByRole('alert').filter({ hasText: 'standrd' });
  await expect(problem).toContainText('infraRequests.rules[1].tier');
  await problem.getByRole('button', { name: /^Line 11:/ }).click();
  await expect(editor(grace)).toBeFocused();
  await grace.keyboard.press('Home');
  await grace.keyboard.press('Shift+End');
  await grace.keyboard.insertText('tier: standard');
  await expect(problem).toHaveCount(0);
});

test('a lead tries on an existing request what an edited policy would have made of it', async ({
  signInAs,
}) => {
  const mira = await signInAs('Mira Okafor');
  await fillForm(mira, {
    type: 'Team environment',
    owner: 'Payments',
    name: uniqueName('sandbox'),
    stage: 'Development',
    justification: 'To try the new gateway.',
  });
  const [number] = (await submit(mira)).split(' ');
  await expect(mira.getByText('Approved', { exact: true })).toBeVisible();

  const grace = await signInAs('Grace Holloway');
  await writePolicy(grace, ALL_ESCALATED);
  await grace.getByLabel('Number of the request').fill(number);
  const result = grace.getByRole('region', { name: 'Simulation' });
  await expect(result).toContainText('The active policy: Automatic');
  await expect(result).toContainText('Escalated');
  await expect(result).toContainText('Sofia Marchetti');
  await expect(
    grace.getByRole('region', { name: 'Rule by rule' }),
  ).toContainText('everything');

  await grace.getByRole('radio', { name: 'The active policy' }).check();
  await expect(result).not.toContainText('Sofia Marchetti');
});

test('a lead backtests an edited policy and reads the requests behind its numbers', async ({
  signInAs,
}) => {
  const grace = await signInAs('Grace Holloway');
  await writePolicy(grace, ALL_AUTOMATIC);
  await expect(grace.getByText(/^No problems\./)).toBeVisible();
  await grace.getByRole('tab', { name: 'Backtest' }).click();
  await expect(grace.getByText(/It uses the edited policy/)).toBeVisible();
  await grace.getByRole('button', { name: 'Start' }).click();

  const result = grace.getByRole('region', { name: 'Result' });
  await expect(result).toContainText(/\d+ would get less scrutiny/);
  await expect(
    result.getByRole('alert').filter({
      hasText: 'that people rejected would now pass automatically',
    }),
  ).toBeVisible();

  await result
    .getByRole('button', { name: /laxer: from Lead approval to Automatic$/ })
    .click();
  const changed = result
    .getByRole('list', { name: 'Requests that would change' })
    .getByRole('listitem');
  await expect(changed.first()).toContainText('Lead approval → Automatic');
  const request = changed.first().getByRole('link');
  const [number] = ((await request.textContent()) ?? '').split(' ');
  await request.click();
  await expect(
    grace.getByRole('heading', { name: new RegExp(`^${number} `) }),
  ).toBeVisible();

  await grace.goBack();
  await expect(changed.first()).toContainText('Lead approval → Automatic');
});

test('an auditor reads the policy that judged a request, but tries no changes', async ({
  signInAs,
}) => {
  const agnes = await signInAs('Agnes Whitfield');
  await agnes.goto('/infra-requests/inbox?scope=all');
  await agnes
    .getByRole('grid', { name: 'Requests' })
    .getByRole('link')
    .first()
    .click();
  await agnes
    .getByRole('region', { name: 'Why this tier' })
    .getByRole('link')
    .last()
    .click();
  await expect(agnes.getByRole('table', { name: 'Rules' })).toBeVisible();

  await agnes.getByRole('link', { name: 'Policy', exact: true }).click();
  await agnes.getByRole('tab', { name: 'Backtest' }).click();
  await expect(
    agnes.getByText('You may not try changes of the policy'),
  ).toBeVisible();
});
