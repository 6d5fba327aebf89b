// A rehearsal of the show: made beside the award, served beside it, run by its own two people, and marked on every surface.
import { execFileSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { awake, expect, freePort, serve, test } from '../award';
import { violations } from '../measures';
import { go } from '../show';

test.use({ story: 'rehearsal' });

const root = resolve(__dirname, '../..');
const binary = join(root, 'target/debug/bayge');

async function signIn(page: Page, url: string, printed: string, name: string, next: string): Promise<void> {
  const password = new RegExp(`${name}@rehearsal\\.bayge\\s+(\\S+)`).exec(printed)?.[1] ?? '';
  await page.goto(`${url}/kk/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator('#email').fill(`${name}@rehearsal.bayge`);
  await page.locator('#password').fill(password);
  await page.locator('form.auth-form button.primary').click();
  await page.waitForURL((at) => !at.pathname.endsWith('/sign-in'));
  await awake(page);
}

test('two people rehearse, and nobody takes it for the show', async ({ page, award, open }) => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'bayge-rehearsal-'));
  const database = `sqlite:${join(folder, 'bayge.db')}`;
  const printed = execFileSync(binary, ['rehearse', '--data-dir', award.dataDir, '--database', database], { cwd: root, encoding: 'utf8' });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server: ChildProcess = await serve(folder, port);
  try {
    await signIn(page, url, printed, 'host', '/kk/ceremony/host');
    const second = await open();
    await signIn(second, url, printed, 'confirmer', '/kk/ceremony/confirm');
    const hall = await open({ viewport: { width: 1920, height: 1080 } });
    const mixer = await open({ viewport: { width: 1920, height: 1080 } });
    const phone = await open({ viewport: { width: 320, height: 640 } });
    const reader = await open({ viewport: { width: 1280, height: 720 } });
    await hall.goto(`${url}/stage?l=ru`);
    await mixer.goto(`${url}/overlay?l=en`);
    await phone.goto(`${url}/kk/live`);
    await signIn(reader, url, printed, 'host', '/kk/ceremony/prompter');
    for (const surface of [hall, mixer, phone]) await awake(surface);

    await go(page, second, 0);
    await expect(hall.locator('.screen')).toHaveAttribute('data-step', 'opening');
    for (let step = 1; step < 5; step += 1) await go(page, second, step);
    // The first place stands, with its citation; the mark stands on every surface and lies on no name.
    await expect(hall.locator('.screen[data-place="1"] .screen-title')).toBeVisible();
    for (const [surface, word] of [[page, 'Дайындық'], [second, 'Дайындық'], [hall, 'Репетиция'], [mixer, 'Rehearsal'], [phone, 'Дайындық'], [reader, 'Дайындық']] as const) {
      await surface.emulateMedia({ reducedMotion: 'reduce' });
      const mark = surface.locator('aside.rehearsal');
      await expect(mark).toContainText(word);
      await expect(mark).toBeInViewport();
      const top = await mark.evaluate((element) => element.getBoundingClientRect().top);
      for (const name of await surface.locator('.stage:not(.preview) .screen-title, .stage:not(.preview) .screen-citation, .overlay-bar').all()) {
        const bottom = await name.evaluate((element) => element.getBoundingClientRect().bottom);
        expect(bottom, `${surface.url()} ${await name.innerText()}`).toBeLessThanOrEqual(top);
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await surface.emulateMedia({ colorScheme });
        expect.soft(await violations(surface), `${surface.url()} ${colorScheme}`).toEqual([]);
      }
    }
    await expect(hall.locator('.screen-rehearsal')).toHaveText('Репетиция');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const board = await (await phone.request.get(`${url}/live/board.json`)).json();
    expect(board.rehearsal).toBe(true);
    expect(board.fired).toBe(5);
    // On paper, too.
    await phone.emulateMedia({ media: 'print' });
    await expect(phone.locator('aside.rehearsal')).toBeVisible();
    // The award next to it stands as it stood.
    const real = await (await phone.request.get(`${award.url}/live/board.json`)).json();
    expect(real.rehearsal).toBeUndefined();
    expect(real.fired).toBe(0);
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
    rmSync(folder, { recursive: true, force: true });
  }
});
