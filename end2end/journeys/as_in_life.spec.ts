// One edition from its score sheets to the checked result, in one piece and by the people of the award: jurors, organizer,
// chair, host, confirmer, hall and viewers. What each page does in detail is told by the other journeys.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { awake, expect, freePort, serve, signIn, test, type Award } from '../award';
import { abstain, declareTie, finish, handIn, panelOf, recuse, seatOf } from '../jurors';
import { findYear } from '../pages';
import { go, gold, readiness, reveal } from '../show';

const DAY = 24 * 3600 * 1000;
/** A day in Astana, so many days from now. */
const day = (days: number): string => new Date(Date.now() + 5 * 3600 * 1000 + days * DAY).toISOString().slice(0, 10);

// Its ceremony was some days ago, so that the edition which the jury works on becomes the next one when it is called for tomorrow.
test.use({ story: 'as_in_life', at: day(-3) });

const root = resolve(__dirname, '../..');
const binary = join(root, 'target/debug/bayge');
const python = process.env.BAYGE_TEST_PYTHON ?? join(homedir(), '.cache/bayge/tools/python/bin/python');

/** The two entries of a category that end in a tie, by the beginnings of their titles. */
const [LAND, LIBRARY] = ['Жер телімі туралы өтінімді', 'Кітапханадағы «Сұра да тап»'];
/** A body that nobody of this edition belongs to. */
const ELSEWHERE = '260140000907';
const NOTICE = { kk: 'Ұйым атауында әріп қатесі бар еді.', ru: 'В названии организации была опечатка.', en: 'The name of the body had a typing mistake.' };

type Open = (options?: BrowserContextOptions) => Promise<Page>;

/** The organizer calls the ceremony of this edition for tomorrow: the first press shows what it comes to, the second does it. */
async function callCeremony(organizer: Page, award: Award, year: number): Promise<void> {
  await organizer.goto(`${award.url}/kk/desk/settings?year=${year}`);
  await organizer.locator('#ceremony').fill(`${day(1)}T19:00`);
  await organizer.locator('form[action$="/award_change"] button.primary').click();
  await organizer.locator('.notice form button.primary').click();
  await organizer.waitForURL(/done=/);
  expect((await findYear(organizer, award)).year).toBe(String(year));
}

/** Everybody scores; one leaves, one abstains, a new one steps in; two entries end with the same sheets. */
async function round(award: Award, open: Open, organizer: Page, year: number): Promise<void> {
  const jurors = new Map<number, Page>();
  for (let number = 1; number <= 9; number += 1) {
    jurors.set(number, await open());
    await signIn(juror(number), award, `juror${number}`, '/kk/jury');
  }
  function juror(number: number): Page { return jurors.get(number) as Page; }
  await declareTie(juror(1), award, '', 'Бұрын осы саладағы мекемеде кеңесші болдым.');
  await declareTie(juror(3), award, ELSEWHERE, '2022 жылға дейін сонда істедім.');
  await expect(juror(3).locator('main')).toContainText('Цифрлық даму басқармасы');

  // One leaves an entry that they had scored: it is theirs no more, and the plan finds another.
  const leaver = (await panelOf(organizer, award, year, LAND)).at(-1) as number;
  const address = await seatOf(juror(leaver), award, LAND);
  await recuse(juror(leaver), address, 'Авторлардың бірі туысым екен.');
  expect((await juror(leaver).goto(address))?.status()).toBe(404);
  await organizer.goto(`${award.url}/kk/desk/jury?year=${year}`);
  await organizer.locator('form[action$="/jury_accept"] button').click();
  await organizer.waitForURL(/done=accepted/);
  const [land, library] = [await panelOf(organizer, award, year, LAND), await panelOf(organizer, award, year, LIBRARY)];
  expect(land).toHaveLength(3);
  expect(land).not.toContain(leaver);
  expect(library).toHaveLength(3);

  const abstainer = library.at(-1) as number;
  await abstain(juror(abstainer), await seatOf(juror(abstainer), award, LIBRARY), 'Кітапхана ісін білмеймін.');
  await Promise.all([...jurors].map(async ([number, page]) => {
    if (land.includes(number)) await handIn(page, await seatOf(page, award, LAND), () => 8);
    if (library.includes(number) && number !== abstainer) await handIn(page, await seatOf(page, award, LIBRARY), () => 8);
    await finish(page, award, (entry, criterion) => 5 + ((number + 2 * entry + criterion) % 5));
  }));
  // Who has handed in sees the others, without names, and how they lie against them.
  await juror(1).goto(await seatOf(juror(1), award, LAND));
  await expect(juror(1).locator('#panel')).toBeVisible();
  await expect(juror(1).locator('main')).not.toContainText(/Алқа мүшесі Демо [2-9]/);
  await Promise.all([...jurors.values()].map((page) => page.context().close()));
}

