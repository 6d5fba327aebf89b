// Two people of one organization in one entry: each sees where the other is; every version comes back; no scripts needed.
import { awake, expect, PASSWORD, signIn, test } from '../award';

const HOW = '[name="fields[how]"]';
const COLLEAGUE = 'Нұрлан Әбенов';

test('colleagues see each other, and the history brings every version back', async ({ page, award, browser }) => {
  // A colleague registers with the BIN of the hospital, and is admitted by somebody who is there already.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'kk-KZ' });
  const other = await context.newPage();
  await other.goto(`${award.url}/kk/register`);
  await other.locator('#name').fill(COLLEAGUE);
  await other.locator('#email').fill('nurlan@example.kz');
  await other.locator('#password').fill(PASSWORD);
  await other.locator('#bin').fill('260140001787');
  await other.locator('#organization_kk').fill('Демо: №4 қалалық аурухана');
  await other.locator('#organization_ru').fill('Демо: городская больница № 4');
  await other.locator('[name=kind]').selectOption('local');
  await other.locator('[name=region]').selectOption('350000000');
  await other.locator('#consent').check();
  await other.locator('form.auth-form button.primary').click();
  await expect(async () => {
    await other.goto(`${award.url}/kk/mail`);
    await other.locator('main article', { hasText: 'nurlan@example.kz' }).locator('a[href*="/verify-email?code="]').click({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await other.locator('#password').fill(PASSWORD);
  await other.locator('main form button.primary').click();
  await other.waitForURL(/\/kk\/account/);

  await signIn(page, award, 'entrant', '/kk/account');
  await page.locator('tr', { hasText: COLLEAGUE }).locator('form[action*=admit] button').click();
  await page.goto(`${award.url}/kk/entries`);
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}$/);
  const address = page.url();

  await page.goto(`${address}/solution`);
  await awake(page);
  await page.locator(HOW).fill('Бірінші нұсқа.');
  await expect.poll(() => page.locator('[name=version]').inputValue()).toBe('1');
  await other.goto(`${address}/solution`);
  await awake(other);
  await expect(other.locator('#here')).toHaveText('Қазір осы бөлімде: Өтініш беруші Демо');
  await other.goto(address);
  await expect(other.locator('.task-here[data-section=solution]')).toHaveText('Қазір осы бөлімде: Өтініш беруші Демо');
  await other.goto(`${address}/solution`);
  await awake(other);
  await other.locator(HOW).fill('Екінші нұсқа.');
  await expect.poll(() => other.locator('[name=version]').inputValue()).toBe('2');
  // The next sign of life tells the page who else is there, and what they wrote.
  await expect(page.locator('#here')).toHaveText(`Қазір осы бөлімде: ${COLLEAGUE}`, { timeout: 30_000 });
  await expect(page.locator(HOW)).toHaveValue('Екінші нұсқа.');

  await page.getByRole('link', { name: 'Өзгерістер тарихы' }).click();
  await page.waitForURL(/\/history$/);
  await expect(page.locator('.answers').first()).toContainText(`2-нұсқа: ${COLLEAGUE}`);
  await page.locator('.answers', { hasText: '1-нұсқа' }).locator('form button').click();
  await page.waitForURL(/\/solution$/);
  await expect(page.locator(HOW)).toHaveValue('Бірінші нұсқа.');
  await context.close();
});

test('without scripts two texts of one field are chosen from by a plain form', async ({ page, award, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await signIn(plain, award, 'entrant', '/kk/entries');
  await plain.locator('main form button.primary').click();
  await plain.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}$/);
  const address = plain.url();
  await plain.goto(`${address}/solution`);
  await signIn(page, award, 'entrant');
  await page.goto(`${address}/solution`);
  await awake(page);
  await page.locator(HOW).fill('Скриптпен жазылған.');
  await expect.poll(() => page.locator('[name=version]').inputValue()).toBe('1');

  await plain.locator(HOW).fill('Скриптсіз жазылған.');
  await plain.locator('.wizard-end button[value=stay]').click();
  await expect(plain.locator('.met .choice')).toHaveCount(2);
  await expect(plain.locator(HOW)).toHaveValue('Скриптпен жазылған.');
  await plain.locator('.met [value=mine]').check();
  await plain.locator('.met button').click();
  await expect(plain.locator(HOW)).toHaveValue('Скриптсіз жазылған.');
  await expect(plain.locator('.met')).toHaveCount(0);
  await context.close();
});

test('an indicator is drawn while it is typed', async ({ page, award }) => {
  await signIn(page, award, 'entrant', '/kk/entries');
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}$/);
  await page.goto(`${page.url()}/results`);
  await awake(page);
  await expect(page.locator('.entry-row .bars')).toHaveCount(0);
  await page.locator('[name="fields[indicator.1.before]"]').fill('40');
  await page.locator('[name="fields[indicator.1.after]"]').fill('10');
  await page.locator('[name="fields[indicator.1.unit_kk]"]').fill('мин');
  await expect(page.locator('.entry-row .bars-value')).toHaveText(['40 мин', '10 мин']);
  await expect(page.locator('.untranslated:visible')).toHaveCount(2);
});

/** The seconds that the countdown shows below a day. */
async function left(text: Promise<string>): Promise<number> {
  const [hours, minutes, seconds] = (/(\d\d):(\d\d):(\d\d)/.exec(await text) ?? []).slice(1).map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

test('the countdown goes by the clock of the server, whatever the browser says and however late the program comes', async ({ page, context, award }) => {
  await signIn(page, award, 'entrant', '/kk/entries');
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}$/);
  const address = page.url();
  const wrong = await context.newPage();
  await wrong.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() + 7 * 3600 * 1000;
  });
  await wrong.route('**/*.wasm', async (route) => {
    await new Promise((done) => setTimeout(done, 3000));
    await route.continue();
  });
  await wrong.goto(`${address}/solution`);
  await page.goto(`${address}/solution`);
  await Promise.all([awake(page), awake(wrong)]);
  // The parts of the program come one after the other; until then the number stands still and falls behind.
  await expect.poll(async () => {
    const [one, two] = await Promise.all([left(page.locator('.strip-until b').innerText()), left(wrong.locator('.strip-until b').innerText())]);
    return Math.abs(one - two);
  }).toBeLessThanOrEqual(1);
});
