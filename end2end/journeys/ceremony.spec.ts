// The host reveals while a hall screen and a viewer at home watch, in browsers of their own.
import { awake, expect, signIn, test } from '../award';
import { violations } from '../measures';

test('what the host reveals is on every screen within seconds, and nothing before', async ({ page, award, open }) => {
  await signIn(page, award, 'host', '/kk/ceremony/host');
  await awake(page);
  const hall = await open({ viewport: { width: 1920, height: 1080 } });
  const home = await open();
  await hall.goto(`${award.url}/stage?l=ru`);
  await home.goto(`${award.url}/kk/live`);
  await awake(hall);
  await awake(home);
  await expect(hall.locator('.screen')).toHaveAttribute('data-step', 'waiting');

  const fire = page.locator('button[value=fire]');
  await fire.click();
  await expect(hall.locator('.screen')).toHaveAttribute('data-step', 'opening');
  await expect(home.locator('.live-state')).toHaveAttribute('data-state', 'live');

  // The host sees the finalists one step ahead; nobody else does.
  const next = page.locator('.next .finalist-title');
  await expect(next).toHaveCount(3);
  const title = await next.first().innerText();
  expect(await home.content()).not.toContain(title);

  // The button keeps the focus, so that a clicker's Enter fires the next one.
  await expect(fire).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(hall.locator('.finalist')).toHaveCount(3);
  await expect(home.locator('.board[data-category=citizens]')).toContainText(title);
  await expect(home.getByRole('status')).toContainText(title);

  for (const surface of [page, hall, home]) {
    await surface.emulateMedia({ reducedMotion: 'reduce' });
    expect.soft(await violations(surface), surface.url()).toEqual([]);
  }

  await expect(page.locator('.host-step').nth(1)).toHaveAttribute('data-state', 'now');
  await page.keyboard.press('PageUp');
  await expect(hall.locator('.screen')).toHaveAttribute('data-step', 'opening');
  await expect(home.locator('.board[data-category=citizens]')).toContainText(title);
  const dark = page.locator('#key-dark');
  await page.keyboard.press('b');
  await expect(hall.locator('.screen')).toHaveAttribute('data-step', 'blackout');
  await expect(dark).toHaveAttribute('data-on', 'yes');
  // Two keys at once: the second waits for the first, and neither is lost.
  await page.keyboard.press('b');
  await page.keyboard.press('PageDown');
  await expect(hall.locator('.finalist')).toHaveCount(3);
  await expect(dark).not.toHaveAttribute('data-on', 'yes');
  // Dark and light again at once; then a second press of the button, made before the first was answered, is none.
  for (const key of ['b', 'b', 'PageUp', 'PageDown']) await page.keyboard.press(key);
  await expect(page.locator('.host')).not.toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('.host-step').nth(1)).toHaveAttribute('data-state', 'now');
  await expect(page.locator('[role=alert]')).toHaveCount(0);
  await fire.evaluate((button: HTMLButtonElement) => { button.click(); button.click(); });
  await expect(page.locator('.host-step').nth(2)).toHaveAttribute('data-state', 'now');
  await expect(page.locator('.host-step').nth(3)).toHaveAttribute('data-state', 'next');
  await expect(page.locator('[role=alert]')).toHaveCount(0);
});

test('without scripts the page follows by itself', async ({ open, award }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${award.url}/en/live`);
  await expect(page.locator('.board')).toHaveCount(6);
  // The refresh of a page that runs no scripts: the browser loads it again.
  await page.waitForResponse((answer) => answer.url().endsWith('/en/live'), { timeout: 30_000 });
});
