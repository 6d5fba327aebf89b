// The wizard loses nothing: what is typed is acknowledged, or kept on the device and offered.
import type { BrowserContext, Page } from '@playwright/test';
import { awake, expect, PASSWORD, signIn, test, type Award } from '../award';

// Of its own: one account signs in from one network as often as the limit allows.
test.use({ story: 'autosave' });

const HOW = '[name="fields[how]"]';
const WHY = '[name="fields[why_ai]"]';
const FIRST = 'Камера жолды түсіреді, модель ақауды табады.';

async function newEntry(page: Page, award: Award): Promise<string> {
  await signIn(page, award, 'entrant', '/kk/entries');
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}$/);
  return page.url();
}

/** Waits until the journal is empty and the strip says that it is saved. */
async function saved(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await expect(page.locator('.saved[data-state=saved] .saved-text')).toHaveText(/^Сақталды \d\d:\d\d:\d\d$/);
}

/** What the server has, read by somebody else's eyes: a page of its own. */
async function kept(context: BrowserContext, address: string, field = HOW): Promise<string> {
  const other = await context.newPage();
  await other.goto(`${address}/solution`);
  const text = await other.locator(field).evaluate((input) => (input as HTMLTextAreaElement).defaultValue);
  await other.close();
  return text;
}

/** The browser itself reports the requests that this test makes fail. */
function forgive(quiet: string[]): void {
  const rest = quiet.filter((line) => !line.includes('Failed to load resource'));
  quiet.splice(0, quiet.length, ...rest);
}

test('what is typed is saved by itself, and a reload shows it', async ({ page, context, award }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  await page.locator(HOW).pressSequentially(FIRST, { delay: 5 });
  await expect(page.locator('.saved')).toHaveAttribute('data-state', 'saving');
  await saved(page);
  expect(await kept(context, address)).toBe(FIRST);
  await expect(page.locator(HOW)).toBeFocused();
  await page.locator('[name="fields[technologies.vision]"]').check();
  await expect.poll(() => page.locator('[name=version]').inputValue()).toBe('2');
  // What another person left on this device is not shown.
  const { person, entry } = await page.locator('#journal').evaluate((box) => ({ ...(box as HTMLElement).dataset }) as Record<string, string>);
  await page.evaluate(([key]) => localStorage.setItem(key, JSON.stringify({ at: 1, fields: { why_ai: 'Басқа адамдікі' }, offers: [] })), [`bayge-journal:${person.replace(/^./, 'x')}:${entry}:solution`]);
  await page.reload();
  await awake(page);
  await expect(page.locator(HOW)).toHaveValue(FIRST);
  await expect(page.locator('[name="fields[technologies.vision]"]')).toBeChecked();
  await expect(page.locator('.other-text')).toHaveCount(0);
});

test('a network cut while typing', async ({ page, context, award, quiet }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  await context.setOffline(true);
  await page.locator(HOW).pressSequentially(FIRST, { delay: 5 });
  await expect(page.locator('.saved-text')).toHaveText(/Байланыс жоқ/);
  await context.setOffline(false);
  await saved(page);
  expect(await kept(context, address)).toBe(FIRST);
  forgive(quiet);
});

test('a crowd at the server: said in words, kept on the device, sent by itself', async ({ page, context, award, quiet }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  // As the server itself answers past its capacity.
  await context.route(/\/api\/entry_(autosave|save)/, (route) => route.fulfill({ status: 503, headers: { 'retry-after': '2' }, body: '"unavailable"' }));
  await page.locator(HOW).pressSequentially(FIRST, { delay: 5 });
  await expect(page.locator('.saved-text')).toHaveText(/Сервер қазір бос емес: осы құрылғыда сақталды/);
  await expect(page.locator('.saved')).toHaveAttribute('data-state', 'failed');
  expect(await page.evaluate(() => Object.values(localStorage).join())).toContain(FIRST);
  // Who presses the button all the same is told the same, and keeps what stands in the form.
  await page.locator('button[name=act][value=stay]').last().click();
  await expect(page.locator('main')).toContainText('Сервис қазір жауап бере алмай тұр');
  await expect(page.locator(HOW)).toHaveValue(FIRST);
  await context.unroute(/\/api\/entry_(autosave|save)/);
  await saved(page);
  expect(await kept(context, address)).toBe(FIRST);
  forgive(quiet);
});

test('a session that ends in the middle of typing, and signing in in place', async ({ page, context, award, quiet }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  await page.locator(HOW).fill(FIRST);
  await saved(page);
  await context.clearCookies();
  await page.locator(WHY).pressSequentially('Адам үлгермейді.');
  await page.locator('#sign-in-button').click();
  await page.locator('#sign-in-again #email').fill('entrant@demo.bayge');
  await page.locator('#sign-in-again #password').fill('қате');
  await page.locator('#sign-in-again .dialog-actions button').click();
  await expect(page.locator('#sign-in-again-error')).toHaveText(/Кіру мүмкін болмады/);
  await page.locator('#sign-in-again #password').fill(PASSWORD);
  await page.locator('#sign-in-again .dialog-actions button').click();
  await expect(page.locator('#sign-in-again')).not.toBeVisible();
  await saved(page);
  expect(await kept(context, address, WHY)).toBe('Адам үлгермейді.');
  forgive(quiet);
});

