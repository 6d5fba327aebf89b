// The journal: what was typed and is not known to be on the server, kept on this device for one person, entry and section.
// Written at once to localStorage, and to IndexedDB with strict durability, which outlives a killed browser.

const PREFIX = 'bayge-journal:';
const NAME = 'bayge-journal';

/** `fields`: typed on the page, not acknowledged, by key. `offers`: texts left by earlier pages, to be taken or dropped by hand. */
const blank = () => ({ at: 0, fields: {}, offers: [] });

const isEmpty = (record) => Object.keys(record.fields).length + record.offers.length === 0;

let opened;
/** The database; undefined where the browser has none for us (private windows): localStorage then stands alone. */
const database = () => (opened ??= new Promise((done) => {
  const ask = indexedDB.open(NAME, 1);
  ask.onupgradeneeded = () => ask.result.createObjectStore('places');
  ask.onsuccess = () => done(ask.result);
  ask.onerror = () => done(undefined);
}).catch(() => undefined));

const transact = async (mode, work) => {
  const db = await database();
  if (!db) return undefined;
  return new Promise((done) => {
    const transaction = db.transaction('places', mode, { durability: 'strict' });
    const ask = work(transaction.objectStore('places'));
    transaction.oncomplete = () => done(ask.result);
    transaction.onabort = () => done(undefined);
  });
};

const waiting = new Map();
const loaded = new Map();

/** One strict write a place at a time; what was typed during it goes with the next. */
const keepStrictly = async (place) => {
  if (waiting.has(place)) return void waiting.set(place, true);
  waiting.set(place, false);
  await loaded.get(place);
  do {
    waiting.set(place, false);
    const record = peek(place);
    await transact('readwrite', (places) => (isEmpty(record) ? places.delete(place) : places.put(record, place)));
  } while (waiting.get(place));
  waiting.delete(place);
};

/** What localStorage had no room for. */
const homeless = new Map();

/** What the journal holds of a place, as far as localStorage and this page know. */
export const peek = (place) => {
  if (homeless.has(place)) return structuredClone(homeless.get(place));
  try {
    return { ...blank(), ...JSON.parse(localStorage.getItem(PREFIX + place) ?? '{}') };
  } catch {
    // Unreadable, or no storage for us: then there is nothing to offer.
    return blank();
  }
};

/** What the journal holds of a place: the newer of both stores. */
export const load = (place) => {
  // Read before anything new is noted.
  const record = peek(place);
  const both = (async () => {
    const strict = await transact('readonly', (places) => places.get(place));
    return strict && strict.at > record.at ? strict : record;
  })();
  loaded.set(place, both);
  return both;
};

/** Changes the record of a place, at once. */
export const note = (place, change) => {
  const record = peek(place);
  change(record);
  record.at = Date.now();
  try {
    if (isEmpty(record)) localStorage.removeItem(PREFIX + place);
    else localStorage.setItem(PREFIX + place, JSON.stringify(record));
    homeless.delete(place);
  } catch {
    // Full, or none for us: the strict store still has what fits there.
    homeless.set(place, record);
  }
  keepStrictly(place);
};

const held = new Set();

/** Whether no other tab of this browser has the place open: what a living tab has not sent yet is its own matter. From now on
 *  this one holds it. A browser without locks (a page without https) takes everybody for gone: then a text may be offered twice. */
export const isAlone = async (place) => {
  if (!navigator.locks) return true;
  const { held: all } = await navigator.locks.query();
  const others = all.filter((lock) => lock.name === PREFIX + place).length - (held.has(place) ? 1 : 0);
  if (!held.has(place)) {
    held.add(place);
    // Held until the document is gone.
    navigator.locks.request(PREFIX + place, { mode: 'shared' }, () => new Promise(() => undefined));
  }
  return others === 0;
};

/** Forgets every journal of this device. */
export const clear = () => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // No storage for us: nothing was kept in it.
  }
  return transact('readwrite', (places) => places.clear());
};
