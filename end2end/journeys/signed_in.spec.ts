// The pages behind the sign-in, in three languages, by day and by night: accessible, and whole on the narrowest screen.
import { signIn, test } from '../award';
import { LOCALES, look, measure } from '../measures';
import { ENTRANT, HOST, JUROR, ORGANIZER, fill, findDesk, findEntries, findSeats } from '../pages';

test.use({ story: 'untouched' });

test("the entrant's pages", async ({ page, award }) => {
  test.setTimeout(600_000);
  await signIn(page, award, 'entrant', '/kk/entries');
  const paths = fill(ENTRANT, await findEntries(page, award));
  for (const locale of LOCALES) await look(page, award, locale, paths);
});

test("the organizer's pages", async ({ page, award }) => {
  test.setTimeout(600_000);
  await signIn(page, award, 'organizer', '/kk/desk');
  const paths = fill(ORGANIZER, await findDesk(page, award));
  for (const locale of LOCALES) await look(page, award, locale, paths);
});

test("the juror's pages", async ({ page, award }) => {
  test.setTimeout(600_000);
  await signIn(page, award, 'juror1', '/kk/jury');
  const paths = fill(JUROR, await findSeats(page, award));
  for (const locale of LOCALES) await look(page, award, locale, paths);
});

test("the host's console and the hall", async ({ page, award }) => {
  test.slow();
  await signIn(page, award, 'host', '/kk/ceremony/host');
  for (const locale of LOCALES) {
    await look(page, award, locale, fill(HOST, {}));
    await page.goto(`${award.url}/stage?l=${locale}`);
    await measure(page, `stage ${locale}`);
  }
});
