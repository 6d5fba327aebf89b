// The organizer puts projects together; everybody reads them once they are published.
import { expect, signIn, test } from '../award';

test.use({ story: 'collections' });

test('puts projects together and publishes them', async ({ page, award, open }) => {
  await signIn(page, award, 'organizer', '/kk/desk/collections');
  for (const [name, text] of [['title_kk', 'Су тасқыны'], ['title_ru', 'Паводки'], ['title_en', 'Floods']]) {
    await page.locator(`#${name}`).fill(text);
  }
  await page.locator('#projects').fill('tasqyn-flood-forecast\nnothing-here');
  await page.locator('main form button.primary').click();
  await expect(page.getByRole('alert')).toContainText('2-жол');
  await expect(page.locator('#title_kk')).toHaveValue('Су тасқыны');
  await page.locator('#projects').fill('tasqyn-flood-forecast\ntasqyn-space-analytics');
  await page.locator('main form button.primary').click();
  await expect(page).toHaveURL(/\/kk\/desk\/collections\/floods/);
  const reader = await open();
  await reader.goto(`${award.url}/kk/collections`);
  await expect(reader.locator('a[href="/kk/collections/floods"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Жариялау', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Жариялаудан алу' })).toBeVisible();
  await reader.reload();
  await reader.locator('a[href="/kk/collections/floods"]').click();
  await expect(reader.locator('.cards > li')).toHaveCount(2);
});
