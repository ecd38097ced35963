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

/** Colours are what changes in the dark, everything else is looked at in the light. */
const COLOURS: RunOptions = {
  runOnly: ['color-contrast', 'link-in-text-block'],
};

/** What scrolls sideways on purpose: tabs, the navigation between pages, and editors for code. */
const SCROLLS_SIDEWAYS = '[role=tablist], nav, .cm-editor';

/** Nothing moves, so that every look is at how things stay. */
const STILL = '* { transition: none !important; animation: none !important }';

/**
 * Looks at a part of a page at a desk and on a phone, in the light and in the dark: axe finds nothing, and nothing is
 * wider than the screen. The pictures are beside the results of the journeys, for people to look at.
 *
 * The rest of the page is Backstage's: its sidebar, the header above and the toasts.
 */
export async function expectWellMade(name: string, area: Locator) {
  const page = area.page();
  await expectSettled(area);
  await page.evaluate(source);
  await page.addStyleTag({ content: STILL });
  for (const { width, viewport } of [
    { width: 'desk', viewport: DESKTOP },
    { width: 'phone', viewport: NARROW },
  ]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectSettled(area);
      const look = `${name}, ${width}, ${colorScheme}`;
      await page.screenshot({
        path: test.info().outputPath(`${look.replaceAll(', ', '-')}.png`),
      });
      expect
        .soft(
          await findings(area, colorScheme === 'dark' ? COLOURS : {}),
          `What axe finds: ${look}`,
        )
        .toEqual([]);
    }
    expect
      .soft(
        await widerThan(page, viewport.width),
        `Too wide: ${name}, ${width}`,
      )
      .toEqual([]);
  }
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Nothing is being loaded any more. */
async function expectSettled(area: Locator) {
  await expect(area).toBeVisible();
  await expect(
    area.locator('.MuiSkeleton-root, [role=progressbar]'),
  ).toHaveCount(0);
}

async function findings(area: Locator, options: RunOptions) {
  return area.evaluate(async (element, wanted) => {
    const { violations } = await window.axe.run(element, {
      ...wanted,
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, html, any, all, none }) =>
          `${id}: ${target} ${html.slice(0, 160)} ${[...any, ...all, ...none]
            .map(({ message }) => message)
            .join('; ')}`,
      ),
    );
  }, options);
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
