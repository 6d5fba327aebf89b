// The seal is published before the show, opened by it, and checked in the visitor's browser; a tampered file is refused.
import type { Page } from '@playwright/test';
import { awake, expect, signIn, test, type Award } from '../award';
import { measure } from '../measures';
import { go } from '../show';

test.use({ story: 'seal' });

/** The whole show, from the host's console and, where a step names somebody, with the second person's agreement. */
async function wholeShow(host: Page, second: Page, award: Award): Promise<void> {
  await signIn(host, award, 'host', '/kk/ceremony/host');
  await signIn(second, award, 'confirmer', '/kk/ceremony/confirm');
  for (const console of [host, second]) await awake(console);
  const steps = await host.locator('.host-step').count();
  for (let step = 0; step < steps; step += 1) await go(host, second, step);
}

/** The states of what was checked, from the first line to the last. */
async function states(page: Page): Promise<(string | null)[]> {
  return page.locator('#checks > li').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-state')));
}

const hashOf = async (page: Page): Promise<string> => (await page.locator('.seal .hash').first().innerText()).trim();

/** Takes the first place in the social category. */
const WINNER = '/kk/projects/family-anchor-finding-families-in-need-before-they-apply-demo';

test('before the show, during it and after it', async ({ page, award, open }) => {
  test.slow();
  await page.goto(award.url + WINNER);
  await expect(page.locator('.project-won')).toHaveCount(0);
  await page.goto(`${award.url}/kk/verify`);
  const root = await hashOf(page);
  expect(root).toMatch(/^[0-9a-f]{64}$/);
  await awake(page);
  await page.locator('#check-published').click();
  await expect(page.locator('#checked .notice')).toHaveAttribute('data-kind', 'info');
  expect(await states(page)).not.toContain('bad');
  expect(await states(page)).toContain('closed');
  await measure(page, '/kk/verify, checked before the show');

  await wholeShow(await open(), await open(), award);
  await page.goto(award.url + WINNER);
  await expect(page.locator('.project-won')).toContainText('Жеңімпаз');
  await page.goto(`${award.url}/en/verify`);
  expect(await hashOf(page), 'the root is the one from before the show').toBe(root);
  await awake(page);
  await page.locator('#check-published').click();
  await expect(page.locator('#checked .notice')).toHaveAttribute('data-kind', 'success');
  expect(new Set(await states(page))).toEqual(new Set(['ok']));
  await page.locator('#checked details summary').click();
  // The leaves: 25 steps that name somebody, six categories, the log. Then each ranking, and each of the steps again.
  await expect(page.locator('#checked details li')).toHaveCount(32 + 6 + 25);
  await measure(page, '/en/verify, checked after the show');

  // Files of one's own are checked without a network, and no request is made.
  const link = await page.locator('.seal a[href^="/results/"]').getAttribute('href');
  const whole = await (await page.request.get(award.url + link)).body();
  const changed = Buffer.from(whole);
  const at = whole.indexOf('"impact":') + '"impact":'.length;
  changed[at] = changed[at] === 0x37 ? 0x38 : 0x37;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.context().setOffline(true);
  const choose = (name: string, buffer: Buffer): Promise<void> => page.locator('#check-file').setInputFiles({ name, mimeType: 'application/json', buffer });
  await choose('changed.json', changed);
  await expect(page.locator('#checked')).toContainText('changed.json');
  await expect(page.locator('#checked .notice')).toHaveAttribute('data-kind', 'error');
  expect(await states(page)).toContain('bad');
  await choose('whole.json', whole);
  await expect(page.locator('#checked')).toContainText('whole.json');
  await expect(page.locator('#checked .notice')).toHaveAttribute('data-kind', 'success');
  await choose('cut.json', whole.subarray(0, whole.length - 1));
  await expect(page.locator('#checked')).toContainText('cut.json');
  await expect(page.locator('#checked .notice')).toHaveAttribute('data-kind', 'error');
  // The same file dropped on the page.
  await page.locator('.drop').evaluate((drop, text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    drop.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, whole.toString('utf8'));
  await expect(page.locator('#checked')).toContainText('dropped.json');
  await expect(page.locator('#checked .notice')).toHaveAttribute('data-kind', 'success');
  expect(requests).toEqual([]);
  await page.context().setOffline(false);
});

test('without scripts the page shows the figures and how to check by oneself', async ({ open, award }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${award.url}/ru/verify`);
  expect(await hashOf(page)).toMatch(/^[0-9a-f]{64}$/);
  await expect(page.locator('main')).toContainText('bayge verify results-');
  await expect(page.locator('main')).toContainText('python3 verify.py results-');
  await expect(page.locator('noscript p')).toContainText('нужен JavaScript');
  const script = await page.request.get(`${award.url}/verify.py`);
  expect(await script.text()).toContain('bayge-seal-1');
});

test('those who seal have a desk for it, on the narrowest screen too', async ({ open, award }) => {
  for (const name of ['organizer', 'chair']) {
    const page = await open();
    await signIn(page, award, name, '/kk/desk/seal');
    await expect(page.locator('.seal .hash').first()).toHaveText(/^[0-9a-f]{64}$/);
    await measure(page, `/kk/desk/seal of the ${name}`);
  }
});
