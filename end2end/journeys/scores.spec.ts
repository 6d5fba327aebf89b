// The chair's scores: what waits, what each rule says, a supposition; nobody else gets in.
import { expect, signIn, test } from '../award';
import { violations } from '../measures';

test('from the overview to the sheets and a supposition', async ({ page, award }) => {
  await signIn(page, award, 'chair', '/kk/account');
  await page.locator('main a[href$="/desk/scores"]').click();
  await expect(page.locator('tbody tr')).toHaveCount(6);
  await page.locator('tbody a[href*="/desk/scores/economy"]').click();
  await expect(page.locator('#robustness')).toBeVisible();
  await expect(page.locator('section[aria-labelledby=robustness] tbody tr')).toHaveCount(7);
  const first = page.locator('[aria-labelledby=standings] details.sheets').first();
  await first.locator('summary').click();
  await expect(first.locator('tbody tr')).toHaveCount(6);
  expect.soft(await violations(page), 'with open sheets').toEqual([]);

  // The sealed result shows the decision and takes no other.
  await expect(page.locator('#tie-2')).toBeVisible();
  await expect(page.locator('form[action$="/scores_decide"]')).toHaveCount(0);

  await page.locator('#quorum').fill('9');
  await page.locator('#what-if button').click();
  await expect(page.locator('#what-if tbody tr').first()).toBeVisible();
  expect.soft(await violations(page), 'a supposition').toEqual([]);
  await page.locator('#quorum').fill('0');
  await page.locator('#what-if button').click();
  await expect(page.locator('#what-if [role=alert]')).toBeVisible();
  await expect(page.locator('#quorum')).toHaveValue('0');
});

test('without scripts a supposition is a plain address', async ({ award, open }) => {
  const page = await open({ javaScriptEnabled: false });
  await signIn(page, award, 'chair', '/kk/desk/scores/economy');
  await page.locator('#w_impact').fill('0');
  await page.locator('#what-if button').click();
  await expect(page).toHaveURL(/w_impact=0/);
  await expect(page.locator('#what-if [role=status]')).toBeVisible();
});

test('the organizer and the host are sent away', async ({ award, open, quiet }) => {
  for (const name of ['organizer', 'host', 'admin', 'juror1']) {
    const page = await open();
    await signIn(page, award, name);
    for (const path of ['/kk/desk/scores', '/kk/desk/scores/economy']) {
      expect((await page.goto(award.url + path))?.status(), `${name} ${path}`).toBe(403);
      await expect(page.locator('#robustness')).toHaveCount(0);
    }
  }
  // The browser itself reports the refused pages.
  expect(quiet.every((line) => line.includes('403'))).toBe(true);
  quiet.length = 0;
});
