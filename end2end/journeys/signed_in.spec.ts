// The pages behind the sign-in, in Kazakh by day and in Russian by night: accessible, and whole on the narrowest screen.
import type { Page } from '@playwright/test';
import { expect, signIn, test, type Award } from '../award';
import { surplus, violations } from '../measures';

const LOOKS = [['kk', 'light'], ['ru', 'dark']] as const;
const SECTIONS = ['organization', 'project', 'solution', 'results', 'responsible', 'transfer', 'team', 'files', 'consent'];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 700 };

/** Looks at each address in both looks and both widths. */
async function look(page: Page, award: Award, paths: string[], looks: readonly (readonly ['kk' | 'ru', 'light' | 'dark'])[] = LOOKS): Promise<void> {
  for (const [locale, colorScheme] of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of paths) {
      const name = `/${locale}${path} ${colorScheme}`;
      await page.setViewportSize(WIDE);
      expect((await page.goto(`${award.url}/${locale}${path}`))?.status(), name).toBe(200);
      expect.soft(await violations(page), name).toEqual([]);
      await page.setViewportSize(NARROW);
      expect.soft(await surplus(page), `${name}, narrow`).toBeLessThanOrEqual(0);
    }
  }
}

/** The address of the entry in the first row that says this. */
async function entry(page: Page, award: Award, state: string): Promise<string> {
  await page.goto(`${award.url}/kk/entries`);
  const link = page.locator('tbody tr', { hasText: state }).locator('th a').last();
  return ((await link.getAttribute('href')) ?? '').slice('/kk'.length);
}

test("the entrant's pages", async ({ page, award }) => {
  await signIn(page, award, 'entrant', '/kk/entries');
  const address = await entry(page, award, 'шимай нұсқа');
  const sections = SECTIONS.map((section) => `${address}/${section}`);
  await look(page, award, ['/account', '/entries', address, ...sections, `${address}/review`]);

  await page.goto(`${award.url}/kk${address}/review`);
  await page.locator('main form button.primary').click();
  await page.waitForURL('**/receipt');
  await look(page, award, [`${address}/receipt`, address, `${address}/project`, `${address}/review`]);
});

test('a section full of problems', async ({ page, award }) => {
  await signIn(page, award, 'entrant', '/kk/entries');
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}/);
  const address = new URL(page.url()).pathname.slice('/kk'.length);
  await look(page, award, ['project', 'solution', 'results?add=indicator&check=1', 'consent'].map((section) => `${address}/${section}${section.includes('?') ? '' : '?check=1'}`));
});

test("the organizer's pages", async ({ page, award }) => {
  await signIn(page, award, 'organizer', '/kk/desk');
  await page.goto(`${award.url}/kk/desk/entries`);
  const paths = ['/desk', '/desk/entries', '/desk/people', '/account'];
  for (const state of ['submitted', 'eligible']) {
    await page.goto(`${award.url}/kk/desk/entries?state=${state}`);
    const link = page.locator('tbody th a').first();
    if ((await link.count()) > 0) paths.push(((await link.getAttribute('href')) ?? '').slice('/kk'.length));
  }
  await look(page, award, paths);
});

test("the host's console and the hall", async ({ page, award }) => {
  await signIn(page, award, 'host', '/kk/ceremony/host');
  await look(page, award, ['/ceremony/host']);
  for (const locale of ['kk', 'ru']) {
    await page.setViewportSize(WIDE);
    await page.goto(`${award.url}/stage?l=${locale}`);
    expect.soft(await violations(page), `stage ${locale}`).toEqual([]);
    await page.setViewportSize(NARROW);
    expect.soft(await surplus(page), `stage ${locale}, narrow`).toBeLessThanOrEqual(0);
  }
});
