// Files: by a plain form without scripts, in pieces with them, also over a line that breaks.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { awake, expect, signIn, test, type Award } from '../award';

// Of its own: with what the autosave's journeys do, one account would sign in more often from one network than the limit allows.
test.use({ story: 'files' });

/** A document of about this size. */
function pdf(size: number): Buffer {
  return Buffer.from(`%PDF-1.7\n${'% жол\n'.repeat(size / 8)}trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`);
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/pdf', buffer });
}

/** The page of the files of a new entry. */
async function filesPage(page: Page, award: Award): Promise<string> {
  await signIn(page, award, 'entrant', '/kk/entries');
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}/);
  const address = `${page.url().replace(/(\/entries\/[^/?]+).*/, '$1')}/files`;
  await page.goto(address);
  return address;
}

test('without scripts a file is uploaded, refused in words, saved and taken away', async ({ open, award, quiet }) => {
  const page = await open({ javaScriptEnabled: false });
  const address = await filesPage(page, award);
  const button = page.locator('form[data-upload] button:not([type])');
  await choose(page, 'есеп.pdf', pdf(2_000));
  await page.locator('[name=audience][value=public]').check();
  await button.click();
  const file = page.locator('#files .files .file');
  await expect(file).toHaveCount(1);
  await expect(file.locator('.file-name')).toHaveText('есеп.pdf');
  await expect(file.locator('.hash')).toHaveText(createHash('sha256').update(pdf(2_000)).digest('hex'));

  await choose(page, 'photo.png', Buffer.from('<svg onload="alert(1)"/>'));
  await button.click();
  await expect(page.locator('#files [role=alert]').first()).toContainText('PDF, PNG немесе JPEG емес');
  await expect(file).toHaveCount(1);
  quiet.length = 0; // the browser reports the refused form

  const saved = page.waitForEvent('download');
  await file.locator('.file-name').click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('есеп.pdf');
  expect(readFileSync(await download.path())).toEqual(pdf(2_000));

  await page.goto(address.replace(/\/files$/, ''));
  await expect(page.locator('a.task[href$="/files"]')).toContainText('1 файл');
  await page.goto(address);
  await file.locator('form button').click();
  await expect(file).toHaveCount(0);
});

test('a line that breaks costs one piece', async ({ page, award, quiet }) => {
  await filesPage(page, award);
  await awake(page);
  let pieces = 0;
  await page.route('**/files/uploads/*', async (route) => {
    pieces += route.request().method() === 'PATCH' ? 1 : 0;
    // The second piece is lost on its way.
    await (pieces === 2 ? ((pieces = 3), route.abort('connectionreset')) : route.continue());
  });
  await choose(page, 'үлкен.pdf', pdf(2_000_000));
  await page.locator('form[data-upload] button:not([type])').click();
  await expect(page.locator('#files .files .file .file-name')).toHaveText('үлкен.pdf', { timeout: 30_000 });
  expect(pieces).toBeGreaterThan(3);
  quiet.length = 0; // the browser reports the piece that was lost
});

test('an upload waits while it is paused, and goes on after the page was left', async ({ page, award, quiet }) => {
  const address = await filesPage(page, award);
  await awake(page);
  const buffer = pdf(2_000_000);
  let begun = 0;
  page.on('request', (request) => (begun += new URL(request.url()).pathname === '/files' ? 1 : 0));
  await page.route('**/files/uploads/*', async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue().catch(() => undefined);
  });
  const path = test.info().outputPath('ұзақ.pdf');
  writeFileSync(path, buffer);
  const row = page.locator('[data-upload-progress]');
  await page.locator('#file').setInputFiles(path);
  await page.locator('form[data-upload] button:not([type])').click();
  await row.locator('button:not([data-upload-sign-in])').click();
  await expect(row.locator('[role=status]')).toHaveText('Кідіртілді');
  await page.goto(address);
  await awake(page);
  await page.locator('#file').setInputFiles(path);
  await page.locator('form[data-upload] button:not([type])').click();
  await expect(page.locator('#files .files .file .file-name')).toHaveText('ұзақ.pdf', { timeout: 30_000 });
  expect(begun, 'the same upload went on').toBe(1);
  quiet.length = 0; // the browser may report the piece that was under way when the page was left
});
