// How soon a section of the wizard takes a first key on a slow phone: kept in the device's journal, on the server, and the page's
// program awake. Each figure counts from the moment the address was asked for, the middle of several visits.
import { devices, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { signIn, test, type Award } from '../award';

const RUNS = 5;
const FIELD = 'fields[how]';
/** What a mid-range phone on a bad line has. */
const PHONE = { cpu: 4, down: 1_600_000 / 8, up: 750_000 / 8, latency: 150 };

interface Seen { painted: number; field: number; kept: number; acknowledged: number; awake: number; kilobytes: number }

/** Runs in the page: types a letter as soon as there is a field, and notes when what happened. */
function watch(field: string): void {
  const seen: Record<string, number> = {};
  (window as unknown as { seen: unknown }).seen = seen;
  const look = (): void => {
    const now = performance.now();
    const input = document.querySelector<HTMLTextAreaElement>(`[name="${field}"]`);
    if (input && seen.field === undefined) {
      seen.field = now;
      input.value = 'Ж';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const kept = Object.keys(localStorage).some((key) => key.startsWith('bayge-journal:') && (localStorage.getItem(key) ?? '').includes('Ж'));
    if (kept && seen.kept === undefined) seen.kept = performance.now();
    if (!kept && seen.kept !== undefined && seen.acknowledged === undefined) seen.acknowledged = performance.now();
    if (document.documentElement?.dataset.awake === 'yes' && seen.awake === undefined) seen.awake = performance.now();
    if (['field', 'kept', 'acknowledged', 'awake'].some((name) => seen[name] === undefined)) setTimeout(look, 10);
  };
  look();
}

async function slow(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: PHONE.latency, downloadThroughput: PHONE.down, uploadThroughput: PHONE.up });
  await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE.cpu });
  return session;
}

/** One visit of the section; cold: nothing of the site is on the phone. */
async function visit(context: BrowserContext, address: string, isCold: boolean): Promise<Seen> {
  const page = await context.newPage();
  const session = await slow(page);
  if (isCold) await session.send('Network.clearBrowserCache');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.addInitScript(watch, FIELD);
  await page.goto(`${address}/solution`, { waitUntil: 'commit' });
  await page.waitForFunction(() => {
    const { seen } = window as unknown as { seen: Record<string, number> };
    return ['field', 'kept', 'acknowledged', 'awake'].every((name) => seen?.[name] !== undefined);
  }, undefined, { timeout: 60_000 });
  const seen = await page.evaluate(() => ({
    ...(window as unknown as { seen: Seen }).seen,
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  // The next visit types the same letter: the field is emptied again.
  await page.locator(`[name="${FIELD}"]`).fill('');
  await page.waitForFunction(() => Object.keys(localStorage).length === 0, undefined, { timeout: 60_000 });
  await page.waitForTimeout(2500);
  await page.close();
  return { ...seen, kilobytes: Math.round(bytes / 1000) };
}

const middle = (numbers: number[]): number => Math.round([...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]);

async function begin(browser: Browser, award: Award): Promise<{ context: BrowserContext; address: string }> {
  const context = await browser.newContext({ ...devices['Pixel 7'], locale: 'kk-KZ', timezoneId: 'Asia/Almaty' });
  const page = await context.newPage();
  await signIn(page, award, 'entrant', '/kk/entries');
  await page.locator('main form button.primary').click();
  await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}$/);
  const address = page.url();
  await page.close();
  return { context, address };
}

test('first key on a slow phone', async ({ browser, award }) => {
  const { context, address } = await begin(browser, award);
  for (const isCold of [true, false]) {
    const runs: Seen[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await visit(context, address, isCold));
    const of = (name: keyof Seen): number => middle(runs.map((run) => run[name]));
    console.log(
      `${isCold ? 'first visit ' : 'later visits'}: painted ${of('painted')} ms, field there ${of('field')} ms, key in the journal ${of('kept')} ms, ` +
        `acknowledged ${of('acknowledged')} ms, program awake ${of('awake')} ms, ${of('kilobytes')} KB over the line`,
    );
  }
  await context.close();
});
