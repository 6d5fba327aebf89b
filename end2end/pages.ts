// Every page with addresses of it, by who may open it. A journey holds this list against the application's routes, so
// that a new page cannot stay unseen. `{draft}`, `{sent}`, … stand for what is looked up in the demonstration.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Award } from './award';

export type Addresses = Record<string, string[]>;

const SECTIONS = ['organization', 'project', 'solution', 'results', 'responsible', 'transfer', 'team', 'files', 'consent'];

export const VISITOR: Addresses = {
  '': [''],
  '/about': ['/about'],
  '/categories': ['/categories'],
  '/categories/:slug': ['/categories/social'],
  '/projects': ['/projects', '/projects?category=social&q=%D0%B6%D0%BE%D0%BB', '/projects?q=zzzz'],
  '/projects/:slug': ['/projects/aktau-road-laboratory'],
  '/live': ['/live'],
  '/compare': ['/compare', '/compare?p=aktau-road-laboratory&p=dental-x-ray&p=zher-inspektor'],
  '/statistics': ['/statistics', '/statistics?origin=entry'],
  '/collections': ['/collections'],
  '/collections/:slug': ['/collections/clinics'],
  '/open-data': ['/open-data'],
  '/verify': ['/verify'],
  '/sign-in': ['/sign-in'],
  '/register': ['/register'],
  '/forgot': ['/forgot'],
  '/new-password': ['/new-password?code=none'],
  '/verify-email': ['/verify-email?code=none'],
  '/mail': ['/mail'],
  '/design': ['/design'],
  '/:year': ['/{year}'],
  '/:year/about': ['/{year}/about'],
  '/:year/categories': ['/{year}/categories'],
  '/:year/categories/:slug': ['/{year}/categories/quasi'],
  '/:year/live': ['/{year}/live'],
  '/:year/verify': ['/{year}/verify'],
  '/*any': ['/no-such-page'],
};

export const ENTRANT: Addresses = {
  '/account': ['/account'],
  '/entries': ['/entries'],
  '/entries/:id': ['/entries/{draft}', '/entries/{sent}'],
  '/entries/:id/:section': [
    ...SECTIONS.map((section) => `/entries/{draft}/${section}`),
    ...['project', 'solution', 'results', 'consent'].map((section) => `/entries/{empty}/${section}?check=1`),
    '/entries/{empty}/results?add=indicator&check=1',
    '/entries/{sent}/project',
  ],
  '/entries/:id/:section/history': ['/entries/{draft}/project/history', '/entries/{draft}/organization/history?version=1', '/entries/{empty}/files/history'],
  '/entries/:id/review': ['/entries/{draft}/review', '/entries/{empty}/review', '/entries/{sent}/review'],
  '/entries/:id/receipt': ['/entries/{sent}/receipt'],
  '/entries/:id/revision': ['/entries/{published}/revision'],
  '/entries/:id/follow-up': ['/entries/{published}/follow-up'],
  '/projects/:slug/contact': ['/projects/aktau-road-laboratory/contact'],
  '/contacts': ['/contacts'],
  '/contacts/:id': ['/contacts/{contact}'],
};

export const ORGANIZER: Addresses = {
  '/desk': ['/desk'],
  '/desk/entries': ['/desk/entries', '/desk/entries?q=zzzz'],
  '/desk/entries/bulk': ['/desk/entries/bulk?act=publish', '/desk/entries/bulk?act=eligible&e={submitted}&e={returned}'],
  '/desk/entries/:id': ['submitted', 'returned', 'eligible', 'ineligible'].map((state) => `/desk/entries/{${state}}`),
  '/desk/people': ['/desk/people'],
  '/desk/people/:id': ['/desk/people/{organization}'],
  '/desk/unsent': ['/desk/unsent'],
  '/desk/seal': ['/desk/seal'],
  '/desk/jury': ['/desk/jury', '/desk/jury?weak=1', '/desk/jury?year={year}'],
  '/desk/log': ['/desk/log', '/desk/log?check=1', '/desk/log?act=none'],
  '/desk/contacts': ['/desk/contacts'],
  '/desk/revisions': ['/desk/revisions'],
  '/desk/practices': ['/desk/practices'],
  '/desk/practices/file': ['/desk/practices/file'],
  '/desk/practices/new': ['/desk/practices/new'],
  '/desk/practices/:slug': ['/desk/practices/aktau-road-laboratory'],
  '/desk/mail': ['/desk/mail', '/desk/mail?state=sent'],
  '/desk/settings': ['/desk/settings', '/desk/settings?year={year}'],
  '/desk/settings/categories': ['/desk/settings/categories', '/desk/settings/categories?year={year}'],
  '/desk/settings/criteria': ['/desk/settings/criteria'],
  '/desk/settings/texts': ['/desk/settings/texts'],
  '/desk/settings/new': ['/desk/settings/new'],
  '/desk/collections': ['/desk/collections'],
  '/desk/collections/:slug': ['/desk/collections/clinics'],
  '/desk/ceremony': ['/desk/ceremony', '/desk/ceremony?year={next}'],
};

export const JUROR: Addresses = {
  '/jury': ['/jury', '/jury?state=submitted', '/jury?state=abstained'],
  '/:year/jury': ['/{judged}/jury', '/{year}/jury'],
  '/jury/:assignment': ['/jury/{undeclared}', '/jury/{untouched}', '/jury/{begun}', '/jury/{handed}'],
};

