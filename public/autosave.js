// Autosave of the wizard. Everything typed goes into the journal of this device at once, and to the server within two
// seconds of the last key; a field leaves the journal only when the server has acknowledged it. Works before, beside and without
// the page's program. The server compares texts: each change names the texts it may take the place of, so that a request
// sent twice or late does no harm, and nothing that a colleague wrote is replaced unseen.

import { clear, isAlone, load, note, peek } from './journal.js';
import { texts, put } from './fields.js';
import { draw, paint, say } from './beside.js';
import { gather as pack, halve } from './batch.js';

const REST = 1000; // after the last key
const LONGEST = 2000; // while typing goes on
const HEARTBEAT = 20000;
const PATIENCE = [1000, 2000, 4000, 8000, 15000];
const LONGEST_WAIT = 60; // seconds that a server may ask for
const LAST_WORDS = 60000; // bytes that a browser sends for a page that is gone

/** The page at hand, or nothing. */
let page;
/** Whether a change of a field is ours and not typed. */
let isOurs = false;
let bestTrip = Infinity;

/** Begins with the form that stands on the page now: a new document, another section, or drawn anew after a save. */
const begin = () => {
  const box = document.getElementById('journal');
  const form = box?.closest('form');
  if (form === page?.form) return;
  // A form that is gone still knows what was typed in it.
  if (page) send(page, true);
  page = undefined;
  if (!form) return;
  const { url, person, entry, section, seen, words } = box.dataset;
  page = {
    wrote: new Map(), // what this page wrote into the journal: the rest of it is another tab's, or of one that is gone
    form, url, person, entry, section, seen: Number(seen), words: JSON.parse(words),
    place: `${person}:${entry}:${section}`,
    known: texts(form, true), // what the server has, as far as we know
    clashes: new Map(), refused: new Map(), offers: [],
    flight: undefined, pending: undefined, most: Infinity, failures: 0, last: 0, first: 0, retryAt: 0, heardAt: -Infinity, state: 'rest', hasMore: false, others: undefined,
  };
  const mine = page;
  const loading = Promise.all([load(mine.place), isAlone(mine.place)]);
  // What was typed before this script ran is typed.
  for (const key of changed(mine)) keep(mine, key, texts(form)[key]);
  loading.then(([record, alone]) => {
    const now = texts(form);
    const typed = new Set(changed(mine));
    note(mine.place, (journal) => {
      const left = [...record.offers, ...journal.offers];
      // Another tab may have written since the record was read, and be gone by now.
      const all = [record, { ...journal, fields: { ...journal.fields } }].flatMap(({ fields, at }) => Object.entries(fields).map(([key, text]) => ({ key, text, at })));
      for (const { key, text, at } of alone ? all : []) {
        if (typed.has(key) && text === now[key]) continue;
        left.push({ key, text, at });
        if (!typed.has(key) && journal.fields[key] === text) delete journal.fields[key];
      }
      mine.offers = left.filter((offer, index) => !isKnown(mine, offer) && left.findIndex((other) => isSame(other, offer)) === index);
      journal.offers = mine.offers;
    });
    draw(mine, act);
  });
};

const isSame = (one, other) => one.key === other.key && one.text === other.text;

/** Whether the server has what is offered. */
const isKnown = (mine, { key, text }) => text.trim() === (mine.known[key] ?? '').trim();

/** The fields that say something else than the server. */
const changed = (mine) => {
  const now = texts(mine.form);
  return Object.keys(now).filter((key) => now[key] !== (mine.known[key] ?? ''));
};

/** The changed fields that may be sent: not those that wait for a choice, nor those that the server cannot keep. */
const ready = (mine) => {
  const now = texts(mine.form);
  return changed(mine).filter((key) => !mine.clashes.has(key) && mine.refused.get(key) !== now[key]);
};

const gather = (mine) => pack(mine, texts(mine.form), ready(mine));

const keep = (mine, key, text) => {
  note(mine.place, (journal) => {
    const own = mine.wrote.get(key);
    const left = journal.fields[key];
    // This page goes on from its own text; what another one left under the same key waits to be offered.
    journal.offers = journal.offers.filter((offer) => !isSame(offer, { key, text: own }));
    if (left !== undefined && left !== own && left !== text) journal.offers.push({ key, text: left, at: journal.at });
    journal.fields[key] = text;
  });
  mine.wrote.set(key, text);
  mine.last = performance.now();
  mine.first ||= mine.last;
};

