// The pages behind the sign-in, in three languages, by day and by night: accessible, and whole on the narrowest screen.
import { signIn, test } from '../award';
import { LOCALES, look, measure } from '../measures';
import { CHAIR, CONFIRMER, ENTRANT, HOST, JUROR, ORGANIZER, fill, findDesk, findEntries, findSeats } from '../pages';

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

test("the chair's scores", async ({ page, award }) => {
  test.setTimeout(300_000);
  await signIn(page, award, 'chair', '/kk/desk/scores');
  for (const locale of LOCALES) await look(page, award, locale, fill(CHAIR, {}));
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
    for (const screen of ['stage', 'overlay']) {
      await page.goto(`${award.url}/${screen}?l=${locale}`);
      await measure(page, `${screen} ${locale}`);
    }
  }
});

test("the confirmer's page and the chair's", async ({ open, award }) => {
  test.slow();
  for (const [name, addresses] of [['confirmer', CONFIRMER], ['chair', CHAIR]] as const) {
    const page = await open();
    await signIn(page, award, name, '/kk/account');
    for (const locale of LOCALES) await look(page, award, locale, fill(addresses, {}));
  }
});