export const HOST: Addresses = {
  '/ceremony/host': ['/ceremony/host'],
  '/ceremony/prompter': ['/ceremony/prompter'],
  '/desk/names': ['/desk/names'],
};

export const CONFIRMER: Addresses = {
  '/ceremony/confirm': ['/ceremony/confirm'],
};

export const CHAIR: Addresses = {
  '/desk/scores': ['/desk/scores'],
  '/desk/scores/:category': ['/desk/scores/economy', '/desk/scores/social?quorum=9'],
  '/desk/prizes': ['/desk/prizes'],
};

/** The hall screen and the overlay have no language in their path and no frame; the journeys look at them by themselves. */
export const STAGE = ['/stage', '/stage/:year', '/overlay', '/overlay/:year'];

/** Every route below `/:l`, and those beside it, as the application names them. */
export function routes(): string[] {
  const source = readFileSync(join(resolve(__dirname, '..'), 'app/src/routes.rs'), 'utf8');
  return [...source.matchAll(/<Route path=path!\("([^"]*)"\)/g)].map((found) => found[1]).sort();
}

type Found = Record<string, string>;

/** The last part of the address that the first link of this kind leads to. */
async function idOf(page: Page, address: string, link: string, text?: string): Promise<string> {
  await page.goto(address);
  const links = text === undefined ? page.locator(link) : page.locator('tr', { hasText: text }).locator(link);
  const href = (await links.last().getAttribute('href')) ?? '';
  return href.split(/[?#]/)[0].split('/').at(-1) ?? '';
}

export async function findYear(page: Page, award: Award): Promise<Found> {
  await page.goto(`${award.url}/kk/live`);
  const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? '';
  return { year: /\/(\d{4})\//.exec(canonical)?.[1] ?? '' };
}

/** A draft that is complete, one that was sent, and an empty one. */
export async function findEntries(page: Page, award: Award): Promise<Found> {
  const list = `${award.url}/kk/entries`;
  const complete = await idOf(page, list, 'th a', 'шимай нұсқа');
  await page.goto(`${award.url}/kk/entries/${complete}/review`);
  await page.locator('main form button.primary').click();
  await page.waitForURL('**/receipt');
  const begin = async (): Promise<string> => {
    await page.goto(list);
    await page.locator('main form button.primary').click();
    await page.waitForURL(/\/kk\/entries\/[0-9a-f-]{36}/);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  };
  const published = await idOf(page, list, 'th a', 'жарияланған');
  return { sent: complete, empty: await begin(), draft: await begin(), published, contact: await findContact(page, award) };
}

/** A conversation about a practice; it is begun if there is none. */
async function findContact(page: Page, award: Award): Promise<string> {
  await page.goto(`${award.url}/kk/contacts`);
  const known = page.locator('main tbody th a');
  if ((await known.count()) === 0) {
    await page.goto(`${award.url}/kk/projects/egov-ai-assistant/contact`);
    await page.locator('#text').fill('Қалай бастадыңыздар?');
    await page.locator('form[action$="/contact_ask"] button').click();
    await page.waitForURL(/\/contacts\//);
  }
  return idOf(page, `${award.url}/kk/contacts`, 'main tbody th a');
}

/** Brings a file of practices, so that its preview can be looked at. */
async function bringPractices(page: Page, award: Award): Promise<void> {
  await page.goto(`${award.url}/kk/desk/practices`);
  const buffer = Buffer.from(JSON.stringify([{ slug: 'x', title: { kk: 'Тәжірибе' } }]));
  await page.locator('#file').setInputFiles({ name: 'practices.json', mimeType: 'application/json', buffer });
  await page.locator('form[action="/practices/file"] button').click();
  await page.waitForURL(/\/desk\/practices\/file/);
}

export async function findDesk(page: Page, award: Award): Promise<Found> {
  const list = `${award.url}/kk/desk/entries`;
  // The edition after the one whose ceremony is near is open for entries.
  const { year } = await findYear(page, award);
  const next = Number(year) + 1;
  await bringPractices(page, award);
  return {
    year,
    next: String(next),
    submitted: await idOf(page, `${list}?year=${next}&state=submitted`, 'tbody th a'),
    returned: await idOf(page, `${list}?year=${next}&state=returned`, 'tbody th a'),
    eligible: await idOf(page, `${list}?state=eligible`, 'tbody th a'),
    ineligible: await idOf(page, `${list}?state=ineligible`, 'tbody th a'),
    organization: await idOf(page, `${award.url}/kk/desk/people`, 'main a[href*="/desk/people/"]'),
  };
}

/** An entry in each state of the juror's work, in the edition that is being judged. */
export async function findSeats(page: Page, award: Award): Promise<Found> {
  const { year } = await findYear(page, award);
  const seat = (state: string): Promise<string> => idOf(page, `${award.url}/kk/jury?state=${state}`, 'a.jury-line');
  return {
    year,
    judged: String(Number(year) - 1),
    undeclared: await seat('undeclared'),
    untouched: await seat('untouched'),
    begun: await seat('begun'),
    handed: await seat('submitted'),
  };
}

/** The addresses with what was found put in. */
export function fill(addresses: Addresses, found: Found): string[] {
  return Object.values(addresses).flat().map((address) =>
    address.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = found[name];
      if (value === undefined || value === '') throw new Error(`nothing was found for {${name}}`);
      return value;
    }),
  );
}
