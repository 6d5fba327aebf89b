// Bodies learn from each other: a request is asked and answered, a change of what is published is accepted, practices come by file.
import { expect, signIn, test } from '../award';
import { surplus, violations } from '../measures';

test.use({ story: 'sharing' });

for (const scripts of [true, false]) {
  test(`a request, its answer and its end ${scripts ? 'with' : 'without'} scripts`, async ({ open, award }) => {
    const asker = await open({ javaScriptEnabled: scripts, viewport: { width: 390, height: 844 } });
    await signIn(asker, award, scripts ? 'roads' : 'post', '/kk/entries');
    const owner = await open({ javaScriptEnabled: scripts });
    await signIn(owner, award, 'entrant', '/kk/entries');
    const entry = await owner.locator('tr', { hasText: 'жарияланған' }).locator('th a').first().getAttribute('href');
    await owner.goto(`${award.url}${entry}/revision`);
    const project = (await owner.locator('a.back').getAttribute('href')) ?? '';

    await asker.goto(`${award.url}${project}`);
    await asker.locator(`a[href="${project}/contact"]`).click();
    await asker.locator('#text').fill('Осындай жүйені өзімізге енгізгіміз келеді. Неден бастау керек?');
    expect(await surplus(asker)).toBeLessThanOrEqual(0);
    await asker.locator('form[action$="/contact_ask"] button').click();
    await asker.waitForURL(/\/contacts\/[0-9a-f-]{36}/);
    const thread = new URL(asker.url()).pathname;

    await owner.goto(`${award.url}${thread}`);
    await expect(owner.getByText('Неден бастау керек?')).toBeVisible();
    await owner.locator('form[action$="/contact_write"] textarea').fill('Кескін архивінен бастадық.');
    await owner.locator('form[action$="/contact_write"] button').click();
    await expect(owner.getByText('Хабар жіберілді')).toBeVisible();
    if (scripts) expect(await violations(owner)).toEqual([]);
    await asker.goto(`${award.url}${thread}`);
    await expect(asker.getByText('Кескін архивінен бастадық.')).toBeVisible();
    await asker.locator('form[action$="/contact_close"] button').click();
    await expect(asker.getByText('жабылды').first()).toBeVisible();
    await expect(asker.locator('form[action$="/contact_write"]')).toHaveCount(0);
    await expect.poll(() => award.mails().filter((mail) => mail.includes(thread)).length).toBeGreaterThanOrEqual(2);
  });

  test(`a change of what is published ${scripts ? 'with' : 'without'} scripts`, async ({ open, award }) => {
    const owner = await open({ javaScriptEnabled: scripts });
    await signIn(owner, award, 'entrant', '/kk/entries');
    const entry = await owner.locator('tr', { hasText: 'жарияланған' }).locator('th a').first().getAttribute('href');
    await owner.goto(`${award.url}${entry}/revision`);
    const project = (await owner.locator('a.back').getAttribute('href')) ?? '';
    const title = scripts ? 'Кескінді ерте талдау' : 'Кескінді ерте әрі тез талдау';
    await owner.locator('[name="fields[title_kk]"]').fill(title);
    await owner.locator('form[action$="/revision_propose"] button').click();
    await expect(owner.getByText('Өзгеріс ұсынылды')).toBeVisible();
    await owner.goto(`${award.url}${project}`);
    await expect(owner.locator('h1')).not.toHaveText(title);

    const organizer = await open({ javaScriptEnabled: scripts });
    await signIn(organizer, award, 'organizer', '/kk/desk/revisions');
    await expect(organizer.locator('ins').first()).toBeVisible();
    if (scripts) expect(await violations(organizer)).toEqual([]);
    await organizer.locator('button[value=accept]').first().click();
    await expect(organizer.getByText('Өзгеріс жарияланды')).toBeVisible();
    await owner.goto(`${award.url}${project}`);
    await expect(owner.locator('h1')).toHaveText(title);
  });

  test(`practices by file ${scripts ? 'with' : 'without'} scripts`, async ({ open, award }) => {
    const page = await open({ javaScriptEnabled: scripts });
    await signIn(page, award, 'organizer', '/kk/desk/practices');
    const texts = (text: string): Record<string, string> => ({ kk: `${text} kk`, ru: `${text} ru`, en: `${text} en` });
    const slug = scripts ? 'bus-lanes' : 'tram-lanes';
    const practice = { slug, category: 'region', region: '470000000', kind: 'local', title: texts('Жолақ'), summary: texts('Мәтін'), owner: texts('Әкімдік'), source_name: 'example.kz' };
    const bring = async (rows: object[]): Promise<void> => {
      await page.goto(`${award.url}/kk/desk/practices`);
      await page.locator('#file').setInputFiles({ name: 'practices.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(rows)) });
      await page.locator('form[action="/practices/file"] button').click();
      await page.waitForURL(/\/desk\/practices\/file/);
    };
    await bring([practice, { ...practice, slug: 'other', kind: 'private' }]);
    await expect(page.getByText('мұндай мән жоқ')).toBeVisible();
    await expect(page.locator('button[value=publish]')).toHaveCount(0);
    if (scripts) expect(await violations(page)).toEqual([]);
    await bring([practice]);
    await page.locator('button[value=publish]').click();
    await expect(page.getByText('Файл алынды')).toBeVisible();
    await page.goto(`${award.url}/kk/projects/${slug}`);
    await expect(page.locator('h1')).toHaveText('Жолақ kk');
  });

  test(`a practice written by hand ${scripts ? 'with' : 'without'} scripts`, async ({ open, award }) => {
    const page = await open({ javaScriptEnabled: scripts });
    await signIn(page, award, 'organizer', '/kk/desk/practices');
    await page.locator('a[href$="/desk/practices/new"]').click();
    await page.waitForURL(/\/desk\/practices\/new/);
    const field = (name: string) => page.locator(`[name="fields[${name}]"]`);
    const title = scripts ? 'Жарық шамдар' : 'Ақылды аялдама';
    for (const [name, text] of [['title', title], ['summary', 'Мәтін'], ['owner', 'Әкімдік']]) await field(`${name}_kk`).fill(text);
    for (const [name, code] of [['category', 'region'], ['region', '470000000'], ['kind', 'local']]) await field(name).selectOption(code);
    await page.locator('button[value=draft]').click();
    await expect(field('title_kk')).toHaveValue(title);
    await expect(page.locator('a[href="#fields[source_name]"]')).toBeVisible();
    if (scripts) expect(await violations(page)).toEqual([]);
    await field('source_name').fill('example.kz');
    await page.locator('button[value=draft]').click();
    await expect(page.getByText('Шимай нұсқа сақталды')).toBeVisible();
    await expect(page.getByText('аударылмаған').first()).toBeVisible();
    for (const locale of ['ru', 'en']) for (const name of ['title', 'summary', 'owner']) await field(`${name}_${locale}`).fill(`${title} ${locale}`);
    await page.locator('button[value=publish]').click();
    await expect(page.getByText('Тәжірибе жарияланды')).toBeVisible();
    await page.locator('main a[href*="/projects/"]').first().click();
    await expect(page.locator('h1')).toHaveText(title);
  });
}
