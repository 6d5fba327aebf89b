// What autosave shows: the strip's word on the last save, and texts beside their fields to choose from.

import { place, shown } from './fields.js';

const ASTANA = 5 * 3600 * 1000;

/** `14:05:12`, in Astana. */
const clock = (at) => new Date(at + ASTANA).toISOString().slice(11, 19);

const fill = (text, parts) => Object.entries(parts).reduce((whole, [name, value]) => whole.replace(`{${name}}`, value), text);

/** Changes a text without changing the page's structure, which the program may be about to walk. */
export const say = (id, text = '') => {
  const element = typeof id === 'string' ? document.getElementById(id) : id;
  if (!element || element.textContent.trim() === text.trim()) return;
  if (element.firstChild?.nodeType === Node.TEXT_NODE) element.firstChild.nodeValue = text || ' ';
  else element.textContent = text;
};

const element = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });

const button = (text, act) => Object.assign(element('button', 'button small', text), { type: 'button', onclick: act });

/** One text beside its field, with what can be done about it. */
const panel = (title, help, text, buttons) => {
  const box = element('div', 'other-text', '');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', title);
  box.append(element('p', 'other-title', title));
  if (text !== undefined) box.append(element('p', 'other-words lines', text));
  if (help) box.append(element('p', 'soft', help));
  const row = element('p', 'buttons', '');
  row.append(...buttons);
  box.append(row);
  return box;
};

/** Draws everything beside the fields anew. */
export const draw = (page, act) => {
  const { words, form } = page;
  const panels = new Map();
  const add = (key, node) => panels.set(key, [...(panels.get(key) ?? []), node]);
  const text = (key, value) => (value === '' ? words.empty : shown(form, key, value) === 'yes' ? words.chosen : shown(form, key, value));
  for (const clash of page.clashes.values()) {
    const { key, theirs, by, at } = clash;
    const title = by ? fill(words.clash, { who: by, time: clock(at) }) : words.colleague;
    const buttons = [button(words.keepMine, () => act(page, 'keepMine', [clash])), button(words.takeTheirs, () => act(page, 'takeTheirs', [clash]))];
    add(key, panel(title, words.clashHelp, text(key, theirs), buttons));
  }
  // What belongs to a field that is not on the page (a row that was taken out) can be read there, and dropped.
  const isOfPage = (offer) => place(offer.key);
  // All at once only where there is one of each: of several texts of a field one would take the place of the others.
  const all = page.offers.filter((offer) => isOfPage(offer) && page.offers.filter((other) => other.key === offer.key).length === 1);
  for (const offer of page.offers) {
    const buttons = [button(words.dropIt, () => act(page, 'dropIt', [offer]))];
    if (isOfPage(offer)) buttons.unshift(button(words.takeIt, () => act(page, 'takeIt', [offer])));
    add(offer.key, panel(fill(words.offer, { time: clock(offer.at) }), undefined, text(offer.key, offer.text), buttons));
  }
  for (const key of page.refused.keys()) add(key, element('p', 'field-error', words.notKept));

  const top = [];
  if (all.length > 1) {
    const buttons = [button(words.takeAll, () => act(page, 'takeIt', all)), button(words.dropAll, () => act(page, 'dropIt', all))];
    top.push(panel(fill(words.offers, { n: all.length }), undefined, undefined, buttons));
  }
  if (page.hasMore) top.push(element('p', 'other-text', words.othersRows));
  for (const [key, nodes] of panels) if (!place(key)) top.push(...nodes);
  for (const spot of form.querySelectorAll('.beside')) {
    const key = [...panels.keys()].find((key) => place(key) === spot);
    const nodes = spot.id === 'page-beside' ? top : (panels.get(key) ?? []);
    // Drawn only when it differs, so that nobody's focus or reading is disturbed.
    const mark = nodes.map((node) => node.textContent).join('\n');
    if (spot.dataset.mark === mark) continue;
    spot.dataset.mark = mark;
    spot.replaceChildren(...nodes);
  }
};

/** What the strip says; a screen reader hears of it only when it is something else than before. */
export const paint = (page, hasNews) => {
  const { words } = page;
  const strip = document.querySelector('.saved');
  if (!strip) return;
  const rest = page.savedAt ? 'saved' : 'rest';
  const isWaiting = hasNews && ['rest', 'saved'].includes(page.state);
  const state = isWaiting ? 'saving' : ['offline', 'busy'].includes(page.state) && !hasNews ? rest : page.state;
  const text = { ...words, saved: fill(words.saved, { time: page.savedAt ? clock(page.savedAt) : '' }), held: words.failed }[state];
  document.getElementById('sign-in-button')?.toggleAttribute('hidden', state !== 'signedOut');
  for (const other of document.querySelectorAll('.task-here')) {
    if (page.others) say(other, names(page, other.dataset.section));
  }
  if (page.others) say('here', names(page, page.section));
  if (text === undefined) return;
  say(strip.querySelector('.saved-text'), text);
  const mark = state === 'saved' || state === 'saving' ? state : 'failed';
  if (strip.dataset.state !== mark) strip.dataset.state = mark;
  if (page.said !== state && state !== 'saving') {
    say('said', text);
    page.said = state;
  }
};

const names = (page, section) => {
  const there = (page.others ?? []).filter((other) => other.section === section).map((other) => other.name);
  return there.length > 0 ? fill(page.words.here, { names: there.join(', ') }) : '';
};
