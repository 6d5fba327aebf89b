// The organizer's settings: a category is added for some kinds of bodies, offered to those, explained to the others, and
// kept as long as an entry names it. With and without scripts.
import type { Page } from '@playwright/test';
import { expect, signIn, test, type Award } from '../award';

test.use({ story: 'settings' });

const FORM = 'form[action$="/award_change_categories"]';
const field = (name: string): string => `[name="fields[${name}]"]`;

/** Fills the empty panel and looks ahead; nothing is changed yet. */
async function addCategory(page: Page, award: Award, name: string, kind: string): Promise<void> {
  await page.goto(`${award.url}/kk/desk/settings/categories`);
  for (const locale of ['kk', 'ru', 'en']) {
    await page.locator(field(`new_${locale}`)).fill(`${name} ${locale.toUpperCase()}`);
    await page.locator(field(`new_scope_${locale}`)).fill('Сынақ жобалары.');
  }
  await page.locator(field(`new_${kind}`)).check();
  await page.locator(`${FORM} button.primary`).click();
  await expect(page.locator('main')).toContainText('Өзгеріс әлі жасалған жоқ');
  await expect(page.locator('main')).toContainText('Хат алатын адамдар: ');
  await page.locator('.notice form button.primary').click();
  await expect(page.locator('main')).toContainText('Өзгеріс жасалды');
}

/** The section of a new entry in which the category is chosen. */
async function beginEntry(page: Page, award: Award): Promise<void> {
  await page.goto(`${award.url}/kk/entries`);
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}/);
  await page.goto(`${page.url().split('?')[0]}/project`);
}

for (const scripts of [true, false]) {
  const name = scripts ? 'Health' : 'Water';
  const slug = `${name.toLowerCase()}-en`;

  test(`a category is added, offered to its kind and kept while it is named, ${scripts ? 'with' : 'without'} scripts`, async ({ award, open, quiet }) => {
    const organizer = await open({ javaScriptEnabled: scripts });
    await signIn(organizer, award, 'organizer');
    await addCategory(organizer, award, name, 'local');
    await organizer.goto(`${award.url}/kk/categories/${slug}`);
    await expect(organizer.locator('main h1')).toHaveText(`${name} KK`);

    const hospital = await open({ javaScriptEnabled: scripts });
    await signIn(hospital, award, 'entrant');
    await beginEntry(hospital, award);
    const choice = hospital.locator(`input[type=radio][value="${slug}"]`);
    await choice.check();
    await hospital.locator('button[name=act][value=stay]').last().click();
    await hospital.waitForLoadState();
    await hospital.reload();
    await expect(choice).toBeChecked();

    const grid = await open({ javaScriptEnabled: scripts });
    await signIn(grid, award, 'grid');
    await beginEntry(grid, award);
    await expect(grid.locator(`input[type=radio][value="${slug}"]`)).toBeDisabled();
    await expect(grid.locator('main')).toContainText('Бұл номинацияға кім қатысады: Жергілікті атқарушы органдар');

    await organizer.goto(`${award.url}/kk/desk/settings/categories`);
    const panel = organizer.locator(`fieldset[data-category="${slug}"]`);
    await expect(panel).toContainText('Бұл номинацияны таңдаған өтінімдер: 1');
    const remove = organizer.locator(field(`${slug}_remove`));
    await expect(remove).toBeDisabled();
    if (scripts) {
      // Whoever forces it is refused all the same.
      await remove.evaluate((box) => box.removeAttribute('disabled'));
      await remove.check();
      await organizer.locator(`${FORM} button.primary`).click();
      await expect(organizer.locator('main')).toContainText('Бұл номинацияда өтінім бар, сондықтан оны алып тастауға болмайды');
    }
    // The browser reports the look ahead, and what was refused, as refused forms.
    quiet.splice(0, quiet.length, ...quiet.filter((line) => !line.includes('422')));
  });
}
