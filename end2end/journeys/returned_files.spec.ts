// Files of a returned entry: shut without a mark; with one replaced, and seen as a difference. With scripts and without.
import type { Page } from '@playwright/test';
import { BEFORE_JUDGING, expect, signIn, test } from '../award';
import { surplus, violations } from '../measures';

test.use({ story: 'returned-files' });

function pdf(word: string): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${word}\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`);
}

async function upload(page: Page, name: string): Promise<void> {
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf(name) });
  await page.locator('form[data-upload] button:not([type])').click();
  await expect(page.locator('#files .files .file-name', { hasText: name })).toHaveCount(1);
}

async function mark(page: Page, key: string): Promise<void> {
  const text = `Хатты ауыстырыңыз: ${key}`;
  const details = page.locator('details.marking').filter({ has: page.locator(`input[name=key][value="${key}"]`) });
  await details.locator('summary').click();
  await details.locator('textarea').fill(text);
  await details.locator('form[action$="/entry_mark"] button').click();
  await expect(page.locator('.remark', { hasText: text })).toBeVisible();
}

async function giveBack(page: Page): Promise<void> {
  await page.locator('details#return summary').click();
  await page.locator('#date').fill(BEFORE_JUDGING);
  await page.locator('#time').fill('18:30');
  await page.locator('form[action$="/entry_return"] button').click();
  await expect(page.locator('main')).toContainText(', 18:29');
}

async function send(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/review`);
  await page.locator('form[action$="/entry_submit"] button').click();
  await page.waitForURL(/\/receipt/);
}

for (const scripts of [true, false]) {
  test(`from the mark to the difference ${scripts ? 'with' : 'without'} scripts`, async ({ open, award }) => {
    const entrant = await open({ javaScriptEnabled: scripts });
    await signIn(entrant, award, scripts ? 'justice-west' : 'fund', '/kk/entries');
    const row = entrant.locator('tbody tr', { hasText: /шимай нұсқа|кері алынды|жіберілді/ }).first();
    const address = new URL((await row.locator('th a').getAttribute('href')) ?? '', entrant.url()).href;
    await entrant.goto(`${address}/review`);
    if ((await entrant.locator('form[action$="/entry_submit"]').count()) > 0) await send(entrant, address);
    const desk = address.replace('/kk/entries/', '/kk/desk/entries/');
    const organizer = await open({ javaScriptEnabled: scripts });
    await signIn(organizer, award, 'organizer', '/kk/desk/entries');

    // Without a mark on them, files are shut.
    await organizer.goto(desk);
    await mark(organizer, 'users');
    await giveBack(organizer);
    await entrant.goto(`${address}/files`);
    await expect(entrant.locator('#files')).toContainText('файлдарға ескерту қойылмаған');
    await expect(entrant.locator('form[data-upload]')).toHaveCount(0);
    await send(entrant, address);

    // With one, a file is added.
    await organizer.goto(desk);
    await mark(organizer, 'file');
    await giveBack(organizer);
    await entrant.goto(`${address}/files`);
    await expect(entrant.locator('#file')).toHaveAttribute('aria-describedby', /files-remark/);
    await upload(entrant, 'хат.pdf');
    if (scripts) expect.soft(await violations(entrant), 'files with a remark').toEqual([]);
    await entrant.setViewportSize({ width: 320, height: 800 });
    expect(await surplus(entrant), 'nothing sticks out at 320 px').toBe(0);
    await entrant.goto(`${address}/review`);
    await expect(entrant.locator('.changes')).toContainText('Файл қосылды');
    await send(entrant, address);
    const pdfs = entrant.waitForEvent('download');
    await entrant.locator('a[href$="/receipt.pdf"]').click();
    expect((await pdfs).suggestedFilename()).toBe('receipt.pdf');

    await organizer.goto(desk);
    await expect(organizer.locator('.changes')).toContainText('хат.pdf');
  });
}
