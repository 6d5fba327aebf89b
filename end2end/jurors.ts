// What a juror does with an entry, and who sits before which.
import type { Page } from '@playwright/test';
import { expect, type Award } from './award';

/** The numbers of the demonstration's jurors who score the entry with this title, as the organizer sees the plan. */
export async function panelOf(organizer: Page, award: Award, year: number, title: string): Promise<number[]> {
  await organizer.goto(`${award.url}/kk/desk/jury?year=${year}`);
  const seats = organizer.locator('.panels > li', { hasText: title }).locator('.seat:not(:has(.tag[data-kind=bad]))');
  const names = await seats.allInnerTexts();
  return names.map((name) => Number(/Демо (\d)/.exec(name)?.[1])).sort();
}

/** The address of the juror's entry with this title. */
export async function seatOf(juror: Page, award: Award, title: string): Promise<string> {
  await juror.goto(`${award.url}/kk/jury`);
  const line = juror.locator('a.jury-line', { hasText: title });
  return award.url + ((await line.getAttribute('href')) ?? '');
}

/** Opens an entry to be scored: says "no conflict" where it is asked for, and takes back a sheet that was handed in. */
export async function openSheet(juror: Page, address: string): Promise<void> {
  await juror.goto(address);
  const clear = juror.locator('form[action$="/jury_clear"] button');
  if ((await clear.count()) > 0) await clear.click();
  await expect(juror.locator('.score-sheet')).toBeVisible();
  const reopen = juror.locator('form[action$="/jury_reopen"] button');
  if ((await reopen.count()) > 0) await reopen.click();
  await expect(juror.locator('form#sheet')).toBeVisible();
}

/** Gives every criterion its score and hands the sheet in. */
export async function handIn(juror: Page, address: string, scoreOf: (criterion: number) => number): Promise<void> {
  await openSheet(juror, address);
  const criteria = juror.locator('fieldset.score');
  const count = await criteria.count();
  for (let criterion = 0; criterion < count; criterion += 1) {
    const score = juror.locator(`input[value="${scoreOf(criterion)}"]`);
    await criteria.nth(criterion).locator('label', { has: score }).click();
    await expect(criteria.nth(criterion).locator(score)).toBeChecked();
  }
  await juror.locator('form#sheet button[value=submit]').click();
  await juror.waitForURL(/done=submitted/);
}

/** Leaves an entry, with a reason. */
export async function recuse(juror: Page, address: string, reason: string): Promise<void> {
  await juror.goto(address);
  await juror.locator('#recuse summary').click();
  await juror.locator('#recuse-reason').fill(reason);
  await juror.locator('form[action$="/jury_recuse"] button').click();
  await juror.waitForURL(/done=recused/);
}

/** Keeps out of an entry's score, with a reason. */
export async function abstain(juror: Page, address: string, reason: string): Promise<void> {
  await openSheet(juror, address);
  const form = juror.locator('form[action$="/jury_abstain"]');
  await juror.locator('details', { has: form }).locator('summary').click();
  await juror.locator('#abstain-reason').fill(reason);
  await form.locator('button').click();
  await juror.waitForURL(/done=abstained/);
}

/** Hands in a sheet for whatever of the juror's entries still waits. */
export async function finish(juror: Page, award: Award, scoreOf: (entry: number, criterion: number) => number): Promise<void> {
  await juror.goto(`${award.url}/kk/jury`);
  const open = juror.locator('a.jury-line:not([data-state=done])');
  const addresses = await open.evaluateAll((lines) => lines.map((line) => line.getAttribute('href') ?? ''));
  for (const [entry, address] of addresses.entries()) await handIn(juror, award.url + address, (criterion) => scoreOf(entry, criterion));
  await juror.goto(`${award.url}/kk/jury`);
  await expect(juror.locator('a.jury-line').first()).toBeVisible();
  await expect(open).toHaveCount(0);
}

/** Declares a tie, in words or by the number of a body. */
export async function declareTie(juror: Page, award: Award, bin: string, note: string): Promise<void> {
  await juror.goto(`${award.url}/kk/jury`);
  await juror.locator('#bin').fill(bin);
  await juror.locator('#note').fill(note);
  await juror.locator('form[action$="/jury_tie"] button').click();
  await juror.waitForURL(/done=tie/);
}