const typed = (event) => {
  delete event.target.dataset?.suggested;
  if (isOurs || !page || !page.form.contains(event.target)) return;
  const now = texts(page.form);
  const kept = peek(page.place).fields;
  for (const key of changed(page)) if (kept[key] !== now[key]) keep(page, key, now[key]);
  // Typed back to what the server has: nothing is left to keep. What another tab keeps is that tab's.
  const back = Object.keys(kept).filter((key) => kept[key] === page.wrote.get(key) && !page.flight && now[key] === page.known[key]);
  if (back.length > 0) note(page.place, (journal) => back.forEach((key) => delete journal.fields[key]));
};

/** Sends what is changed, or only that the person is there. A request that was not answered is sent again as it was. */
const send = async (mine, isLeaving = false) => {
  if (mine.flight && !isLeaving) return;
  const fields = isLeaving ? gather(mine) : (mine.pending ?? gather(mine));
  const { entry: id, section, person, seen } = mine;
  const body = JSON.stringify({ id, section, person, seen, fields });
  if (isLeaving && (Object.keys(fields).length === 0 || new Blob([body]).size > LAST_WORDS)) return;
  if (!isLeaving) {
    // All that there is may be too long to send.
    if (mine.refused.size > 0) mine.state = 'held';
    mine.pending = Object.keys(fields).length > 0 ? fields : undefined;
    mine.first = 0;
    mine.flight = body;
  }
  const asked = performance.now();
  try {
    const answer = await fetch(mine.url, {
      method: 'POST', body, keepalive: isLeaving, headers: { 'content-type': 'application/json', accept: 'application/json' },
      signal: isLeaving ? undefined : AbortSignal.timeout(15000),
    });
    if (answer.ok) hear(mine, fields, await answer.json(), asked);
    else if (answer.status === 413) halve(mine, fields);
    else refuse(mine, answer.status, Number(answer.headers.get('retry-after')));
  } catch {
    refuse(mine, 0);
  } finally {
    if (!isLeaving) mine.flight = undefined;
    if (mine === page) draw(mine, act);
  }
};

/** `after`: the seconds that a busy server asks for, before the next try. */
const refuse = (mine, status, after = 0) => {
  const isBusy = status === 429 || status === 503;
  mine.state = status === 401 ? 'signedOut' : isBusy ? 'busy' : status === 0 || status >= 500 ? 'offline' : 'failed';
  // What the server will not take as it is, is gathered anew when something changes.
  if (mine.state === 'failed') mine.pending = undefined;
  mine.retryAt = performance.now() + Math.max(PATIENCE[Math.min(mine.failures, PATIENCE.length - 1)], Math.min(after || 0, LONGEST_WAIT) * 1000);
  mine.failures += 1;
};

/** Takes an answer in: what was kept leaves the journal, what others wrote is shown. */
const hear = (mine, fields, answer, asked) => {
  const now = texts(mine.form);
  const trip = performance.now() - asked;
  // The countdown goes by the server's clock: the quickest answer tells it best.
  if (trip <= bestTrip) {
    bestTrip = trip;
    document.documentElement.dataset.clock = Math.round(answer.now - (asked + trip / 2));
  }
  mine.pending = undefined;
  mine.failures = 0;
  mine.heardAt = performance.now();
  for (const [key, { text }] of Object.entries(fields)) {
    const clash = answer.clashes[key];
    if (clash && clash.theirs.trim() !== (now[key] ?? '').trim()) mine.clashes.set(key, { key, ...clash });
    if (answer.refused.includes(key)) mine.refused.set(key, text);
    else {
      mine.known[key] = clash ? clash.theirs : text;
      mine.refused.delete(key);
    }
  }
  for (const [key, text] of Object.entries(answer.changed)) take(mine, key, text, now);
  note(mine.place, (journal) => {
    for (const key of Object.keys(journal.fields)) if (journal.fields[key] === mine.known[key]) delete journal.fields[key];
    mine.offers = mine.offers.filter((offer) => !isKnown(mine, offer));
    journal.offers = journal.offers.filter((offer) => !isKnown(mine, offer));
  });
  mine.seen = answer.version;
  mine.others = answer.others;
  mine.savedAt = answer.at;
  mine.state = mine.clashes.size + mine.refused.size > 0 ? 'held' : answer.version > 0 ? 'saved' : 'rest';
  // A save by the button may replace only what has been seen here.
  if (mine.clashes.size === 0 && !mine.hasMore) mine.form.elements.version.value = answer.version;
};

