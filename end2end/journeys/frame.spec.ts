// The frame of every page: accessibility, languages, themes, narrow screens, unknown addresses.
import { expect, test } from '../award';
import { surplus, violations } from '../measures';

const LOCALES = ['kk', 'ru', 'en'];
const PUBLIC = ['', '/about', '/categories', '/categories/social', '/projects', '/projects?category=social&q=%D0%B6%D0%BE%D0%BB', '/projects/aktau-road-laboratory', '/live', '/verify', '/sign-in', '/register', '/forgot', '/design', '/no-such-page'];

for (const locale of LOCALES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing on public pages: ${locale}, ${theme}`, async ({ page, award, quiet }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const path of PUBLIC) {
        await page.goto(`${award.url}/${locale}${path}`);
        expect(await page.getAttribute('html', 'lang')).toBe(locale);
        expect.soft(await violations(page), `${locale}${path} ${theme}`).toEqual([]);
        if (path === '/no-such-page') quiet.length = 0;
      }
    });
  }
}

test('no page scrolls sideways at 320 pixels', async ({ page, award, quiet }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const locale of LOCALES) {
    for (const path of PUBLIC) {
      await page.goto(`${award.url}/${locale}${path}`);
      expect.soft(await surplus(page), `/${locale}${path}`).toBeLessThanOrEqual(0);
    }
  }
  quiet.length = 0; // the unknown address is reported by the browser as 404
});

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
