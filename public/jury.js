// The score sheet: keys, autosave, the running total. The sheet is a plain form without this script. What is written goes to
// the server a moment after the last change; "saved" is said only when the server has answered. The version tells two windows
// apart: what another one saved is never replaced unseen, the form is sent whole and comes back with both.

const REST = 700; // after the last change
const PATIENCE = [1000, 2000, 4000, 8000, 15000];
const ASTANA = 5 * 3600 * 1000;

/** The sheet at hand, or nothing. */
let sheet;

const formOf = (node) => node?.closest?.('form#sheet[data-autosave]');

/** What the form says now. */
const said = (form) => {
  const scores = {};
  for (const input of form.querySelectorAll('.score input:checked')) scores[/\[(.+)\]/.exec(input.name)[1]] = input.value;
  return { scores, comment: form.elements.comment.value, note: form.elements.note.value };
};

const begin = (form) => {
  if (sheet?.form === form) return;
  sheet = { form, words: JSON.parse(form.dataset.words), timer: 0, failures: 0, isDirty: false, flight: undefined };
};

const say = (text, state) => {
  const place = document.getElementById('sheet-saved');
  if (!place) return;
  place.textContent = text;
  place.dataset.state = state;
};

const clock = (millis) => new Date(millis + ASTANA).toISOString().slice(11, 19);

/** The total so far, out of what the scored criteria can give. */
const count = (form) => {
  let [total, most] = [0, 0];
  for (const field of form.querySelectorAll('.score')) {
    const chosen = field.querySelector('input:checked');
    if (!chosen) continue;
    total += Number(field.dataset.weight) * Number(chosen.value);
    most += Number(field.dataset.weight) * 10;
    anchor(field, Number(chosen.value));
  }
  const text = (tenths) => new Intl.NumberFormat(document.documentElement.lang === 'en' ? 'en' : 'ru', { maximumFractionDigits: 1 }).format(tenths / 10);
  document.getElementById('sheet-total').textContent = text(total);
  document.getElementById('sheet-most').textContent = `/ ${text(most)}`;
};

/** The words of the level at this score, or of the next below. */
const anchor = (field, score) => {
  const level = [...field.querySelectorAll('[data-level]')].filter((item) => Number(item.dataset.level) <= score).at(-1);
  const place = field.querySelector('.score-anchor');
  if (level && place) place.innerHTML = level.innerHTML;
};

const plan = (wait) => {
  clearTimeout(sheet.timer);
  sheet.timer = setTimeout(() => send(sheet), wait);
};

const send = (mine, isLeaving = false) => {
  if (!mine.isDirty || (mine.flight && !isLeaving)) return mine.flight;
  mine.isDirty = false;
  const { id, version } = mine.form.elements;
  const body = JSON.stringify({ id: id.value, person: mine.form.dataset.person, version: Number(version.value), form: said(mine.form) });
  say(mine.words.saving, 'saving');
  mine.flight = fetch(mine.form.dataset.autosave, {
    method: 'POST', body, keepalive: isLeaving, headers: { 'content-type': 'application/json', accept: 'application/json' },
    signal: isLeaving ? undefined : AbortSignal.timeout(15000),
  })
    .then(async (answer) => (answer.ok ? hear(mine, await answer.json()) : refuse(mine, answer.status)), () => refuse(mine, 0))
    .finally(() => {
      mine.flight = undefined;
      if (mine.isDirty && mine === sheet) plan(mine.failures > 0 ? PATIENCE[Math.min(mine.failures, PATIENCE.length) - 1] : REST);
    });
  return mine.flight;
};

const hear = (mine, kept) => {
  mine.failures = 0;
  mine.form.elements.version.value = kept.version;
  if (!mine.isDirty) say(mine.words.saved.replace('{time}', clock(kept.saved_at)), 'saved');
};

const refuse = (mine, status) => {
  // Changed in another window: the whole form goes, and its page shows both.
  if (status === 409) {
    say(mine.words.stale, 'failed');
    mine.isStale = true;
    return;
  }
  const isPassing = status === 0 || status === 429 || status >= 500;
  say(status === 401 ? mine.words.signedOut : isPassing ? mine.words.offline : mine.words.failed, 'failed');
  if (isPassing) {
    mine.isDirty = true;
    mine.failures += 1;
  }
};

const changed = (event) => {
  const form = formOf(event.target);
  if (!form || !event.target.name) return;
  begin(form);
  count(form);
  if (sheet.isStale) return;
  sheet.isDirty = true;
  plan(REST);
};

/** 0 to 9, also of the number pad, and the key right of 0 for 10: by place, whatever letters the keyboard writes. */
const pressed = (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.type !== 'radio' || !formOf(event.target)) return;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const value = event.code === 'Minus' || event.code === 'NumpadAdd' ? '10' : digit;
  const input = value && event.target.closest('.score')?.querySelector(`input[value="${value}"]`);
  if (!input) return;
  event.preventDefault();
  input.checked = true;
  input.focus();
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

/** A button waits until what is under way has been answered: the form then says the version that the server has. */
const passing = new WeakSet();
const submitted = async (event) => {
  const { target: form, submitter } = event;
  if (form !== sheet?.form || passing.has(form)) return;
  clearTimeout(sheet.timer);
  sheet.isDirty = false;
  if (!sheet.flight) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await sheet.flight;
  sheet.isDirty = false;
  passing.add(form);
  form.requestSubmit(submitter);
  passing.delete(form);
};

document.addEventListener('input', changed);
document.addEventListener('change', changed);
document.addEventListener('keydown', pressed);
document.addEventListener('submit', submitted, true);
addEventListener('pagehide', () => sheet && send(sheet, true));