/** A colleague's text: into the field if nobody is writing in it, else beside it. */
const take = (mine, key, text, now) => {
  const isTouched = now[key] !== (mine.known[key] ?? '');
  if (!(key in now)) mine.hasMore ||= text !== '';
  else if (isTouched && now[key].trim() !== text.trim()) mine.clashes.set(key, { key, theirs: text });
  else if (!isTouched) fill(mine, key, text);
  mine.known[key] = text;
};

const fill = (mine, key, text) => {
  isOurs = true;
  put(mine.form, key, text);
  isOurs = false;
};

/** What the buttons beside a field do, with clashes (they have `theirs`) or offers. */
const act = (mine, what, items) => {
  for (const item of items) {
    const { key, theirs } = item;
    if (what === 'takeIt') fill(mine, key, item.text);
    if (what === 'takeTheirs') fill(mine, key, theirs);
    if (theirs !== undefined) mine.clashes.delete(key);
    mine.offers = mine.offers.filter((offer) => offer !== item);
    note(mine.place, (journal) => {
      journal.offers = journal.offers.filter((offer) => !isSame(offer, item));
      if (journal.fields[key] === mine.wrote.get(key)) delete journal.fields[key];
    });
    const now = texts(mine.form)[key];
    if (now !== undefined && now !== (mine.known[key] ?? '')) keep(mine, key, now);
  }
  draw(mine, act);
};

/** Four times a second: what is due is sent, and the strip tells the truth. */
const tick = () => {
  begin();
  if (!page) return;
  const now = performance.now(); // no clock that anybody can set
  const hasNews = page.pending !== undefined || ready(page).length > 0;
  const isRested = now - page.last >= REST || now - page.first >= LONGEST;
  const isVisible = document.visibilityState === 'visible';
  if (!page.flight && now >= page.retryAt) {
    if (page.failures > 0 ? hasNews || isVisible : hasNews && isRested) send(page);
    else if (page.failures === 0 && isVisible && now - page.heardAt >= HEARTBEAT) send(page);
  }
  paint(page, hasNews);
};

const retryNow = () => {
  if (page) page.retryAt = 0;
};
const leave = () => page && send(page, true);

/** A save by a button waits, for a moment, until what is under way has been answered. */
const passing = new WeakSet();
const submitted = async (event) => {
  const { target: form, submitter } = event;
  if (form.getAttribute('action') === '/api/sign_out') clear();
  if (form.closest('#sign-in-again') && form.getAttribute('method') === 'post') return signIn(event);
  const mine = page;
  if (form !== mine?.form || passing.has(form) || (!mine.flight && ready(mine).length === 0)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const until = performance.now() + 3000;
  // At least one turn: a form ignores what asks it to submit while it is submitting.
  do {
    if (!mine.flight && mine.failures === 0) send(mine);
    await new Promise((done) => setTimeout(done, 20));
  } while (performance.now() < until && (mine.flight || (mine.failures === 0 && ready(mine).length > 0)));
  passing.add(form);
  form.requestSubmit(submitter);
  passing.delete(form);
};

/** Signing in again in place; then what waits is sent. */
const signIn = async (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  const form = event.target;
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { accept: 'application/json' } }).catch(() => undefined);
  say('sign-in-again-error', answer?.ok ? '' : page?.words.signInFailed);
  if (!answer?.ok) return;
  form.reset();
  form.closest('dialog').close();
  retryNow();
  // Whatever else waits for it on this page goes on too: an upload, the warning before a session's end.
  document.dispatchEvent(new Event('bayge-signed-in'));
};

// After a sign-out nothing of it stays on the device, whoever looks next.
if (/(?:^|; )bayge-signed-out=1/.test(document.cookie)) {
  clear();
  document.cookie = 'bayge-signed-out=; Path=/; Max-Age=0; SameSite=Lax';
}
for (const name of ['input', 'change']) document.addEventListener(name, typed, true);
document.addEventListener('submit', submitted, true);
document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? retryNow() : leave()));
addEventListener('pagehide', leave);
addEventListener('online', retryNow);
// The page says when its request arrived; it was sent no later than that.
const sentAt = performance.getEntriesByType('navigation')[0]?.requestStart;
const arrival = document.querySelector('.strip')?.dataset.now;
if (arrival && sentAt !== undefined) document.documentElement.dataset.clock = Math.round(Number(arrival) - sentAt);
begin();
setInterval(tick, 250);
