// A host who is tied to a body that competes: the console says before the show what another reveals, and shows no name of it.
import { awake, expect, signIn, test } from '../award';
import { violations } from '../measures';
import { gold, readiness } from '../show';

test.use({ story: 'tied-host' });

/** The audit service of the demonstration, which competes for the first category of the show. */
const BIN = '260140001013';

test('a tied host leads what names nobody, and waits for another', async ({ page, award, open }) => {
  await signIn(page, award, 'host', '/kk/account');
  await expect(page.locator('.header-cta')).toHaveAttribute('href', '/kk/ceremony/host');
  await page.locator('#bin').fill(BIN);
  await page.locator('form[action$="/jury_tie"] button').click();
  await expect(page.locator('.notice[data-kind=success]')).toBeVisible();
  await page.goto(`${award.url}/kk/ceremony/host`);
  await awake(page);
  await expect(page.locator('.notice[data-kind=warn]')).toContainText('AI Азаматтарға Қызмет, Арнайы жүлделер');
  expect.soft(await violations(page), 'the console of a tied host').toEqual([]);
  const prompter = await open();
  await signIn(prompter, award, 'host', '/kk/ceremony/prompter');
  await awake(prompter);

  await gold(page).click();
  await expect(readiness(page)).toHaveAttribute('data-state', 'tied');
  await expect(page.locator('.host-fire-state')).toHaveText('Бұл қадамды басқа жүргізуші көрсетеді');
  await expect(gold(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('.next')).toHaveCount(0);
  expect.soft(await violations(page), 'a step that another reveals').toEqual([]);
  await expect(prompter.locator('.prompter-next')).toContainText('басқа жүргізушінің суфлёрінен');
  expect.soft(await violations(prompter), 'the prompter of a tied host').toEqual([]);

  // A press does nothing; the brakes are theirs all the same.
  await gold(page).click({ force: true });
  await page.locator('#key-hold').click();
  await expect(page.locator('#key-hold')).toHaveAttribute('data-on', 'yes');
  await expect(page.locator('.host-steps [data-state=next]')).toHaveText(/^2/);
});
