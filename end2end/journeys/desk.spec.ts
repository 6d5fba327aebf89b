// The organizer's desk: what the owner lets be published reaches the showcase, and nothing else does.
import type { Page } from '@playwright/test';
import { expect, signIn, test, type Award } from '../award';

const PUBLISH = 'form[action$="/entry_publish"] button';

/** The links to every eligible entry. */
async function eligible(page: Page, award: Award): Promise<string[]> {
  const links: string[] = [];
  for (let number = 1; ; number++) {
    await page.goto(`${award.url}/kk/desk/entries?state=eligible&page=${number}`);
    const found = await page.locator('table.table tbody th a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    if (found.length === 0 || links.includes(found[0])) return links;
    links.push(...found);
  }
}

/** Opens the first entry that this holds for. */
async function open(page: Page, links: string[], suits: () => Promise<boolean>): Promise<void> {
  for (const link of links) {
    await page.goto(link);
    if (await suits()) return;
  }
  throw new Error('the demonstration has no such entry');
}

test('the organizer publishes, and the showcase shows it', async ({ page, award, open: another }) => {
  const visitor = await another();
  await visitor.goto(`${award.url}/kk/projects`);
  const count = visitor.locator('.results-count');
  const before = await count.innerText();
  await signIn(page, award, 'organizer', '/kk/desk/entries');
  const links = await eligible(page, award);
  expect(links.length).toBeGreaterThan(3);

  // Its owner agreed, and it is not out yet.
  await open(page, links, async () => (await page.locator(PUBLISH).count()) > 0 && (await page.locator('main a[href*="/projects/"]').count()) === 0);
  const title = await page.locator('main h1').innerText();
  await page.locator(PUBLISH).click();
  const project = page.locator('main a[href*="/projects/"]');
  await expect(project).toHaveCount(1);
  await visitor.reload();
  await expect(count).not.toHaveText(before);
  await visitor.goto(award.url + (await project.getAttribute('href')));
  await expect(visitor.locator('main h1')).toHaveText(title);
});

test('what its owner keeps back has no button, and the desk says why', async ({ page, award }) => {
  await signIn(page, award, 'organizer', '/kk/desk/entries');
  const links = await eligible(page, award);
  const publication = page.locator('.answers dt', { hasText: 'Нені жариялауға болады' }).locator('xpath=following-sibling::dd');
  await open(page, links, async () => (await page.locator(PUBLISH).count()) === 0);
  await expect(publication).toHaveText('Ештеңе');
  await expect(page.locator('main')).toContainText('Өтініш беруші ештеңе жариялауға келіспеген');
  await expect(page.locator('main a[href*="/projects/"]')).toHaveCount(0);
});
