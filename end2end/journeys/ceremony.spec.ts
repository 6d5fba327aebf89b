// The host reveals, a second person confirms, while a hall screen, an overlay and a viewer at home watch, each in a
// browser of their own.
import { awake, expect, signIn, test } from '../award';
import { violations } from '../measures';
import { gold, readiness, reveal } from '../show';

test.use({ story: 'ceremony' });
test.describe.configure({ mode: 'serial' });

test('what two people reveal is on every screen within seconds, and nothing before', async ({ page, award, open }) => {
  await signIn(page, award, 'host', '/kk/ceremony/host');
  await awake(page);
  const second = await open();
  await signIn(second, award, 'confirmer', '/kk/ceremony/confirm');
  await awake(second);
  const hall = await open({ viewport: { width: 1920, height: 1080 } });
  const mixer = await open({ viewport: { width: 1920, height: 1080 } });
  const home = await open();
  await hall.goto(`${award.url}/stage?l=ru`);
  await mixer.goto(`${award.url}/overlay?l=ru`);
  await home.goto(`${award.url}/kk/live`);
  for (const surface of [hall, mixer, home]) await awake(surface);
  await expect(hall.locator('.screen')).toHaveAttribute('data-step', 'waiting');
  await expect(mixer.locator('.overlay-bar')).toHaveCount(0);

  // The opening names nobody: the host fires it alone.
  await gold(page).click();
  await expect(hall.locator('.screen')).toHaveAttribute('data-step', 'opening');
  await expect(home.locator('.live-state')).toHaveAttribute('data-state', 'live');

  // The host sees the finalists one step ahead; nobody else does, the confirmer not before they are armed.
  const next = page.locator('.next .finalist-title');
  await expect(next).toHaveCount(3);
  const title = await next.first().innerText();
  expect(await home.content()).not.toContain(title);
  expect(await second.content()).not.toContain(title);

  // The button keeps the focus, so that a clicker's Enter arms; it does nothing until the second person has confirmed.
  await expect(gold(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(readiness(page)).toHaveAttribute('data-state', 'armed');
  await page.keyboard.press('Enter');
  await expect(readiness(second)).toHaveAttribute('data-state', 'armed');
  await expect(second.locator('.next .finalist-title')).toHaveCount(3);
  for (const surface of [page, second]) expect.soft(await violations(surface), surface.url()).toEqual([]);
  expect(await hall.content()).not.toContain(title);
  await gold(second).click();
  await expect(readiness(page)).toHaveAttribute('data-state', 'confirmed');
  await expect(gold(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(hall.locator('.finalist')).toHaveCount(3);
  await expect(mixer.locator('.overlay-bar')).toBeVisible();
  await expect(home.locator('.board[data-category=citizens]')).toContainText(title);
  await expect(home.locator('p[role=status]')).toContainText(title);

  for (const surface of [page, second, hall, mixer, home]) {
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
  // Dark and light again at once.
  for (const key of ['b', 'b', 'PageUp', 'PageDown']) await page.keyboard.press(key);
  await expect(page.locator('.host')).not.toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('.host-step').nth(1)).toHaveAttribute('data-state', 'now');
  await expect(page.locator('[role=alert]')).toHaveCount(0);
  // A second press of the button, made before the first was answered, is none.
  await gold(page).evaluate((button: HTMLButtonElement) => { button.click(); button.click(); });
  await expect(readiness(page)).toHaveAttribute('data-state', 'armed');
  await expect(page.locator('[role=alert]')).toHaveCount(0);
  // A blackout takes back what was agreed.
  await gold(second).click();
  await expect(readiness(page)).toHaveAttribute('data-state', 'confirmed');
  await page.keyboard.press('b');
  await expect(readiness(page)).not.toHaveAttribute('data-state', /.+/);
  await page.keyboard.press('b');
  await expect(dark).not.toHaveAttribute('data-on', 'yes');
  await reveal(page, second);
  await expect(page.locator('.host-step').nth(2)).toHaveAttribute('data-state', 'now');
  await expect(page.locator('.host-step').nth(3)).toHaveAttribute('data-state', 'next');
});

test('a hall without network keeps its picture, and catches up without a flash', async ({ page, award, open, quiet }) => {
  await signIn(page, award, 'host', '/kk/ceremony/host');
  await awake(page);
  const second = await open();
  await signIn(second, award, 'confirmer', '/kk/ceremony/confirm');
  await awake(second);
  const hall = await open();
  await hall.goto(`${award.url}/stage`);
  await awake(hall);
  const screen = hall.locator('.screen');
  await screen.evaluate((element: HTMLElement) => { element.dataset.seen = 'yes'; });
  const before = await screen.innerText();
  // A browser that is taken off the network keeps an open stream: only a server that ends cuts it.
  const cut = async (): Promise<void> => {
    await hall.context().setOffline(true);
    await award.kill();
    await award.restart();
    for (const console of [page, second]) {
      await console.reload();
      await awake(console);
    }
  };
  await cut();
  // Arming and confirming alter nothing in sight; the step itself does, and is not heard of.
  await reveal(page, second);
  expect(await screen.innerText()).toBe(before);
  await hall.context().setOffline(false);
  await expect(screen).toHaveAttribute('data-place', '2', { timeout: 30_000 });

  // Again, and nothing changes meanwhile: what stands there is not even drawn anew.
  await screen.evaluate((element: HTMLElement) => { element.dataset.seen = 'again'; });
  await cut();
  await expect(gold(page)).toHaveAttribute('value', 'arm');
  await gold(page).click();
  await expect(readiness(page)).toHaveAttribute('data-state', 'armed');
  const back = hall.waitForResponse((answer) => answer.url().endsWith('/live/events') && answer.ok(), { timeout: 30_000 });
  await hall.context().setOffline(false);
  await back;
  await page.locator('.host-fire button[value=disarm]').click();
  await expect(readiness(page)).not.toHaveAttribute('data-state', /.+/);
  await expect(screen).toHaveAttribute('data-seen', 'again');
  // The browser itself notes a connection that failed.
  quiet.length = 0;
});

test('a killed server goes on at the right step', async ({ page, award, open, quiet }) => {
  test.slow();
  const second = await open();
  const look = async (): Promise<void> => {
    await page.goto(`${award.url}/kk/ceremony/host`);
    await second.goto(`${award.url}/kk/ceremony/confirm`);
    await awake(page);
    await awake(second);
  };
  await signIn(page, award, 'host', '/kk/ceremony/host');
  await signIn(second, award, 'confirmer', '/kk/ceremony/confirm');
  await look();
  const killed = async (): Promise<void> => {
    await award.kill();
    await award.restart();
    await look();
  };
  const fired = page.locator('.host-step[data-state=done], .host-step[data-state=now]');
  const count = await fired.count();
  await gold(page).click();
  await expect(readiness(page)).toHaveAttribute('data-state', 'armed');
  await killed();
  await expect(readiness(page)).toHaveAttribute('data-state', 'armed');
  await expect(readiness(second)).toHaveAttribute('data-state', 'armed');
  await gold(second).click();
  await expect(readiness(second)).toHaveAttribute('data-state', 'confirmed');
  await killed();
  await expect(readiness(page)).toHaveAttribute('data-state', 'confirmed');
  await expect(fired).toHaveCount(count);
  await gold(page).click();
  await expect(fired).toHaveCount(count + 1);
  await killed();
  await expect(fired).toHaveCount(count + 1);
  await expect(readiness(page)).not.toHaveAttribute('data-state', /.+/);
  quiet.length = 0;
});

test('a correction is written by the host, agreed to by another, and stands for all', async ({ page, award, open }) => {
  await signIn(page, award, 'host', '/kk/ceremony/host');
  await awake(page);
  const second = await open();
  await signIn(second, award, 'confirmer', '/kk/ceremony/confirm');
  await awake(second);
  const home = await open();
  await home.goto(`${award.url}/en/live`);
  await awake(home);
  await page.locator('.host-correct summary').click();
  const typed = { kk: 'Атауда қате бар.', ru: 'В названии ошибка.', en: 'The name has a mistake.' };
  for (const [language, text] of Object.entries(typed)) await page.locator(`#text_${language}`).fill(text);
  await page.locator('.host-correct button').click();
  await expect(second.locator('.notice')).toContainText(typed.kk);
  expect(await home.content()).not.toContain(typed.en);
  await second.locator('button[value=publish]').click();
  await expect(home.locator('.notice')).toContainText(typed.en);
});

test('without scripts the page follows by itself', async ({ open, award }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${award.url}/en/live`);
  await expect(page.locator('.board[data-category]')).toHaveCount(6);
  // The refresh of a page that runs no scripts: the browser loads it again.
  await page.waitForResponse((answer) => answer.url().endsWith('/en/live'), { timeout: 30_000 });
});

test('an answer that comes late holds nothing up: what the stream shows can be acted on', async ({ page, award, open }) => {
  await signIn(page, award, 'host', '/kk/ceremony/host');
  await awake(page);
  const second = await open();
  await signIn(second, award, 'confirmer', '/kk/ceremony/confirm');
  await awake(second);
  for (const console of [page, second]) {
    await console.route('**/api/ceremony_co*', async (route) => {
      const answer = await route.fetch();
      await new Promise((done) => setTimeout(done, 25_000));
      await route.fulfill({ response: answer }).catch(() => undefined);
    });
  }
  const fired = page.locator('.host-step[data-state=done], .host-step[data-state=now]');
  const count = await fired.count();
  await reveal(page, second);
  await expect(fired).toHaveCount(count + 1);
  // The second half of a double click, and a key that is held down, are no presses of their own.
  await gold(page).dispatchEvent('click', { detail: 2 });
  await gold(page).focus();
  await page.keyboard.down('Enter');
  for (let repeated = 0; repeated < 5; repeated += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(readiness(page)).toHaveAttribute('data-state', 'armed');
  await expect(page.locator('[role=alert]')).toHaveCount(0);
});
