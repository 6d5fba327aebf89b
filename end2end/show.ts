// Two people and the one big button of each.
import type { Locator, Page } from '@playwright/test';
import { expect } from './award';

/** The button that arms and fires at the host, and confirms at the second person. */
export const gold = (page: Page): Locator => page.locator('.host-fire button.gold');
export const readiness = (page: Page): Locator => page.locator('.host-fire');

/** A press is for what the console shows: one that comes while a command is under way is none. */
const atRest = (host: Page): Promise<void> => expect(host.locator('.host')).not.toHaveAttribute('aria-busy', 'true');

/** The next step, which names somebody, as two people reveal it. */
export async function reveal(host: Page, second: Page): Promise<void> {
  await atRest(host);
  await expect(gold(host)).toHaveAttribute('value', 'arm');
  await gold(host).click();
  await expect(readiness(second)).toHaveAttribute('data-state', 'armed');
  await gold(second).click();
  await expect(readiness(host)).toHaveAttribute('data-state', 'confirmed');
  await gold(host).click();
  await expect(readiness(host)).not.toHaveAttribute('data-state', /.+/);
}

/** The step with this number, whatever it asks for, until it is the one that is shown. */
export async function go(host: Page, second: Page, step: number): Promise<void> {
  await atRest(host);
  await expect(readiness(host)).not.toHaveAttribute('data-state', /.+/);
  if ((await gold(host).getAttribute('value')) === 'arm') await reveal(host, second);
  else await gold(host).click();
  await expect(host.locator('.host-step').nth(step)).toHaveAttribute('data-state', 'now');
}
