// The showcase looked at as a whole: offered while typing, side by side, on paper, in the frame of another site.
import { awake, expect, test } from '../award';
import { measure } from '../measures';

test('projects are offered while somebody types, by keys alone', async ({ page, award }) => {
  await page.goto(`${award.url}/ru/projects`);
  await awake(page);
  const field = page.locator('#q');
  await field.pressSequentially('светоф');
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('.search-box [role=status]')).toContainText('Выбирайте стрелками');
  await measure(page, 'gallery with suggestions');
  await field.press('ArrowDown');
  await expect(field).toHaveAttribute('aria-activedescendant', 'suggestion-0');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await field.press('ArrowUp');
  await expect(field).not.toHaveAttribute('aria-activedescendant');
  await field.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(field).toHaveValue('светоф');
  await field.pressSequentially('о');
  await expect(options.first()).toBeVisible();
  const title = await options.first().locator('span').first().innerText();
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/ru\/projects\/smart-traffic-lights/);
  await expect(page.locator('h1')).toHaveText(title);
});

test('what is typed late is not overtaken by what was asked early', async ({ page, award }) => {
  await page.goto(`${award.url}/en/projects`);
  await awake(page);
  let first = true;
  await page.route('**/api/projects_suggest*', async (route) => {
    const isSlow = first;
    first = false;
    if (isSlow) await new Promise((done) => setTimeout(done, 1500));
    await route.continue().catch(() => undefined);
  });
  const field = page.locator('#q');
  await field.pressSequentially('forest');
  await page.waitForTimeout(300);
  await field.fill('dental');
  await expect(page.getByRole('option').first()).toContainText(/dental/i);
  await page.waitForTimeout(1700);
  await expect(page.getByRole('option').first()).toContainText(/dental/i);
});

test.describe('without the program', () => {
  test.use({ javaScriptEnabled: false });

  test('ticked cards stand side by side, and one is let go', async ({ page, award }) => {
    await page.goto(`${award.url}/kk/projects?category=social`);
    const boxes = page.locator('.card-pick input');
    const names = [await boxes.nth(0).getAttribute('value'), await boxes.nth(2).getAttribute('value')];
    await boxes.nth(0).check();
    await boxes.nth(2).check();
    await page.locator('.compare-bar button').click();
    await expect(page).toHaveURL(`${award.url}/kk/compare?p=${names[0]}&p=${names[1]}`);
    await expect(page.locator('.compare thead th')).toHaveCount(3);
    await page.locator('.compare-offer a.button').first().click();
    await expect(page.locator('.compare thead th')).toHaveCount(4);
    await page.locator('.compare thead a.icon-link').first().click();
    await expect(page.locator('.compare thead th')).toHaveCount(3);
    await expect(page).toHaveURL(new RegExp(`compare\\?p=${names[1]}&p=`));
  });
});

test('a printed project has its results, its transfer and its code on two pages', async ({ page, award }) => {
  await page.goto(`${award.url}/kk/projects?origin=entry&evidence=yes&sort=result`);
  const entries = await page.locator('.card-title a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(entries.length).toBeGreaterThan(2);
  for (const entry of entries.slice(0, 3)) {
    await page.goto(award.url + entry);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.share-code img')).toBeVisible();
    await expect(page.locator('.header .nav')).toBeHidden();
    expect(await page.locator('.share-code img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    const paper = (await page.pdf({ format: 'A4', printBackground: false })).toString('latin1');
    expect([...paper.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, entry).toBeLessThanOrEqual(2);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('the card stands in the frame of another site', async ({ page, award, open }) => {
  await page.goto(`${award.url}/en/projects/aktau-road-laboratory`);
  await page.locator('.share details summary').click();
  const code = await page.locator('#embed').inputValue();
  expect(code).toContain('/en/embed/aktau-road-laboratory"');
  // The public address of a demonstration is not where this one listens.
  const host = await open();
  const body = code.replace(/src="https?:\/\/[^/]+/, `src="${award.url}`);
  await host.route('**/other-site', (route) => route.fulfill({ contentType: 'text/html', body }));
  await host.goto(`${award.url}/other-site`);
  const link = host.frameLocator('iframe').locator('.card-title a');
  await expect(link).toHaveAttribute('href', '/en/projects/aktau-road-laboratory');
  expect(await host.context().cookies(), 'no cookie is left').toEqual([]);
  const [opened] = await Promise.all([host.context().waitForEvent('page'), link.click()]);
  await expect(opened).toHaveURL(/\/en\/projects\/aktau-road-laboratory$/);
});