test('the server is killed in the middle of typing and starts again', async ({ page, context, award, quiet }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  await page.locator(HOW).fill('Бірінші сөйлем.');
  await saved(page);
  await award.kill();
  await page.locator(HOW).pressSequentially(' Екінші сөйлем.');
  await expect(page.locator('.saved-text')).toHaveText(/Байланыс жоқ/);
  await award.restart();
  await page.locator(HOW).pressSequentially('Үшінші.');
  await saved(page);
  const text = await page.locator(HOW).inputValue();
  expect(text).toContain('Үшінші.');
  expect(await kept(context, address)).toBe(text);
  forgive(quiet);
});

test('typed before the program came, and the tab closed: offered afterwards, never to somebody else', async ({ page, context, award, quiet }) => {
  const address = await newEntry(page, award);
  await context.route('**/*.wasm', () => undefined);
  await page.goto(`${address}/solution`, { waitUntil: 'domcontentloaded' });
  // A server that is away: the browser's last words would pass a cut that is only played.
  await award.kill();
  await page.locator(HOW).pressSequentially(FIRST, { delay: 5 });
  await page.close();
  // The browser sends a closed tab's last words by itself; they find nobody.
  await new Promise((done) => setTimeout(done, 2000));
  await award.restart();
  await context.unroute('**/*.wasm');

  const again = await context.newPage();
  await again.goto(`${address}/solution`);
  await awake(again);
  const offer = again.locator('#f-how-beside .other-text');
  await expect(offer.locator('.other-words')).toHaveText(FIRST);
  await expect(again.locator(HOW)).toHaveValue('');
  // What is typed beside an offer does not take its place: both are offered next time.
  await award.kill();
  await again.locator(HOW).fill('Тағы бір мәтін.');
  await again.close();
  await new Promise((done) => setTimeout(done, 2000));
  await award.restart();
  const third = await context.newPage();
  await third.goto(`${address}/solution`);
  await awake(third);
  await expect(third.locator('#f-how-beside .other-words')).toHaveText([FIRST, 'Тағы бір мәтін.']);
  await third.locator('#f-how-beside button').last().click();
  await expect(third.locator('#f-how-beside .other-words')).toHaveText([FIRST]);
  await third.locator('#f-how-beside .other-text').locator('button').first().click();
  await expect(third.locator(HOW)).toHaveValue(FIRST);
  await saved(third);
  await expect(third.locator('.other-text')).toHaveCount(0);
  expect(await kept(context, address)).toBe(FIRST);

  // What is left when somebody signs out is gone.
  await context.route('**/api/entry_autosave', (route) => route.abort());
  await third.locator(WHY).fill('Жіберілмеген мәтін');
  await third.goto(`${award.url}/kk/account`);
  expect(await third.evaluate(() => Object.keys(localStorage).length)).toBe(1);
  await third.locator('form[action="/api/sign_out"] button').click();
  await third.waitForURL(/\/kk$/);
  await expect.poll(() => third.evaluate(() => [...Object.keys(localStorage), document.cookie])).toEqual(['locale=kk']);
  quiet.length = 0;
});

test('a tab closed in the middle of a word sends its last words', async ({ page, context, award }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  await page.locator(HOW).fill(FIRST);
  await page.close();
  await expect.poll(() => kept(context, address)).toBe(FIRST);
});

test('another page of the site is opened in the middle of a word', async ({ page, context, award }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  await page.locator(HOW).fill(FIRST);
  await page.getByRole('link', { name: 'Тізімге оралу' }).click();
  await page.waitForURL(address);
  await expect.poll(() => kept(context, address)).toBe(FIRST);
});

test('a text too long to keep is pointed out, stays, and holds nothing else back', async ({ page, context, award }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  const long = 'сөз '.repeat(5001).trim() + 'ұзын';
  await page.locator(HOW).fill(long);
  await page.locator(WHY).fill('Қысқа мәтін.');
  await expect(page.locator('#f-how-beside')).toContainText('Тым ұзын');
  await expect(page.locator('.saved-text')).toHaveText(/Сақталмады/);
  await expect.poll(() => kept(context, address, WHY)).toBe('Қысқа мәтін.');
  await expect(page.locator(HOW)).toHaveValue(long);
  await page.locator(HOW).fill('Енді қысқа.');
  await saved(page);
  await expect(page.locator('#f-how-beside')).toBeEmpty();
  expect(await kept(context, address)).toBe('Енді қысқа.');
});

test('two people in one section: fields merge, and one field twice is chosen', async ({ page, context, award, browser, quiet }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  const colleague = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'kk-KZ' });
  const other = await colleague.newPage();
  await signIn(other, award, 'entrant');
  await other.goto(`${address}/solution`);
  await awake(other);

  await page.locator(HOW).fill(FIRST);
  await saved(page);
  await other.locator(WHY).fill('Телефоннан жазылды.');
  await saved(other);
  await expect(other.locator(HOW)).toHaveValue(FIRST);

  await other.locator(HOW).fill('Телефондағы нұсқа.');
  await page.locator(HOW).fill('Үстелдегі нұсқа.');
  await expect.poll(async () => (await page.locator('.other-text').count()) + (await other.locator('.other-text').count())).toBe(1);
  const loser = (await page.locator('.other-text').count()) === 1 ? page : other;
  const mine = await loser.locator(HOW).inputValue();
  await expect(loser.locator('#f-how-beside .other-words')).toHaveText(loser === page ? 'Телефондағы нұсқа.' : 'Үстелдегі нұсқа.');
  expect(await kept(context, address)).not.toBe(mine);
  await loser.locator('#f-how-beside button').first().click();
  await saved(loser);
  expect(await kept(context, address)).toBe(mine);
  expect(await kept(context, address, WHY)).toBe('Телефоннан жазылды.');
  expect(await other.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await colleague.close();
  forgive(quiet);
});
