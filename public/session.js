// Nobody's session ends without a warning. Half an hour before, a bar says when, and one button prolongs it; after the end it says
// how to sign in without leaving the page. What was typed stays where it is all the while.

const EARLY = 30 * 60 * 1000; // before the end
const AGAIN = 15000; // between two questions to the server, once the end is near
const ASTANA = 5 * 3600 * 1000;

/** The place, the end as far as it is known, and how far the server's clock is ahead of this one. */
let box, until, ahead, shown;
let askedAt = -Infinity;
/** Where somebody was writing: the button gives the focus back. */
let last;

const now = () => Date.now() + ahead;
const clock = (at) => new Date(at + ASTANA).toISOString().slice(11, 16);
const element = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });

const begin = () => {
  const place = document.getElementById('session');
  if (place === box) return;
  box = place;
  shown = undefined;
  if (!box) return;
  box.words = JSON.parse(box.dataset.words);
  // The page may have come from the browser's own store: what it says of the time may be old, but never too late an end.
  until = Math.max(until ?? 0, Number(box.dataset.until));
  ahead ??= Number(box.dataset.now) - Date.now();
};

const notice = (kind, title, help, control) => {
  const bar = element('div', 'notice', '');
  bar.dataset.kind = kind;
  bar.setAttribute('role', 'alert');
  bar.append(element('p', 'notice-title', title));
  if (help) bar.append(element('p', '', help));
  if (control) {
    const row = element('p', 'buttons', '');
    row.append(control);
    bar.append(row);
  }
  return bar;
};

const button = (text, act) => Object.assign(element('button', 'button primary', text), { type: 'button', onclick: act });

/** Shows one thing; again only when it is another, so that nobody hears it twice. */
const show = (what) => {
  const mark = `${what} ${until}`;
  if (!box || shown === mark) return;
  shown = mark;
  const { words } = box;
  const ends = words.ends.replace('{time}', clock(until));
  const bars = {
    ends: () => notice('warn', ends, words.endsHelp, button(words.stay, stay)),
    away: () => notice('warn', ends, words.away, button(words.stay, stay)),
    stays: () => notice('success', words.stays),
    over: () => notice('error', words.over, words.overHelp, signIn(words)),
  };
  box.replaceChildren(...(bars[what] ? [bars[what]()] : []));
};

/** In place where the page has a window for it, else in another one. */
const signIn = (words) => {
  const dialog = document.getElementById('sign-in-again');
  if (dialog) return button(words.signIn, () => dialog.showModal());
  return Object.assign(element('a', 'button primary', words.signIn), { href: box.dataset.signIn, target: '_blank', rel: 'noopener' });
};

const ask = async (url, method) => {
  askedAt = performance.now();
  const answer = await fetch(url, { method, headers: { accept: 'application/json' }, signal: AbortSignal.timeout(10000) }).catch(() => undefined);
  if (answer?.ok) {
    const said = await answer.json();
    until = said.until;
    ahead = said.now - Date.now();
    return 'ok';
  }
  return answer?.status === 401 || (!answer && now() >= until) ? 'over' : 'away';
};

const stay = async () => {
  const came = await ask(box.dataset.stay, 'POST');
  show(came === 'ok' ? 'stays' : came);
  if (came === 'ok') last?.focus();
};

/** Asks before it warns: another page, or a save, may have prolonged the session. */
const look = async () => {
  begin();
  if (!box || until - now() > EARLY) {
    if (shown && !shown.startsWith('stays')) show('');
    return;
  }
  if (performance.now() - askedAt < AGAIN) return;
  const came = await ask(box.dataset.ask, 'GET');
  if (came !== 'ok') show(came);
  else show(until - now() > EARLY ? '' : 'ends');
};

const soon = () => {
  askedAt = -Infinity;
  look();
};

document.addEventListener('focusout', ({ target }) => {
  if (target.matches?.('input, textarea, select')) last = target;
});
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && soon());
document.addEventListener('bayge-signed-in', soon);
addEventListener('online', soon);
look();
setInterval(look, 1000);
