// What every page must pass: no rule of accessibility broken in light and in dark, nothing to scroll sideways on the
// narrowest screen.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Award } from './award';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 700 };

export const LOCALES = ['kk', 'ru', 'en'] as const;

/** What axe finds, each with the first places. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
}

/** By how many pixels the page is wider than the screen. */
export async function surplus(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The page at hand in both themes and on the narrowest screen. */
export async function measure(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await violations(page), `${name} ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize(NARROW);
  expect.soft(await surplus(page), `${name}, narrow`).toBeLessThanOrEqual(0);
  await page.setViewportSize(WIDE);
}

/** Opens each address in a language and measures it. */
export async function look(page: Page, award: Award, locale: string, paths: string[]): Promise<void> {
  await page.setViewportSize(WIDE);
  for (const path of paths) {
    const name = `/${locale}${path}`;
    const status = (await page.goto(award.url + name))?.status();
    expect.soft(status, name).toBe(path.includes('no-such-page') ? 404 : 200);
    expect.soft(await page.getAttribute('html', 'lang'), name).toBe(locale);
    await measure(page, name);
  }
}
