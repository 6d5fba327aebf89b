// The jury's room: the declaration, the sheet by keyboard, autosave, two windows, leaving; and the organizer's new plan.
import type { Page } from '@playwright/test';
import { expect, signIn, test, type Award } from '../award';
import { violations } from '../measures';

test.use({ story: 'jury' });

/** The address of the juror's first entry that stands here, or of the one with this title. */
async function seat(page: Page, award: Award, state: string, title = ''): Promise<string> {
  await page.goto(`${award.url}/kk/jury?state=${state}`);
  return award.url + ((await page.locator('a.jury-line', { hasText: title }).first().getAttribute('href')) ?? '');
}

const saved = (page: Page) => page.locator('#sheet-saved');

test('from the declaration to the panel, by keyboard', async ({ page, award }) => {
  await signIn(page, award, 'juror1', '/kk/jury');
  // The others have handed in their sheets of this one.
  const address = await seat(page, award, 'undeclared', 'Мемлекеттік ақпараттық жүйе журналдарынан');
  await page.goto(address);
  await expect(page.locator('.score-sheet')).toHaveCount(0);
  await page.locator('form[action$="/jury_clear"] button').click();
  await expect(page.locator('.score-sheet')).toBeVisible();
  const criteria = page.locator('fieldset.score');
  await expect(criteria).toHaveCount(6);

  // A digit gives the score, the key right of 0 gives 10, an arrow changes it.
  await criteria.nth(0).locator('input').first().focus();
  await page.keyboard.press('Digit8');
  await expect(criteria.nth(0).locator('input:checked')).toHaveValue('8');
  await page.keyboard.press('ArrowRight');
  await expect(criteria.nth(0).locator('input:checked')).toHaveValue('9');
  await page.keyboard.press('Tab');
  await criteria.nth(1).locator('input').first().focus();
  await page.keyboard.press('Minus');
  await expect(criteria.nth(1).locator('input:checked')).toHaveValue('10');
  await expect(page.locator('#sheet-total')).toHaveText('42');
  await expect(page.locator('#sheet-most')).toHaveText('/ 45');
  await expect(saved(page)).toHaveText(/^Сақталды \d\d:\d\d:\d\d$/);
  const kept = page.waitForResponse((answer) => answer.request().postData()?.includes('Дәлелі мықты') === true && answer.ok());
  await page.locator('#sheet-note').fill('Дәлелі мықты');
  await kept;
  await expect(saved(page)).toHaveAttribute('data-state', 'saved');
  expect.soft(await violations(page), 'a sheet being written').toEqual([]);

  // What was saved is there in another document.
  await page.reload();
  await expect(criteria.nth(0).locator('input:checked')).toHaveValue('9');
  await expect(page.locator('#sheet-note')).toHaveValue('Дәлелі мықты');
  for (let index = 2; index < 6; index += 1) await criteria.nth(index).locator('input[value="7"]').check({ force: true });
  await expect(page.locator('#panel')).toHaveCount(0);
  await page.locator('form#sheet button[value=submit]').click();
  await page.waitForURL(/done=submitted/);
  await expect(page.locator('#panel')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Алқа мүшесі Демо 3');
  await page.locator('form[action$="/jury_reopen"] button').click();
  await expect(criteria).toHaveCount(6);
});

test('two windows of one sheet', async ({ page, award, quiet, context }) => {
  await signIn(page, award, 'juror1', '/kk/jury');
  const address = await seat(page, award, 'untouched');
  const other = await context.newPage();
  await page.goto(address);
  await other.goto(address);
  const choose = (where: Page, value: string) => where.locator('fieldset.score').first().locator(`input[value="${value}"]`).check({ force: true });
  await choose(page, '4');
  await expect(saved(page)).toHaveAttribute('data-state', 'saved');
  await choose(other, '9');
  await expect(saved(other)).toHaveAttribute('data-state', 'failed');
  await other.locator('form#sheet button[value=save]').click();
  await expect(other.locator('main')).toContainText('Басқа терезеде: 4');
  await expect(other.locator('fieldset.score').first().locator('input:checked')).toHaveValue('9');
  await other.locator('form#sheet button[value=save]').click();
  await other.waitForURL(/done=saved/);
  quiet.length = 0; // the browser reports the refused save
});

test('without scripts, leaving, and a new plan', async ({ award, open, quiet }) => {
  const juror = await open({ javaScriptEnabled: false });
  await signIn(juror, award, 'juror1', '/kk/jury');
  const address = await seat(juror, award, 'begun');
  await juror.goto(address);
  await juror.locator('#sheet-comment').fill('Рахмет');
  await juror.locator('form#sheet button[value=submit]').click();
  await expect(juror.locator('main')).toContainText('Әр өлшемшартқа балл қойыңыз');
  await expect(juror.locator('#sheet-comment')).toHaveValue('Рахмет');
  await juror.locator('#recuse summary').click();
  await juror.locator('#recuse-reason').fill('Авторы досым');
  await juror.locator('form[action$="/jury_recuse"] button').click();
  await expect(juror.locator('main')).toContainText('Бас тартуыңыз қабылданды');
  expect((await juror.goto(address))?.status()).toBe(404);
  // The browser reports the refused form, and the page that is the juror's no more.
  expect(quiet.every((line) => /4(22|04)/.test(line)), quiet.join('\n')).toBe(true);
  quiet.length = 0;

  const organizer = await open();
  await signIn(organizer, award, 'organizer', '/kk/desk/jury');
  await organizer.locator('form[action$="/jury_accept"] button').click();
  await expect(organizer.locator('main')).toContainText('Жоспар бекітілді');
  await expect(organizer.locator('form[action$="/jury_accept"]')).toHaveCount(0);
  await expect.poll(() => award.mails().join('\n').includes('/jury')).toBe(true);
});