/** The chair looks, supposes, decides what is tied and confirms every shortlist. */
async function deliberate(chair: Page, award: Award, year: number): Promise<void> {
  await chair.goto(`${award.url}/kk/desk/scores`);
  const links = chair.locator('tbody th a');
  await expect(links).toHaveCount(6);
  const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  await chair.goto(award.url + addresses[0]);
  await expect(chair.locator('#tie-1')).toBeVisible();
  await expect(chair.locator('#robustness')).toBeVisible();
  // With three sheets at least, the entry of which one juror abstained would have no place.
  await chair.locator('#quorum').fill('3');
  await chair.locator('#what-if button').click();
  await expect(chair.locator('#what-if tbody tr')).not.toHaveCount(0);
  for (const address of addresses) {
    await chair.goto(award.url + address);
    const waiting = chair.locator('section.panel:has(.panel-head .tag[data-kind=warn]) form[action$="/scores_decide"]');
    while ((await waiting.count()) > 0) {
      const places = waiting.first().locator('select');
      const count = await places.count();
      for (let place = 0; place < count; place += 1) await places.nth(place).selectOption(String(count - place));
      await waiting.first().locator('textarea').fill('Нәтижесін тәуелсіз тарап растаған жоба алға қойылды.');
      await waiting.first().locator('button').click();
      await chair.waitForURL(/done=decided/);
      await chair.goto(award.url + address);
    }
    const confirm = chair.locator('form[action$="/scores_confirm"] button');
    if ((await confirm.count()) > 0) {
      await confirm.click();
      await chair.waitForURL(/done=confirmed/);
      await expect(chair.locator('form[action$="/scores_confirm"]')).toHaveCount(0);
    }
  }
  await chair.goto(`${award.url}/kk/desk/prizes`);
  const citation = chair.locator('form[action$="/citation_write"]').first();
  const words = { kk: 'Нәтижесі өлшенген.', ru: 'Результат измерен.', en: 'The result is measured.' };
  for (const [language, text] of Object.entries(words)) await citation.locator(`[name=text_${language}]`).fill(text);
  await citation.locator('button').click();
  await chair.waitForURL(/done=/);
}

/** One proposes, another agrees. Gives the root that everybody can read. */
async function seal(organizer: Page, chair: Page, reader: Page, award: Award): Promise<string> {
  await organizer.goto(`${award.url}/kk/desk/seal`);
  await organizer.locator('form[action$="/seal_propose"] button').click();
  await organizer.waitForURL(/done=asked/);
  await expect(organizer.locator('form[action$="/seal_agree"]')).toHaveCount(0);
  await chair.goto(`${award.url}/kk/desk/seal`);
  await chair.locator('form[action$="/seal_agree"] button').click();
  await chair.waitForURL(/done=sealed/);
  await reader.goto(`${award.url}/kk/verify`);
  const published = (await reader.locator('.seal .hash').first().innerText()).trim();
  expect(published).toMatch(/^[0-9a-f]{64}$/);
  return published;
}

