// The frame of every page: accessibility, languages, themes, narrow screens, unknown addresses.
import { expect, test } from '../award';
import { LOCALES, look } from '../measures';
import { CHAIR, CONFIRMER, ENTRANT, HOST, JUROR, ORGANIZER, STAGE, VISITOR, fill, findYear, routes } from '../pages';

test('every page of the application is looked at', () => {
  const listed = [VISITOR, ENTRANT, JUROR, ORGANIZER, HOST, CONFIRMER, CHAIR].flatMap((addresses) => Object.keys(addresses));
  expect([...listed, ...STAGE].sort()).toEqual(routes());
});

for (const locale of LOCALES) {
  test(`public pages are accessible and narrow: ${locale}`, async ({ page, award, quiet }) => {
    test.slow();
    await look(page, award, locale, fill(VISITOR, await findYear(page, award)));
    quiet.length = 0; // the browser reports the unknown address
  });
}

test('theme and text size are plain settings that stay', async ({ page, award }) => {
  await page.goto(`${award.url}/kk/projects`);
  await page.locator('details.settings > summary').click();
  await page.locator('input[name=theme][value=dark]').check({ force: true });
  await page.locator('input[name=text][value=large]').check({ force: true });
  await page.locator('.settings-form button').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-text', 'large');
  expect(new URL(page.url()).pathname).toBe('/kk/projects');
});

test('another language keeps the page and its filters', async ({ page, award }) => {
  await page.goto(`${award.url}/kk/projects?category=social`);
  await page.locator('.languages a[hreflang=ru]').click();
  await page.waitForURL('**/ru/projects?category=social');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
});
