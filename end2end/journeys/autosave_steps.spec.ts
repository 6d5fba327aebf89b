// The wizard's real scripts against a server, a network and a clock that are played: two devices with two tabs each, thousands of random
// steps from a seed that is printed. No acknowledged text is replaced unseen, and none that was not acknowledged is silently dropped.
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';

const root = resolve(__dirname, '../..');
const STEPS = Number(process.env.BAYGE_TEST_STEPS ?? 2500);
const SEED = Number(process.env.SEED ?? 20261126);

interface Played { present: Record<string, string>; kept: Record<string, string[]>; changedAt: Record<string, number>; version: number }
interface Driver {
  tabs: unknown[]; server: Played; isSignedIn: boolean;
  run(device: string, seed: number, server: Played, steps: number): Promise<{ server: Played; broken: string[]; counts: Record<string, number> }>;
  finish(server: Played): Promise<{ server: Played; broken: string[]; orphans: unknown[]; owes: object; left: string[] }>;
}

const empty = (): Played => ({ present: {}, kept: { situation: [], why_ai: [], how: [] }, changedAt: {}, version: 0 });

let server: Server;
let url = '';

test.beforeAll(async () => {
  server = createServer((request, answer) => {
    const name = (request.url ?? '/').slice(1);
    const isScript = /^[a-z]+\.js$/.test(name);
    answer.setHeader('cache-control', 'max-age=3600');
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    if (name === 'driver.js') answer.end(readFileSync(join(root, 'end2end/simulation/driver.js')));
    else if (isScript) answer.end(readFileSync(join(root, 'public', name)));
    else answer.end('<!DOCTYPE html><title>a device</title><script src="/driver.js"></script>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
});

test.afterAll(() => void server.close());

async function device(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => { throw error; });
  await page.goto(url);
  return page;
}

test('whatever happens, nothing typed is lost', async ({ browser }) => {
  test.setTimeout(900_000);
  console.log(`seed ${SEED}, ${STEPS} steps`);
  const devices = [await device(browser), await device(browser)];
  const names = ['A', 'B'];
  let played = empty();
  const counts: Record<string, number>[] = [{}, {}];
  let seed = SEED;
  for (let done = 0; done < STEPS; ) {
    const which = (seed >>> 3) % 2;
    const steps = 1 + (seed % 9);
    const said = await devices[which].evaluate(
      ([name, seed, server, steps]) => (window as unknown as { driver: Driver }).driver.run(name, seed, server, steps),
      [names[which], seed, played, steps] as const,
    );
    expect(said.broken, `seed ${SEED}, after ${done} steps`).toEqual([]);
    played = said.server;
    counts[which] = said.counts;
    done += steps;
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  }
  for (const page of devices) {
    const said = await page.evaluate((server) => (window as unknown as { driver: Driver }).driver.finish(server), played);
    played = said.server;
    expect({ broken: said.broken, orphans: said.orphans, owes: said.owes, left: said.left }, `seed ${SEED}`).toEqual({ broken: [], orphans: [], owes: {}, left: [] });
  }
  console.log(JSON.stringify(counts));
  for (const what of ['type', 'kept', 'lost', 'unheard', 'close', 'kill', 'open', 'session', 'keepMine', 'takeTheirs', 'takeIt', 'dropIt']) {
    expect((counts[0][what] ?? 0) + (counts[1][what] ?? 0), `${what} happened`).toBeGreaterThan(0);
  }
});

interface Tab { isAlive: boolean }
interface Hands extends Driver {
  random(): number;
  clock: number;
  open(name: number): Promise<Tab>;
  close(tab: Tab, isKilled: boolean): Promise<void>;
  type(tab: Tab, key: string, text: string): void;
  panels(tab: Tab): HTMLElement[];
  settle(): Promise<string>;
  broken: string[];
}

/** Plays a short scene on a device of its own; gives what is offered at its end, and what broke. */
async function scene(browser: Browser, play: (hands: Hands) => Promise<Tab>): Promise<{ offered: string[]; broken: string[] }> {
  const page = await device(browser);
  return page.evaluate(
    async ([source, server]) => {
      const hands = (window as unknown as { driver: Hands }).driver;
      Object.assign(hands, { device: 'A', server, random: () => 0.99 });
      const last = await (new Function(`return (${source})`)() as (hands: Hands) => Promise<Tab>)(hands);
      for (let wait = 0; wait < 50 && hands.panels(last).length === 0; wait += 1) await hands.settle();
      const offered = hands.panels(last).map((panel) => panel.querySelector('.other-words')?.textContent ?? '').filter((text) => text !== '');
      return { offered: offered.sort(), broken: hands.broken };
    },
    [play.toString(), empty()] as const,
  );
}

test('what two tabs left under one field is offered, both', async ({ browser }) => {
  const said = await scene(browser, async (hands) => {
    const [first, second] = [await hands.open(0), await hands.open(1)];
    hands.type(first, 'how', 'one');
    await hands.close(first, true);
    hands.type(second, 'how', 'two');
    hands.type(second, 'how', 'two and more');
    await hands.close(second, true);
    return hands.open(0);
  });
  expect(said).toEqual({ offered: ['one', 'two and more'], broken: [] });
});

test('a living tab keeps its own: nobody is offered what it has not sent yet', async ({ browser }) => {
  const said = await scene(browser, async (hands) => {
    hands.type(await hands.open(0), 'how', 'one');
    return hands.open(1);
  });
  expect(said).toEqual({ offered: [], broken: [] });
});

test('a full storage loses nothing: the strict store has it', async ({ browser }) => {
  const said = await scene(browser, async (hands) => {
    const tab = await hands.open(0);
    for (let size = 2 ** 22; size > 0; size = Math.floor(size / 2)) {
      try { localStorage.setItem(`full${size}`, 'x'.repeat(size)); } catch { /* the next fits */ }
    }
    hands.type(tab, 'how', 'no room for this');
    // The write waits for the page's own opening of the store, which takes its time where others compete for the disk.
    for (let wait = 0; wait < 100 && !(await hands.settle()).includes('no room for this'); wait += 1);
    // The driver's own look is at localStorage alone, where it cannot be.
    hands.server.kept.how.push('no room for this');
    await hands.close(tab, true);
    return hands.open(0);
  });
  expect(said).toEqual({ offered: ['no room for this'], broken: [] });
});

test('an upload goes on for the same file and readers, and begins anew for others', async ({ browser }) => {
  const page = await device(browser);
  const asked: string[] = [];
  await page.route('**/files**', async (route) => {
    const request = route.request();
    asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    if (request.method() === 'POST') await route.fulfill({ status: 201, headers: { location: `/files/uploads/${asked.length}` } });
    else if (request.method() === 'HEAD') await route.fulfill({ status: 200, headers: { 'upload-offset': '0' } });
    else await route.abort();
  });
  const upload = async (audience: string): Promise<string[]> => {
    await page.goto(url);
    await page.setContent(`<form data-upload><input name="entry" value="e"><input name="purpose" value="letter"><input name="audience" value="${audience}">
      <input type="file" name="file"><div data-upload-progress hidden><span class="file-name"></span><progress max="100"></progress><span role="status"></span><button type="button">pause</button></div>
      <p data-upload-error hidden></p><button id="go">go</button></form>`);
    await page.addScriptTag({ content: readFileSync(join(root, 'public/upload.js'), 'utf8') });
    await page.locator('[type=file]').evaluate((input: HTMLInputElement) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File(['a letter'], 'a.pdf', { lastModified: 1 }));
      input.files = chosen.files;
    });
    asked.length = 0;
    await page.locator('#go').click();
    await expect.poll(() => asked.some((line) => line.startsWith('PATCH'))).toBe(true);
    return asked.slice();
  };
  expect((await upload('jury'))[0]).toBe('POST /files');
  expect(await upload('jury')).toEqual(['HEAD /files/uploads/1', 'PATCH /files/uploads/1']);
  expect((await upload('public'))[0], 'for other readers').toBe('POST /files');
});