/** A rehearsal beside the award: two people step as far as the first name, and the award knows nothing of it. */
async function rehearse(award: Award, open: Open): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bayge-life-rehearsal-'));
  const database = `sqlite:${join(folder, 'bayge.db')}`;
  const printed = execFileSync(binary, ['rehearse', '--data-dir', award.dataDir, '--database', database], { cwd: root, encoding: 'utf8' });
  const port = await freePort();
  const server = await serve(folder, port);
  const url = `http://127.0.0.1:${port}`;
  try {
    const [host, second] = [await open(), await open()];
    for (const [page, name, next] of [[host, 'host', '/kk/ceremony/host'], [second, 'confirmer', '/kk/ceremony/confirm']] as const) {
      await page.goto(`${url}/kk/sign-in?next=${next}`);
      await page.locator('#email').fill(`${name}@rehearsal.bayge`);
      await page.locator('#password').fill(new RegExp(`${name}@rehearsal\\.bayge\\s+(\\S+)`).exec(printed)?.[1] ?? '');
      await page.locator('form.auth-form button.primary').click();
      await page.waitForURL((at) => at.pathname === next);
      await awake(page);
    }
    for (let step = 0; step < 3; step += 1) await go(host, second, step);
    await expect(host.locator('aside.rehearsal')).toBeVisible();
    // The award itself has no show yet.
    expect((await host.request.get(`${award.url}/live/board.json`)).status()).toBe(404);
    for (const page of [host, second]) await page.context().close();
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Evening { host: Page; second: Page; hall: Page; mixer: Page; prompter: Page; phones: Page[]; plain: Page }

async function gather(award: Award, open: Open): Promise<Evening> {
  const screen = { viewport: { width: 1920, height: 1080 } };
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const [host, second, prompter] = [await open(), await open(), await open({ viewport: { width: 1280, height: 720 } })];
  await signIn(host, award, 'host', '/kk/ceremony/host');
  await signIn(second, award, 'confirmer', '/kk/ceremony/confirm');
  await signIn(prompter, award, 'host', '/kk/ceremony/prompter');
  const [hall, mixer] = [await open(screen), await open(screen)];
  await hall.goto(`${award.url}/stage?l=kk`);
  await mixer.goto(`${award.url}/overlay?l=ru`);
  const phones = [await open(phone), await open({ ...phone, locale: 'ru-RU' })];
  await phones[0].goto(`${award.url}/kk/live`);
  await phones[1].goto(`${award.url}/ru/live`);
  const plain = await open({ ...phone, javaScriptEnabled: false });
  await plain.goto(`${award.url}/en/live`);
  for (const page of [host, second, prompter, hall, mixer, ...phones]) await awake(page);
  return { host, second, hall, mixer, prompter, phones, plain };
}

/** The show to its end, with what goes wrong on an evening. */
async function show({ host, second, hall, mixer, prompter, phones, plain }: Evening, award: Award): Promise<void> {
  const screen = hall.locator('.screen');
  await expect(screen).toHaveAttribute('data-step', 'waiting');
  await go(host, second, 0);
  await expect(screen).toHaveAttribute('data-step', 'opening');
  for (const phone of phones) await expect(phone.locator('.live-state')).toHaveAttribute('data-state', 'live');

  // The finalists: whoever reads out knows them once they are confirmed, everybody else when they are shown.
  await expect(gold(host)).toHaveAttribute('value', 'arm');
  const title = await host.locator('.next .finalist-title').first().innerText();
  await gold(host).click();
  await expect(readiness(second)).toHaveAttribute('data-state', 'armed');
  await expect(prompter.locator('.prompter-next')).not.toContainText(title);
  await gold(second).click();
  await expect(prompter.locator('.prompter-next')).toContainText(title);
  for (const page of [hall, mixer, ...phones]) expect(await page.content()).not.toContain(title);
  await expect(readiness(host)).toHaveAttribute('data-state', 'confirmed');
  await gold(host).click();
  await expect(hall.locator('.finalist')).toHaveCount(2);
  await expect(phones[0].locator('.board[data-category=citizens]')).toContainText(title);
  await expect(host.locator('.host-step').nth(1)).toHaveAttribute('data-state', 'now');

  // Two entries, three places.
  await reveal(host, second);
  await expect(screen).toHaveAttribute('data-step', 'place');
  await expect(mixer.locator('.overlay-bar')).toBeVisible();

  // A pause in the hall, and on again.
  await host.keyboard.press('h');
  await expect(screen).toHaveAttribute('data-step', 'hold');
  await expect(mixer.locator('.overlay-bar')).toHaveCount(0);
  await host.keyboard.press('h');
  await expect(screen).toHaveAttribute('data-step', 'place');
  await go(host, second, 3);
  await go(host, second, 4);
  await expect(screen).toHaveAttribute('data-place', '1');
  await expect(hall.locator('.screen-citation')).toBeVisible();
  const winner = await hall.locator('.screen-title').innerText();
  await expect(phones[0].locator('.board[data-category=citizens]')).toContainText(winner);

  // Back to the second place and forward again; dark, and light again. Nothing public goes away.
  await host.keyboard.press('PageUp');
  await expect(screen).toHaveAttribute('data-place', '2');
  await expect(phones[0].locator('.board[data-category=citizens]')).toContainText(winner);
  await host.keyboard.press('PageDown');
  await expect(screen).toHaveAttribute('data-place', '1');
  await host.keyboard.press('b');
  await expect(screen).toHaveAttribute('data-step', 'blackout');
  await host.keyboard.press('b');
  await expect(screen).toHaveAttribute('data-place', '1');
  await correct(host, second);
  await expect(hall.locator('.screen-correction')).toContainText(NOTICE.kk);
  await expect(phones[1].locator('.notice')).toContainText(NOTICE.ru);

  const steps = await host.locator('.host-step').count();
  for (let step = 5; step < steps; step += 1) await go(host, second, step);
  await expect(screen).toHaveAttribute('data-step', 'closing');
  for (const phone of phones) {
    await expect(phone.locator('.live-state')).not.toHaveAttribute('data-state', 'live');
    await expect(phone.locator('.notice').first()).toBeVisible();
  }
  await plain.goto(`${award.url}/en/live`);
  await expect(plain.locator('.notice')).toContainText(NOTICE.en);
  await expect(plain.locator('.board[data-category=citizens] .place[data-place="1"]')).toBeVisible();
}

/** A notice to the step on screen, by both people. */
async function correct(host: Page, second: Page): Promise<void> {
  await host.locator('.host-correct summary').click();
  for (const [language, text] of Object.entries(NOTICE)) await host.locator(`#text_${language}`).fill(text);
  await host.locator('.host-correct button').click();
  await second.locator('button[value=publish]').click();
  for (const page of [host, second]) await awake(page);
}

/** The published file before all three verifiers. */
async function verify(reader: Page, award: Award, published: string, year: number): Promise<void> {
  await reader.goto(`${award.url}/ru/verify`);
  await expect(reader.locator('.seal .hash').first()).toHaveText(published);
  await awake(reader);
  await reader.locator('#check-published').click();
  await expect(reader.locator('#checked .notice')).toHaveAttribute('data-kind', 'success');
  const download = reader.waitForEvent('download');
  await reader.locator(`a[href="/results/${year}.json"]`).click();
  const file = join(award.dataDir, `results-${year}.json`);
  await (await download).saveAs(file);
  await reader.locator('#check-file').setInputFiles(file);
  await expect(reader.locator('#checked')).toContainText(`results-${year}.json`);
  await expect(reader.locator('#checked .notice')).toHaveAttribute('data-kind', 'success');
  expect(readFileSync(file, 'utf8')).toContain(published);
  expect(execFileSync(binary, ['verify', file], { encoding: 'utf8' })).toContain(`root         ${published}`);
  execFileSync(python, [join(root, 'docs/verify.py'), file]);
}

test('from the score sheets to the checked result', async ({ award, open, quiet }) => {
  test.setTimeout(300_000);
  const [organizer, chair, reader] = [await open(), await open(), await open()];
  const year = Number((await findYear(reader, award)).year) - 1;
  await signIn(organizer, award, 'organizer');
  await test.step('the ceremony is called', () => callCeremony(organizer, award, year));
  await test.step('the jury scores', () => round(award, open, organizer, year));
  await signIn(chair, award, 'chair');
  await test.step('the chair deliberates', () => deliberate(chair, award, year));
  await test.step('two people rehearse', () => rehearse(award, open));
  const published = await test.step('the result is sealed', () => seal(organizer, chair, reader, award));
  const evening = await test.step('everybody gathers', () => gather(award, open));
  await test.step('the show', () => show(evening, award));
  await test.step('the result is checked', () => verify(reader, award, published, year));
  await organizer.goto(`${award.url}/kk/desk/log?check=1`);
  await expect(organizer.locator('.notice').first()).toHaveAttribute('data-kind', 'success');
  // The browser reports the look ahead at new dates, and the entry that was left.
  quiet.splice(0, quiet.length, ...quiet.filter((line) => !/4(22|04)/.test(line)));
});
