// From registration to the receipt, with scripts and without; and what is typed before the page is awake stays.
import type { Page } from '@playwright/test';
import { awake, expect, signIn, test, type Award } from '../award';

const SECTIONS = ['organization', 'project', 'solution', 'results', 'responsible', 'transfer', 'team', 'files', 'consent'];
const PASSWORD = 'бір-екі-үш-төрт';

/** A synthetic BIN with its check digit (weights 1 to 11, then 3 to 11, 1, 2). */
function bin(serial: number): string {
  const digits = `260140${String(serial).padStart(5, '0')}`;
  const sum = (weights: number[]): number => [...digits].reduce((total, digit, index) => total + Number(digit) * weights[index], 0) % 11;
  const first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const check = first < 10 ? first : sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]);
  return check < 10 ? digits + check : bin(serial + 1);
}

const SPECIAL: Record<string, string> = { running_since: '2024-05', before: '40', after: '10', users: '12000', money_saved: '1500000', hours_saved: '300', unit_kk: 'мин', unit_ru: 'мин', unit_en: 'min', phone: '+7 701 123 45 67', email: 'contact@example.kz' };

function answer(key: string): string {
  const name = key.split('.').at(-1) ?? key;
  return SPECIAL[name] ?? `Жолдағы ақауды табу (${key})`;
}

/** Fills whatever the section asks that is still empty. */
async function fillSection(page: Page): Promise<void> {
  const form = page.locator('form.wizard-form');
  const fields = await form.locator('[name^="fields["]').evaluateAll((inputs) =>
    inputs.map((input) => ({ name: (input as HTMLInputElement).name, kind: input.tagName === 'SELECT' ? 'select' : (input as HTMLInputElement).type, value: (input as HTMLInputElement).value })),
  );
  for (const name of new Set(fields.map((field) => field.name))) {
    const { kind, value } = fields.find((field) => field.name === name) ?? fields[0];
    const input = form.locator(`[name="${name}"]`);
    if (kind === 'radio' || kind === 'checkbox') {
      const choice = form.locator(`[name="${name}"]:not([disabled])`).first();
      if (!(await choice.isChecked())) await choice.check();
    } else if (kind === 'select') {
      if (value === '') await input.selectOption({ index: 1 });
    } else if (kind !== 'hidden' && value === '') {
      await input.fill(answer(name.slice('fields['.length, -1)));
    }
  }
}

async function register(page: Page, award: Award, email: string, serial: number): Promise<void> {
  await page.goto(`${award.url}/kk/register`);
  await page.locator('#name').fill('Айгерім Сәрсенова');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#bin').fill(bin(serial));
  await page.locator('#organization_kk').fill('Демо: Сынақ ауданының әкімдігі');
  await page.locator('#organization_ru').fill('Демо: Акимат испытательного района');
  await page.locator('[name=kind]').selectOption('local');
  await page.locator('[name=region]').selectOption('350000000');
  await page.locator('#consent').check();
  await page.locator('form.auth-form button.primary').click();
  // In a demonstration the mail can be read on a page.
  await expect(async () => {
    await page.goto(`${award.url}/kk/mail`);
    await page.locator('main article', { hasText: email }).locator('a[href*="/verify-email?code="]').click({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await page.locator('#password').fill(PASSWORD);
  await page.locator('form.auth-form button.primary').click();
  await page.waitForURL('**/kk/account?done=verified');
  await page.goto(`${award.url}/kk/entries`);
}

/** A new entry of the demonstration's entrant; gives its address. */
async function newEntry(page: Page, award: Award): Promise<string> {
  await signIn(page, award, 'entrant', '/kk/entries');
  return begin(page);
}

async function begin(page: Page): Promise<string> {
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}/);
  return page.url().replace(/(\/entries\/[^/?]+).*/, '$1');
}

for (const scripts of [true, false]) {
  test(`from registration to receipt ${scripts ? 'with' : 'without'} scripts`, async ({ open, award }) => {
    const page = await open({ javaScriptEnabled: scripts });
    await register(page, award, scripts ? 'with@example.kz' : 'without@example.kz', scripts ? 301 : 351);

    const address = await begin(page);
    for (const section of SECTIONS) {
      await page.goto(`${address}/${section}`);
      await fillSection(page);
      await page.locator('form.wizard-form .wizard-end button.primary').click();
      await page.waitForURL((url) => !url.pathname.endsWith(`/${section}`), { timeout: 15_000 }).catch(async () => {
        throw new Error(`${section} stays: ${(await page.locator('#summary').allInnerTexts()).join()}`);
      });
    }

    await page.goto(`${address}/review`);
    await page.locator('main form button.primary').click();
    await page.waitForURL(/\/receipt/);
    await expect(page.locator('.receipt .hash').first()).toHaveText(/^[0-9a-f]{64}$/);
    await expect(page.locator('.receipt-number')).not.toBeEmpty();
  });
}

test('what is typed before the page is awake stays', async ({ page, award }) => {
  const address = await newEntry(page, award);
  let release = (): void => undefined;
  const held = new Promise<void>((done) => { release = done; });
  await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
  await page.goto(`${address}/solution`, { waitUntil: 'domcontentloaded' });
  const input = page.locator('[name="fields[situation]"]');
  await input.fill('Бұл мәтін бағдарлама жүктелмей тұрып жазылды.');
  release();
  await awake(page);
  await expect(input).toHaveValue('Бұл мәтін бағдарлама жүктелмей тұрып жазылды.');
  await page.locator('.wizard-end button[value=stay]').click();
  await expect(page.locator('.saved, [role=status]').first()).toBeVisible();
  await page.unroute('**/*.wasm');
  await page.goto(`${address}/solution`);
  await expect(page.locator('[name="fields[situation]"]')).toHaveValue('Бұл мәтін бағдарлама жүктелмей тұрып жазылды.');
});

// A text that would be markup if the page took it for such.
const SLY = '\n\nБірінші жол\n</textarea><b>&amp;"\'<script>alert(1)</script>';

test('a text comes back as it was typed, whatever it says', async ({ page, award }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  const input = page.locator('[name="fields[situation]"]');
  await input.fill(SLY);
  await page.locator('.wizard-end button[value=stay]').click();
  // Drawn anew by the program, then by the server and woken up.
  await expect(page.locator('[name=version]')).toHaveValue('1');
  await expect(input).toHaveValue(SLY);
  await page.reload();
  await expect(input).toHaveValue(SLY);
  await awake(page);
  await expect(input).toHaveValue(SLY);
});

test('a session that ends while writing loses nothing', async ({ page, award, context, quiet }) => {
  const address = await newEntry(page, award);
  await page.goto(`${address}/solution`);
  await awake(page);
  const input = page.locator('[name="fields[situation]"]');
  await input.fill('Сеанс аяқталғанша жазылған мәтін.');
  await context.clearCookies();
  await page.locator('.wizard-end button[value=stay]').click();
  const link = page.locator('[role=alert] a[target=_blank]');
  await expect(link).toBeInViewport();
  await expect(input).toHaveValue('Сеанс аяқталғанша жазылған мәтін.');

  const other = await context.newPage();
  await signIn(other, award, 'entrant');
  await other.close();
  await page.locator('.wizard-end button[value=stay]').click();
  await expect(page.locator('[name=version]')).toHaveValue('1');
  await expect(link).toHaveCount(0);
  await page.reload();
  await expect(input).toHaveValue('Сеанс аяқталғанша жазылған мәтін.');
  // The browser reports the refused saves: that of the button, and those that go by themselves.
  expect(quiet.filter((line) => !line.includes('401'))).toEqual([]);
  quiet.length = 0;
});
