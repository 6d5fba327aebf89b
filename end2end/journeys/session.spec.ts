// Nobody's session ends without a warning, and what is too long holds nothing else up.
import type { Page } from '@playwright/test';
import { awake, expect, PASSWORD, signIn, test, type Award } from '../award';
import { surplus, violations } from '../measures';

// People sign in here more often than one server lets them in a minute beside the other journeys.
test.use({ story: 'session' });

const HOW = '[name="fields[how]"]';
const WHY = '[name="fields[why_ai]"]';

async function newEntry(page: Page, award: Award): Promise<string> {
  await signIn(page, award, 'entrant', '/kk/entries');
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}$/);
  return page.url();
}

/** Lets the server say that the session ends so many milliseconds from now, until it is prolonged. */
async function endIn(page: Page, millis: number): Promise<void> {
  let until = Date.now() + millis;
  await page.route('**/api/session', (route) => route.fulfill({ json: { until, now: Date.now() } }));
  await page.route('**/api/stay_signed_in', (route) => {
    until = Date.now() + 14 * 24 * 3600 * 1000;
    return route.fulfill({ json: { until, now: Date.now() } });
  });
  // As a page that was opened long ago has it.
  await page.route('**/solution', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/data-until="\d+"/, `data-until="${until}"`);
    await route.fulfill({ response: answer, body });
  });
}

function forgive(quiet: string[]): void {
  const rest = quiet.filter((line) => !line.includes('Failed to load resource'));
  quiet.splice(0, quiet.length, ...rest);
}

test('a warning before the session ends, and one button that prolongs it', async ({ page, award }) => {
  const address = await newEntry(page, award);
  await endIn(page, 10 * 60 * 1000);
  await page.goto(`${address}/solution`);
  await awake(page);
  await page.locator(HOW).focus();
  await page.keyboard.type('Камера');
  const warning = page.locator('#session .notice[role=alert]');
  await expect(warning).toContainText(/Сеансыңыз \d\d:\d\d аяқталады/);
  await expect(warning).toBeInViewport();
  expect.soft(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(warning).toBeInViewport();
  expect.soft(await surplus(page)).toBeLessThanOrEqual(0);
  await warning.locator('button').click();
  await expect(page.locator('#session')).toContainText('Сеанс ұзартылды');
  await expect(page.locator(HOW)).toBeFocused();
  await expect(page.locator(HOW)).toHaveValue('Камера');
});

test('a warning while the server is away, and after the end a way back in place', async ({ page, award, context, quiet }) => {
  const address = await newEntry(page, award);
  await endIn(page, 10 * 60 * 1000);
  await page.goto(`${address}/solution`);
  await awake(page);
  await expect(page.locator('#session .notice button')).toBeVisible();
  await page.unroute('**/api/stay_signed_in');
  await page.route('**/api/stay_signed_in', (route) => route.abort());
  await page.locator('#session .notice button').click();
  await expect(page.locator('#session')).toContainText('Серверге қазір қосылу мүмкін емес');
  await page.unroute('**/api/stay_signed_in');
  await page.unroute('**/api/session');
  await context.clearCookies();
  await page.locator('#session .notice button').click();
  await expect(page.locator('#session')).toContainText('Сеансыңыз аяқталды');
  await page.locator(WHY).fill('Адам үлгермейді.');
  await page.locator('#session .notice button').click();
  await page.locator('#sign-in-again #email').fill('entrant@demo.bayge');
  await page.locator('#sign-in-again #password').fill(PASSWORD);
  await page.locator('#sign-in-again .dialog-actions button').click();
  await expect(page.locator('#session .notice')).toHaveCount(0);
  await expect(page.locator('.saved[data-state=saved]')).toBeVisible();
  forgive(quiet);
});

test('without scripts the page says until when', async ({ open, award }) => {
  const page = await open({ javaScriptEnabled: false });
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await expect(page.locator('.unscripted')).toContainText('Жүйеден автоматты түрде шығатын күн');
  await expect(page.locator('.unscripted')).toBeVisible();
});

test('a text that is too long is said beside its field, and the others are saved', async ({ page, award, quiet }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  // The first field of the section: everything else comes after it.
  const huge = 'ұзын мәтін '.repeat(60_000);
  await page.locator('[name="fields[situation]"]').evaluate((input, text) => {
    (input as HTMLTextAreaElement).value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, huge);
  await page.locator(HOW).fill('Камера жолды түсіреді.');
  await expect(page.locator('#f-situation-beside')).toContainText('Тым ұзын');
  const kept = async (): Promise<string[]> => {
    const other = await page.context().newPage();
    await other.goto(`${address}/solution`);
    const texts = await other.locator(`${HOW}, ${WHY}`).evaluateAll((inputs) => inputs.map((input) => (input as HTMLTextAreaElement).defaultValue));
    await other.close();
    return texts;
  };
  await expect.poll(kept).toContain('Камера жолды түсіреді.');
  // Also what is typed after it; the long one stays in the journal.
  await page.locator(WHY).fill('Адам үлгермейді.');
  await expect.poll(kept).toContain('Адам үлгермейді.');
  const journal = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('bayge-journal:')).map(([, text]) => text.length));
  expect(Math.max(...journal)).toBeGreaterThan(600_000);
  await page.locator('[name="fields[situation]"]').fill('Қысқа мәтін.');
  await expect(page.locator('#f-situation-beside')).not.toContainText('Тым ұзын');
  await expect(page.locator('.saved[data-state=saved]')).toBeVisible();
  forgive(quiet);
});

test('an upload whose session ended says so, and goes on after signing in', async ({ page, award, context, quiet }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/files`);
  await awake(page);
  let pieces = 0;
  await page.route('**/files/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH' && ++pieces === 2) await context.clearCookies();
    await route.continue();
  });
  const buffer = Buffer.from(`%PDF-1.7\n${'% жол\n'.repeat(250_000)}trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`);
  await page.locator('#file').setInputFiles({ name: 'есеп.pdf', mimeType: 'application/pdf', buffer });
  await page.locator('form[data-upload] .buttons button').click();
  const row = page.locator('[data-upload-progress]');
  await expect(row.locator('[role=status]')).toContainText('Сеанс аяқталды');
  await row.locator('[data-upload-sign-in]').click();
  await page.locator('#sign-in-again #email').fill('entrant@demo.bayge');
  await page.locator('#sign-in-again #password').fill(PASSWORD);
  await page.locator('#sign-in-again .dialog-actions button').click();
  await expect(page.locator('#files .files .file .file-name')).toHaveText('есеп.pdf', { timeout: 60_000 });
  forgive(quiet);
});
