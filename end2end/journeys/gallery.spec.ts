// The showcase: facets, chips, the map, found words, the way back; with the program and without it.
import type { Page } from '@playwright/test';
import { awake, expect, test } from '../award';
import { measure } from '../measures';

const count = async (page: Page): Promise<number> => Number((await page.locator('.results-count').innerText()).replace(/\D+/g, ''));

const query = (page: Page): string => new URL(page.url()).search;

/** The document of a page stays the same as long as this mark does. */
const mark = (page: Page): Promise<void> => page.evaluate(() => { document.documentElement.dataset.same = 'yes'; });
const isSame = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.dataset.same === 'yes');

test('a choice is made in place, and the way back undoes it', async ({ page, award }) => {
  await page.goto(`${award.url}/kk/projects`);
  await awake(page);
  await mark(page);
  const all = await count(page);
  const social = page.locator('.facets a[data-category=social]');
  const promised = Number(await social.locator('.count').innerText());
  await page.mouse.wheel(0, 200);
  await social.click();
  await expect(page).toHaveURL(/\?category=social$/);
  await expect(page.locator('.results-count[role=status]')).toContainText(String(promised));
  await expect(social).toHaveAttribute('aria-current', 'true');
  expect(await count(page)).toBe(promised);
  expect(await page.evaluate(() => window.scrollY), 'the page stays where it was').toBeGreaterThan(0);
  // Another facet narrows, and its own counts stay.
  const scaled = page.locator('.facets a[href*="stage=scaled"]');
  const fewer = Number(await scaled.locator('.count').innerText());
  await scaled.click();
  await expect(page).toHaveURL(/category=social&stage=scaled$/);
  await expect.poll(() => count(page)).toBe(fewer);
  await page.goBack();
  await expect(page).toHaveURL(/\?category=social$/);
  await expect.poll(() => count(page)).toBe(promised);
  await page.goBack();
  await expect.poll(() => count(page)).toBe(all);
  expect(await isSame(page), 'nothing was loaded anew').toBe(true);
});

test('chips let go of what was chosen, words too', async ({ page, award }) => {
  await page.goto(`${award.url}/ru/projects?origin=entry&evidence=yes`);
  await awake(page);
  await mark(page);
  await page.locator('#q').fill('дороги');
  await page.locator('.gallery-search button').click();
  await expect(page).toHaveURL(/q=.+&origin=entry&evidence=yes/);
  await expect(page.locator('.cards mark').first()).toHaveText(/дорог/i);
  await expect(page.locator('.chips .chip')).toHaveCount(3);
  await page.locator('.chips .chip').first().click();
  await expect(page).toHaveURL(/\?origin=entry&evidence=yes$/);
  await expect(page.locator('#q')).toHaveValue('');
  await expect(page.locator('.cards mark')).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('#q')).toHaveValue('дороги');
  await page.locator('.chips .clear').click();
  await expect.poll(() => query(page)).toBe('');
  await expect(page.locator('.chips .chip')).toHaveCount(0);
  expect(await isSame(page)).toBe(true);
});

test('a tile of the map is a choice', async ({ page, award }) => {
  await page.goto(`${award.url}/kk/projects`);
  await awake(page);
  const tile = page.locator('.map a.tile', { hasText: 'Маңғыстау облысы' });
  const promised = Number(await tile.locator('b').innerText());
  await tile.click();
  await expect(page).toHaveURL(/\?region=470000000$/);
  await expect.poll(() => count(page)).toBe(promised);
  await expect(tile).toHaveAttribute('aria-current', 'true');
  await tile.click();
  await expect.poll(() => query(page)).toBe('');
});

test('words are found as people type them, and what is not found offers a way out', async ({ page, award }) => {
  for (const typed of ['орман өрттерінің', 'orman orti', 'лесных пожаров', 'forest fire', 'орман ормон']) {
    await page.goto(`${award.url}/kk/projects?q=${encodeURIComponent(typed)}`);
    await expect(page.locator('.card-title').filter({ hasText: /орман өрт/i }).first(), typed).toBeVisible();
  }
  await page.goto(`${award.url}/kk/projects?q=zzzzzz`);
  await expect(page.locator('.results-count')).toHaveText(/^0/);
  await page.locator('.empty a').click();
  await expect.poll(() => count(page)).toBeGreaterThan(30);
});

test('orders can be chosen, the best match only where words are asked for', async ({ page, award }) => {
  await page.goto(`${award.url}/kk/projects`);
  await expect(page.locator('.sorts a')).toHaveCount(3);
  await page.goto(`${award.url}/kk/projects?q=${encodeURIComponent('камера')}`);
  await expect(page.locator('.sorts a')).toHaveCount(4);
  await page.locator('.sorts a[href*="sort=title"]').click();
  await expect(page).toHaveURL(/sort=title/);
  await expect(page.locator('.sorts a[href*="sort=title"]')).toHaveAttribute('aria-current', 'true');
});

test('nothing jumps while a choice is loaded', async ({ page, award }) => {
  await page.goto(`${award.url}/kk/projects`);
  await awake(page);
  await page.evaluate(() => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: false });
    (window as unknown as { shifts: number[] }).shifts = shifts;
  });
  await page.locator('.facets a[data-category=region]').click();
  await expect(page).toHaveURL(/category=region/);
  await expect(page.locator('.chips .chip')).toHaveCount(1);
  const shifted = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0));
  expect(shifted).toBeLessThan(0.1);
});

test('the program is loaded when the page is used; what follows something loads it at once', async ({ page, award }) => {
  const asked: string[] = [];
  page.on('request', (request) => void (request.url().endsWith('.wasm') && asked.push(request.url())));
  await page.goto(`${award.url}/kk/projects`, { waitUntil: 'networkidle' });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 })));
  expect(asked, 'who only reads loads no program').toEqual([]);
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.documentElement.dataset.awake === 'yes');
  // Whoever goes on is known to use the site; whoever follows the show need not touch it.
  await page.goto(`${award.url}/kk/statistics`, { referer: `${award.url}/kk/projects` });
  await page.waitForFunction(() => document.documentElement.dataset.awake === 'yes');
  await page.goto(`${award.url}/kk/live`);
  await page.waitForFunction(() => document.documentElement.dataset.awake === 'yes');
});

test.describe('without the program', () => {
  test.use({ javaScriptEnabled: false });

  test('choices, words and pages are links and forms', async ({ page, award }) => {
    await page.goto(`${award.url}/en/projects`);
    const link = page.locator('.facets a[href$="kind=local"]');
    const promised = Number(await link.locator('.count').innerText());
    await link.click();
    await expect(page).toHaveURL(/\/en\/projects\?kind=local$/);
    expect(await count(page)).toBe(promised);
    await page.locator('#q').fill('traffic lights');
    await page.locator('.gallery-search button').click();
    await expect(page).toHaveURL(/kind=local/);
    expect(await count(page)).toBeGreaterThan(0);
    await expect(page.locator('.cards mark').first()).toBeVisible();
    await page.locator('.chips .clear').click();
    await page.locator('.pager a[rel=next]').click();
    await expect(page).toHaveURL(/\?page=2$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/en\/projects$/);
  });
});

test('a page of found words is accessible and narrow', async ({ page, award }) => {
  await page.goto(`${award.url}/kk/projects?q=${encodeURIComponent('жол камера')}&category=region&category=security&origin=practice`);
  await expect(page.locator('.cards mark').first()).toBeVisible();
  await measure(page, 'gallery with words and choices');
});
