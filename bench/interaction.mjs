// From a click on a filter to the next paint, with the processor slowed four times: node bench/interaction.mjs http://127.0.0.1:3000
// Prints each interaction's longest event as the browser's event timing tells it. Never part of the tests.
import { chromium } from '@playwright/test';

const site = process.argv[2] ?? 'http://127.0.0.1:3000';
const clicks = ['category=social', 'kind=central', 'stage=operation', 'evidence=yes', 'sort=title', 'sort=newest', 'origin=practice', 'technology=vision'];
const browser = await chromium.launch({ executablePath: process.env.BAYGE_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
const slow = await page.context().newCDPSession(page);
await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
const longest = [];
for (const click of clicks) {
  await page.goto(`${site}/kk/projects`);
  await page.mouse.move(1, 1);
  await page.waitForFunction(() => document.documentElement.dataset.awake);
  await page.evaluate(() => {
    globalThis.seen = [];
    new PerformanceObserver((list) => globalThis.seen.push(...list.getEntries().map(({ interactionId, duration }) => ({ interactionId, duration })))).observe({
      type: 'event',
      durationThreshold: 16,
    });
  });
  const link = page.locator(`a[href*="${click}"]`).first();
  // On a phone the filters are behind a sheet, which opened would lie on the orders; some choices are folded in it once more.
  await link.evaluate((element) => {
    if (element.closest('.facets')) document.querySelector('details.sheet')?.setAttribute('open', '');
    for (let at = element.closest('details'); at; at = at.parentElement?.closest('details')) at.setAttribute('open', '');
  });
  await link.scrollIntoViewIfNeeded();
  await link.click();
  await page.waitForURL((url) => url.search.includes(click));
  await page.waitForTimeout(1500);
  const durations = (await page.evaluate(() => globalThis.seen)).filter(({ interactionId }) => interactionId).map(({ duration }) => duration);
  longest.push(Math.max(0, ...durations));
  console.log(`${click}: ${longest.at(-1)} ms`);
}
longest.sort((a, b) => a - b);
console.log(`longest ${longest.at(-1)} ms, middle ${longest[Math.floor(longest.length / 2)]} ms of ${longest.length} clicks, processor slowed four times`);
await browser.close();
