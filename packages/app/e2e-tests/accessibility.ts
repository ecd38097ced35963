import { source } from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, test } from './personas';
import type { Locator, Page } from '@playwright/test';
import { DESKTOP, NARROW } from './devices';

declare global {
  interface Window {
    axe: { run(area: Element, options?: RunOptions): Promise<AxeResults> };
  }
}

/** What scrolls sideways on purpose: tabs, the navigation between pages, and editors for code. */
const SCROLLS_SIDEWAYS = '[role=tablist], nav, .cm-editor';

/** What is there while something is loaded. */
const BUSY =
  '.MuiSkeleton-root, .MuiCircularProgress-indeterminate, .MuiLinearProgress-indeterminate, [aria-busy=true]';

type Screen = { screen: string; viewport: { width: number; height: number } };

export const DESK: Screen = { screen: 'desk', viewport: DESKTOP };

export const PHONE: Screen = { screen: 'phone', viewport: NARROW };

/** Nothing moves, so that every look is at how things stay. */
const STILL = '* { transition: none !important; animation: none !important }';

/**
 * Looks at a part of a page at a desk and on a phone: axe finds nothing, and nothing is wider than the screen. The pictures are beside the results of the journeys, for people to look at.
 *
 * The rest of the page is Backstage's: its sidebar, the header above and the toasts.
 */
export async function expectWellMade(
  name: string,
  area: Locator,
  screens: Screen[],
) {
  const page = area.page();
  await expectSettled(area);
  await page.evaluate(source);
  await page.addStyleTag({ content: STILL });
  for (const { screen, viewport } of screens) {
    await page.setViewportSize(viewport);
    await expectSettled(area);
    const look = `${name}, ${screen}`;
    await page.screenshot({
      path: test.info().outputPath(`${name}-${screen}.png`),
    });
    expect.soft(await findings(area), `What axe finds: ${look}`).toEqual([]);
    expect
      .soft(await widerThan(page, viewport.width), `Too wide: ${look}`)
      .toEqual([]);
  }
  await page.setViewportSize(DESKTOP);
}

/** Nothing is being loaded any more. */
async function expectSettled(area: Locator) {
  await expect(area).toBeVisible();
  await expect(area.locator(BUSY)).toHaveCount(0);
}

async function findings(area: Locator) {
  return area.evaluate(async element => {
    const { violations } = await window.axe.run(element, {
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message);
        return `${id} at ${target}: ${why.join('; ')}`;
      }),
    );
  });
}

/** What can be scrolled sideways, or sticks out of the screen. */
async function widerThan(page: Page, width: number) {
  return page.evaluate(
    ({ screen, onPurpose }) =>
      [document.documentElement, ...document.querySelectorAll('main, main *')]
        .filter(
          element =>
            element.scrollWidth > element.clientWidth + 1 &&
            (element === document.documentElement ||
              ['auto', 'scroll'].includes(
                getComputedStyle(element).overflowX,
              )) &&
            !element.closest(onPurpose) &&
            !element.querySelector(':scope > [role=tablist]') &&
            element.clientWidth > 0,
        )
        .map(
          element =>
            `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth} of ${screen}`,
        ),
    { screen: width, onPurpose: SCROLLS_SIDEWAYS },
  );
}
