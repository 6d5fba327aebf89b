// A demonstration award of its own for each worker, and a page whose console must stay empty.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';

const root = resolve(__dirname, '..');
const binary = join(root, 'target/debug/bayge');

export interface Award {
  url: string;
  dataDir: string;
  /** The mails sent so far, newest last, as text. */
  mails(): string[];
  /** Kills the server at once, and starts it again at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}

/** Starts a server on a data directory and waits until it answers. */
export async function serve(dataDir: string, port: number): Promise<ChildProcess> {
  const server = spawn(binary, ['serve', '--data-dir', dataDir, '--listen', `127.0.0.1:${port}`, '--site-root', 'target/site'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, BAYGE_LOG: 'error' },
  });
  await untilReady(`http://127.0.0.1:${port}`, server);
  return server;
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const ready = await fetch(`${url}/health/ready`).then((answer) => answer.ok, () => false);
    if (ready) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the server did not become ready in 15 seconds');
}

/** A mail with its parts decoded. */
function legible(mail: string): string {
  const part = /(Content-Transfer-Encoding: base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n)([A-Za-z0-9+/=\r\n]+)/g;
  return mail.replace(part, (_, head: string, body: string) => head + Buffer.from(body, 'base64').toString('utf8'));
}

/** Notes what the consoles of a browser say. */
function watch(context: BrowserContext, said: string[]): void {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => said.push(`uncaught: ${error.error().message}`));
}

/** What a console may say on purpose: the browser itself reports refused forms. */
export const test = base.extend<{ quiet: string[]; open: (options?: BrowserContextOptions) => Promise<Page> }, { award: Award; story: string; at: string }>({
  // Journeys that change what others look for name a story of their own: each story has a demonstration to itself.
  story: ['common', { option: true, scope: 'worker' }],
  // The day that the demonstration shows; today by default.
  at: ['', { option: true, scope: 'worker' }],
  award: [
    async ({ story, at }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), `bayge-journey-${story}-`));
      execFileSync(binary, ['seed', 'demo', '--data-dir', dataDir, ...(at ? ['--at', at] : [])], { cwd: root, stdio: 'pipe' });
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      let server = await serve(dataDir, port);
      const kill = async (): Promise<void> => {
        server.kill('SIGKILL');
        await new Promise((done) => server.once('exit', done));
      };
      const restart = async (): Promise<void> => { server = await serve(dataDir, port); };
      const mails = (): string[] => {
        const folder = join(dataDir, 'mail');
        return readdirSync(folder).sort().map((file) => legible(readFileSync(join(folder, file), 'utf8')));
      };
      await use({ url, dataDir, mails, kill, restart });
      server.kill('SIGTERM');
      await new Promise((done) => server.once('exit', done));
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  // Every page's console is watched; a test that expects a refusal empties the list itself.
  quiet: [
    async ({ context }, use) => {
      const said: string[] = [];
      watch(context, said);
      await use(said);
      expect(said, 'the browser console stays empty').toEqual([]);
    },
    { auto: true },
  ],
  // A page in a browser of its own, whose console is watched too.
  open: async ({ browser, quiet }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ locale: 'kk-KZ', timezoneId: 'Asia/Almaty', ...options });
      watch(context, quiet);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

/** A date between the end of the open edition's window and its judging. */
export const BEFORE_JUDGING = new Date(Date.now() + 45 * 24 * 3600 * 1000).toISOString().slice(0, 10);

export const PASSWORD = 'bayge-demo-2026';

/** Signs in as somebody of the demonstration. */
export async function signIn(page: Page, award: Award, name: string, next = '/kk/account'): Promise<void> {
  await page.goto(`${award.url}/kk/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator('#email').fill(`${name}@demo.bayge`);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('form.auth-form button.primary').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** Waits until the program has woken the page up; for whoever just came, a first movement of the pointer begins it. */
export async function awake(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 2);
  await page.waitForFunction(() => document.documentElement.dataset.awake === 'yes');
}
