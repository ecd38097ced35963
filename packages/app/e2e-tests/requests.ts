import { expect, type Page } from '@playwright/test';

/** What a person asks for in a journey: the catalogue's title, and the answers to its form. */
export interface Ask {
  type: string;
  owner: string;
  /** Unique to the journey, so that its request is found again. */
  name: string;
  stage: 'Development' | 'Staging' | 'Production';
  size?: 'Small' | 'Medium' | 'Large';
  data?: 'Personal data';
  justification: string;
}

/** Fills the form for a database or an environment up to its review. */
export async function fillForm(page: Page, ask: Ask) {
  await page.goto('/infra-requests');
  await page.getByRole('link', { name: `Request ${ask.type}` }).click();
  await leaveDraft(page);
  await choose(page, 'Owner', ask.owner);
  await page.getByLabel('Name').fill(ask.name);
  await page.getByRole('radio', { name: ask.stage }).check();
  await page.getByRole('button', { name: 'Next' }).click();
  if (ask.size) {
    await page.getByRole('radio', { name: ask.size }).check();
  }
  if (ask.data) {
    await page.getByLabel('Data').click();
    await page.getByRole('option', { name: ask.data }).click();
  }
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await page.getByLabel('Why is this needed?').fill(ask.justification);
}

/** A person has the same draft in every browser: also that of a journey that goes on beside this one. */
async function leaveDraft(page: Page) {
  await expect(page.getByLabel('Name')).toBeVisible();
  const afresh = page.getByRole('button', { name: 'Start afresh' });
  if (await afresh.isVisible()) {
    await afresh.click();
    await expect(afresh).toBeHidden();
  }
}

/** Submits the reviewed form and resolves with the heading of the request's page, such as "#1042 …". */
export async function submit(page: Page) {
  await page.getByRole('button', { name: 'Submit request' }).click();
  const heading = page.getByRole('heading', { name: /^#\d+ / });
  await expect(heading).toBeVisible();
  return (await heading.textContent()) ?? '';
}

/** Takes an entity out of a picker that completes what is typed. */
export async function choose(page: Page, label: string, entity: string) {
  await page.getByRole('textbox', { name: label }).fill(entity);
  await page.getByRole('option', { name: entity, exact: true }).click();
}

/** Finds a request among what waits for a person, and opens it beside the list. */
export async function openFromInbox(page: Page, heading: string) {
  const [number] = heading.split(' ');
  await page.goto('/infra-requests/inbox');
  await page.getByRole('searchbox', { name: 'Search' }).fill(number);
  const found = page.getByRole('grid', { name: 'Requests' });
  await expect(found.getByRole('row')).toHaveCount(1);
  await found.getByRole('link', { name: heading }).click();
  await expect(
    part(page, 'The chosen request').getByRole('link', { name: heading }),
  ).toBeVisible();
}

/** The part of a request that has this title. */
export function part(page: Page, title: string) {
  return page.getByRole('region', { name: title });
}

let asked = 0;

export function uniqueName(what: string) {
  asked += 1;
  return `${what}-${Date.now().toString(36)}-${asked}`;
}
