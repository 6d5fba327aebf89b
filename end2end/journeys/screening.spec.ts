// Returned with marks, corrected, seen as a difference, found eligible; with scripts and without. And an appeal.
import type { BrowserContextOptions, Page } from '@playwright/test';
import { BEFORE_JUDGING, expect, signIn, test, type Award } from '../award';
import { surplus, violations } from '../measures';

type Open = (options?: BrowserContextOptions) => Promise<Page>;

/** Somebody with a browser of their own. */
async function person(open: Open, award: Award, scripts: boolean, name: string, next: string): Promise<Page> {
  const page = await open({ javaScriptEnabled: scripts });
  await signIn(page, award, name, next);
  return page;
}

/** The entry that this body has sent in the open edition, sent again if it was taken back; gives its address. */
async function sent(page: Page): Promise<string> {
  const row = page.locator('tbody tr', { hasText: /шимай нұсқа|кері алынды|жіберілді/ }).first();
  const address = new URL((await row.locator('th a').getAttribute('href')) ?? '', page.url()).href;
  await page.goto(`${address}/review`);
  const submit = page.locator('form[action$="/entry_submit"] button');
  if ((await submit.count()) > 0) {
    await submit.click();
    await page.waitForURL(/\/receipt/);
  }
  return address;
}

async function mark(page: Page, key: string, reason: string, text: string): Promise<void> {
  const details = page.locator('details.marking').filter({ has: page.locator(`input[name=key][value="${key}"]`) });
  await details.locator('summary').click();
  await details.locator('select').selectOption(reason);
  await details.locator('textarea').fill(text);
  await details.locator('form[action$="/entry_mark"] button').click();
  await expect(page.locator('.remark', { hasText: text })).toBeVisible();
}

for (const scripts of [true, false]) {
  test(`from the mark to the decision ${scripts ? 'with' : 'without'} scripts`, async ({ open, award }) => {
    const entrant = await person(open, award, scripts, scripts ? 'justice-west' : 'fund', '/kk/entries');
    const address = await sent(entrant);
    const desk = address.replace('/kk/entries/', '/kk/desk/entries/');

    const organizer = await person(open, award, scripts, 'organizer', '/kk/desk/entries');
    await organizer.goto(desk);
    await mark(organizer, 'users', 'missing_evidence', 'Бұл сан қайдан алынған?');
    await mark(organizer, 'cost', 'too_general', 'Шығынды бөліп жазыңыз');
    await organizer.locator('details#return summary').click();
    await organizer.locator('#date').fill(BEFORE_JUDGING);
    await organizer.locator('#time').fill('18:30');
    await organizer.locator('form[action$="/entry_return"] button').click();
    await expect(organizer.locator('main')).toContainText(', 18:29');

    await entrant.goto(address);
    await expect(entrant.locator('main')).toContainText('Бұл сан қайдан алынған?');
    await entrant.locator('a[href$="/results#f-users"]').click();
    const field = entrant.locator('form.wizard-form [name^="fields["]');
    await expect(field).toHaveCount(1);
    await expect(entrant.locator('.remark')).toHaveCount(1);
    if (scripts) {
      expect.soft(await violations(entrant), 'a section with remarks').toEqual([]);
      await entrant.setViewportSize({ width: 320, height: 700 });
      expect.soft(await surplus(entrant), 'a section with remarks, narrow').toBeLessThanOrEqual(0);
      await entrant.setViewportSize({ width: 1280, height: 900 });
    }
    await field.fill('424242');
    await entrant.locator('.wizard-end button[value=stay]').click();
    await entrant.goto(`${address}/solution`);
    await expect(entrant.locator('form.wizard-form')).toHaveCount(0);
    await entrant.goto(`${address}/review`);
    await expect(entrant.locator('.changes tbody tr')).toHaveCount(1);
    await entrant.locator('form[action$="/entry_submit"] button').click();
    await entrant.waitForURL(/\/receipt/);

    await organizer.goto(desk);
    await expect(organizer.locator('.changes ins')).toHaveText(/424\s242/);
    if (scripts) expect.soft(await violations(organizer), 'the desk with a difference').toEqual([]);
    await organizer.locator('form[action$="/entry_find_eligible"] button').click();
    await expect(organizer.locator('main .tag').first()).toHaveText('қабылданды');
  });
}

test('an appeal is ruled on by another organizer than who decided', async ({ page, award, open }) => {
  const bureau = await person(open, award, true, 'civil', '/kk/entries');
  const address = await sent(bureau);
  const desk = address.replace('/kk/entries/', '/kk/desk/entries/');
  const second = await person(open, award, true, 'organizer2', '/kk/desk/entries');
  await second.goto(desk);
  const refusing = second.locator('details.more').filter({ has: second.locator('form[action$="/entry_find_ineligible"]') });
  await refusing.locator('summary').click();
  await refusing.locator('textarea').fill('Жүйе жұмыс істемейді');
  await refusing.locator('button').click();
  await expect(second.locator('main .tag').first()).toHaveText('қабылданбады');
  await bureau.goto(address);
  await expect(bureau.locator('main')).toContainText('Жүйе жұмыс істемейді');
  await bureau.locator('form[action$="/entry_appeal"] textarea').fill('Бір жыл жұмыс істеп тұр');
  await bureau.locator('form[action$="/entry_appeal"] button').click();
  await expect(bureau.locator('main')).toContainText('Апелляция қаралып жатыр');

  await second.reload();
  await expect(second.locator('#appeal')).toContainText('Бір жыл жұмыс істеп тұр');
  await expect(second.locator('#appeal button')).toHaveCount(0);
  await signIn(page, award, 'organizer', '/kk/desk/entries');
  await page.goto(desk);
  await page.locator('#appeal textarea').fill('Журналдағы жазба расталды.');
  await page.locator('#appeal button[value=upheld]').click();
  await expect(page.locator('#appeal')).toContainText('қанағаттандырылды');
  await bureau.reload();
  await expect(bureau.locator('main')).toContainText('Журналдағы жазба расталды.');
});

test('an appeal that waits when the result is sealed is seen, and takes no ruling', async ({ page, award, open }) => {
  const school = await person(open, award, true, 'education', '/kk/entries');
  await school.locator('tbody tr', { hasText: 'қабылданбады' }).locator('th a').click();
  await expect(school.locator('main')).toContainText('Апелляция қаралып жатыр');
  await signIn(page, award, 'organizer', '/kk/desk/entries');
  await page.goto(`${award.url}/kk/desk/entries?state=ineligible`);
  await page.locator('tbody th a').first().click();
  await expect(page.locator('#appeal')).toContainText('Нәтиже мөрленген');
  await expect(page.locator('#appeal button')).toHaveCount(0);
});

test('many at once: first whom it touches, then what was done', async ({ page, award }) => {
  await signIn(page, award, 'organizer', '/kk/desk/entries');
  await page.goto(`${award.url}/kk/desk/entries?state=eligible&sort=title`);
  for (const box of (await page.locator('tbody input[name=e]').all()).slice(0, 3)) await box.check();
  await page.locator('select[name=act]').selectOption('publish');
  await page.locator('form[action$="/desk/entries/bulk"] button').click();
  await page.waitForURL(/\/bulk\?/);
  await expect(page.locator('tbody tr')).toHaveCount(3);
  expect.soft(await violations(page), 'the look ahead').toEqual([]);
  const confirm = page.locator('form[action$="/entry_bulk"] button');
  if ((await confirm.count()) > 0) {
    await confirm.click();
    await page.waitForURL(/done=1/);
  }
  await expect(page.locator('.outlook[data-kind=info]')).toHaveCount(0);
});
