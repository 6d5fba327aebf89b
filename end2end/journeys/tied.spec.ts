// A confirmer who is tied to a body that competes: the page says so and shows no name, and the chair confirms instead.
import { awake, expect, signIn, test } from '../award';
import { violations } from '../measures';
import { gold, readiness } from '../show';

test.use({ story: 'tied' });

/** The audit service of the demonstration, which competes for the first category of the show. */
const BIN = '260140001013';

test('whom a tie keeps from a category waits, and the chair confirms', async ({ page, award, open }) => {
  const tied = await open();
  await signIn(tied, award, 'confirmer', '/kk/account');
  await tied.locator('#bin').fill(BIN);
  await tied.locator('form[action$="/jury_tie"] button').click();
  await expect(tied.locator('.notice[data-kind=success]')).toBeVisible();
  await expect(tied.locator('section[aria-labelledby=ties] .log li')).toHaveCount(1);
  expect.soft(await violations(tied), 'the account with a tie').toEqual([]);
  await tied.goto(`${award.url}/kk/ceremony/confirm`);
  await awake(tied);
  const chair = await open();
  await signIn(chair, award, 'chair', '/kk/ceremony/confirm');
  await awake(chair);
  await signIn(page, award, 'host', '/kk/ceremony/host');
  await awake(page);

  await gold(page).click();
  await expect(gold(page)).toHaveAttribute('value', 'arm');
  const title = await page.locator('.next .finalist-title').first().innerText();
  await gold(page).click();
  await expect(readiness(tied)).toHaveAttribute('data-state', 'armed');
  await expect(tied.locator('.host-fire-state')).toHaveText('Бұл қадамды басқа адам растайды');
  await expect(tied.locator('.next')).toHaveCount(0);
  expect(await tied.content()).not.toContain(title);
  await expect(gold(tied)).toHaveAttribute('aria-disabled', 'true');
  expect.soft(await violations(tied), 'the tied confirmer').toEqual([]);

  await expect(chair.locator('.next .finalist-title')).toHaveCount(3);
  await gold(chair).click();
  await expect(readiness(page)).toHaveAttribute('data-state', 'confirmed');
  await gold(page).click();
  await expect(tied.locator('.host-state .finalist-title').first()).toBeVisible();
});
