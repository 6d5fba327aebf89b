// Drives the wizard's real scripts in frames of this page, with a clock, a network and a server that are played. A frame is a tab, the page
// a device: frames share its journal as tabs do. What happens is drawn from a seed; what must never happen is noted in `broken`.

const KEYS = ['situation', 'why_ai', 'how'];
const WORDS = Object.fromEntries(['saved', 'saving', 'offline', 'busy', 'signedOut', 'signInFailed', 'failed', 'notKept', 'clash', 'clashHelp', 'offer', 'offers',
  'othersRows', 'here', 'empty', 'chosen', 'colleague'].map((name) => [name, name]));
// What the buttons say: the driver finds them by it.
for (const name of ['keepMine', 'takeTheirs', 'takeIt', 'dropIt', 'takeAll', 'dropAll']) WORDS[name] = name;

/** Numbers that a seed decides (mulberry32). */
const dice = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const turn = () => new Promise((done) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { channel.port1.close(); done(); };
  channel.port2.postMessage(0);
});

window.driver = {
  device: '', server: undefined, clock: 0, tabs: [], orphans: [], broken: [], log: [], isSignedIn: true, counts: {},
  taken: new Set(), // texts that somebody took into a field
  settled: new Set(), // texts of others that somebody took into a field and then wrote over

  // The server: texts, not versions, decide; as the store does it.
  answer(tab, body) {
    const { fields, seen } = JSON.parse(body);
    const { server } = this;
    const clashes = {};
    let isNew = false;
    for (const [key, { text, over }] of Object.entries(fields)) {
      const present = server.present[key] ?? '';
      if (text === present) continue;
      if (!over.includes(present)) { clashes[key] = { theirs: present, by: 'X', at: 0 }; continue; }
      if (present !== '' && !tab.seen[key].has(present)) this.fail(`${tab.name} replaced «${present}» by «${text}», which its author had not seen`);
      isNew = true;
      server.present[key] = text;
      server.kept[key].push(text);
      server.changedAt[key] = server.version + 1;
    }
    if (isNew) server.version += 1;
    const changed = {};
    for (const key of KEYS) if (!(key in fields) && (server.changedAt[key] ?? 0) > seen) changed[key] = server.present[key];
    return { version: server.version, at: 1, now: 1, clashes, refused: [], changed, others: [] };
  },

  fail(what) { this.broken.push(`${what}\n  ${this.log.slice(-25).join('\n  ')}`); },
  count(what) { this.counts[what] = (this.counts[what] ?? 0) + 1; },
  isKept(key, text) { return text === '' || this.server.kept[key].includes(text); },

  /** What a frame gets instead of the browser's own clock and network. */
  install(win) {
    const tab = win.frameElement.tab;
    tab.win = win;
    win.setInterval = (work) => { tab.ticks.push(work); return tab.ticks.length; };
    Object.defineProperty(win.performance, 'now', { value: () => this.clock });
    win.fetch = (url, options) => this.request(tab, url, options);
  },

  request(tab, url, { body, keepalive }) {
    if (url === '/api/sign_in') { this.isSignedIn = true; return Promise.resolve(new Response('{}')); }
    if (!tab.isAlive) {
      // What a closed page sends as its last words may arrive; a killed one says nothing.
      if (keepalive && !tab.isKilled && this.isSignedIn && this.random() < 0.6) this.answer(tab, body);
      return new Promise(() => undefined);
    }
    return new Promise((done, failed) => tab.requests.push({ body, done, failed }));
  },

  async open(name) {
    const frame = document.createElement('iframe');
    const area = (key) => `<textarea name="fields[${key}]">${this.server.present[key] ?? ''}</textarea><div class="beside" id="f-${key.replace('_', '-')}-beside"></div>`;
    const box = `<div id="journal" data-url="/api/entry_autosave" data-person="p" data-entry="e" data-section="solution" data-seen="${this.server.version}" data-words='${JSON.stringify(WORDS)}'></div>`;
    const dialog = '<dialog id="sign-in-again"><form method="post" action="/api/sign_in"><p id="sign-in-again-error"></p><button>in</button></form></dialog>';
    frame.srcdoc = `<!DOCTYPE html><script>parent.driver.install(window)</script><p id="said"></p><p id="here"></p><div class="saved"><span class="saved-text"></span></div>
      <form>${box}<div class="beside" id="page-beside"></div><input type="hidden" name="version" value="${this.server.version}">${KEYS.map(area).join('')}</form>${dialog}
      <script type="module" src="/autosave.js"></script>`;
    const tab = { name: `${this.device}${name}`, frame, isAlive: true, isKilled: false, ticks: [], requests: [], owes: {}, seen: {} };
    for (const key of KEYS) tab.seen[key] = new Set([this.server.present[key] ?? '']);
    frame.tab = tab;
    this.tabs[name] = tab;
    const loaded = new Promise((done) => { frame.onload = done; });
    document.body.append(frame);
    await loaded;
    await this.settle();
    return tab;
  },

  /** Closes a tab; what it still owes its author is the device's from now on. */
  async close(tab, isKilled) {
    this.look(tab);
    tab.isAlive = false;
    tab.isKilled = isKilled;
    // What is under way may still arrive.
    for (const { body } of tab.requests.splice(0)) if (this.isSignedIn && this.random() < 0.5) this.answer(tab, body);
    tab.frame.remove();
    for (const [key, text] of Object.entries(tab.owes)) if (!this.isKept(key, text)) this.orphans.push({ key, text });
    this.tabs[this.tabs.indexOf(tab)] = undefined;
    // A frame's locks go a little later than the frame.
    const alive = this.tabs.filter((other) => other?.isAlive).length;
    for (let wait = 0; wait < 500 && (await navigator.locks.query()).held.length > alive; wait += 1) await turn();
    this.check();
  },

  field(tab, key) { return tab.win.document.querySelector(`[name="fields[${key}]"]`); },
  panels(tab) { return [...tab.win.document.querySelectorAll('.other-text')].filter((panel) => panel.querySelector('button')); },

  /** What stands in a tab's fields has been seen by its author; what was typed and not kept must stand there. */
  look(tab) {
    for (const key of KEYS) {
      const { value } = this.field(tab, key);
      tab.seen[key].add(value);
      const owed = tab.owes[key];
      if (owed !== undefined && this.isKept(key, owed)) delete tab.owes[key];
      else if (owed !== undefined && owed !== value) { this.fail(`«${owed}» vanished from ${tab.name}: there stands «${value}»`); delete tab.owes[key]; }
    }
  },

  /** Every text of a tab that is gone: kept by the server, or still on the device to be offered. */
  check() {
    const record = JSON.parse(localStorage.getItem('bayge-journal:p:e:solution') ?? '{"fields":{},"offers":[]}');
    this.orphans = this.orphans.filter(({ key, text }) => {
      if (this.isKept(key, text) || this.settled.has(`${key} ${text}`)) return false;
      const isThere = record.fields[key] === text || record.offers.some((offer) => offer.key === key && offer.text === text)
        || this.tabs.some((tab) => tab?.isAlive && (this.field(tab, key).value === text));
      if (!isThere) this.fail(`${this.device}: «${text}» of ${key} was never kept and is not offered: ${JSON.stringify(record)}`);
      return isThere;
    });
  },

  /** Until the scripts have done what they can do now: their promises, and the strict store. Gives what that holds, as text. */
  async settle() {
    for (let round = 0; round < 3; round += 1) await turn();
    const db = await (this.db ??= new Promise((done) => {
      const ask = indexedDB.open('bayge-journal', 1);
      ask.onupgradeneeded = () => ask.result.createObjectStore('places');
      ask.onsuccess = () => done(ask.result);
    }));
    const held = await new Promise((done) => {
      const all = db.transaction('places', 'readonly').objectStore('places').getAll();
      all.transaction.oncomplete = () => done(JSON.stringify(all.result));
    });
    for (let round = 0; round < 3; round += 1) await turn();
    return held;
  },

  type(tab, key, text) {
    const input = this.field(tab, key);
    // Who took a text goes on from it, or another tab that wrote it does.
    if (this.taken.has(`${key} ${input.value}`)) this.settled.add(`${key} ${input.value}`);
    input.value = text;
    tab.owes[key] = text;
    tab.seen[key].add(text);
    input.dispatchEvent(new tab.win.Event('input', { bubbles: true }));
  },

  /** Somebody presses one of the buttons beside a field. */
  choose(tab) {
    const panels = this.panels(tab);
    if (panels.length === 0) return;
    const panel = panels[Math.floor(this.random() * panels.length)];
    const buttons = [...panel.querySelectorAll('button')];
    const pressed = buttons[Math.floor(this.random() * buttons.length)];
    const key = KEYS.find((key) => tab.win.document.getElementById(`f-${key.replace('_', '-')}-beside`).contains(panel));
    const text = panel.querySelector('.other-words')?.textContent.replace(/^empty$/, '');
    this.count(pressed.textContent);
    const all = key ? [{ key, text }] : this.orphans.slice();
    this.log.push(`${tab.name} ${pressed.textContent} ${key} «${text}»`);
    const before = Object.fromEntries(KEYS.map((key) => [key, this.field(tab, key).value]));
    if (key) tab.seen[key].add(text);
    pressed.click();
    if (/^drop/.test(pressed.textContent)) {
      // Of what is offered all at once, the panels told each.
      if (key) this.settled.add(`${key} ${text}`);
      const told = (orphan) => (key ? all.some((one) => one.key === orphan.key && one.text === orphan.text) : !this.isOffered(orphan));
      this.orphans = this.orphans.filter((orphan) => !told(orphan));
    }
    for (const key of KEYS) {
      const { value } = this.field(tab, key);
      // Whoever takes another text lets the one in the field go, and owes the one that was taken.
      if (value !== before[key]) { tab.owes[key] = value; this.taken.add(`${key} ${value}`); }
      if (/^take[IA]/.test(pressed.textContent)) this.orphans = this.orphans.filter((orphan) => orphan.key !== key || orphan.text !== value);
    }
    if (pressed.textContent === 'takeTheirs' && key) delete tab.owes[key];
    this.look(tab);
  },

  isOffered({ key, text }) {
    const record = JSON.parse(localStorage.getItem('bayge-journal:p:e:solution') ?? '{"fields":{},"offers":[]}');
    return record.fields[key] === text || record.offers.some((offer) => offer.key === key && offer.text === text);
  },

  async deliver(tab, how) {
    const request = tab.requests.shift();
    if (!request) return;
    this.count(how);
    if (how === 'lost') request.failed(new TypeError('lost'));
    else if (!this.isSignedIn) request.done(new Response('', { status: 401 }));
    else {
      const answer = this.answer(tab, request.body);
      if (how === 'kept') request.done(new Response(JSON.stringify(answer)));
      else request.failed(new TypeError('the answer was lost'));
    }
    for (let round = 0; round < 4; round += 1) await turn();
    this.look(tab);
  },

  pass(tab, time) {
    this.clock += time;
    for (const tick of tab.ticks) tick();
  },

  async step() {
    const name = Math.floor(this.random() * 2);
    const tab = this.tabs[name];
    const roll = this.random();
    if (!tab) {
      if (roll < 0.3) { this.log.push(`${this.device}${name} opens`); this.count('open'); await this.open(name); }
      return;
    }
    const key = KEYS[Math.floor(this.random() * KEYS.length)];
    if (roll < 0.36) {
      const old = this.field(tab, key).value;
      const word = `${tab.name}${(this.words = (this.words ?? 0) + 1)}`;
      const kind = this.random();
      const text = kind < 0.6 && old.length < 60 ? `${old} ${word}`.trim() : kind < 0.97 ? word : '';
      this.log.push(`${tab.name} types ${key} «${text}»`);
      this.count('type');
      this.type(tab, key, text);
    } else if (roll < 0.62) {
      const time = [250, 1000, 2500, 20000][Math.floor(this.random() * 4)];
      this.pass(tab, time);
    } else if (roll < 0.82) {
      const how = this.random() < 0.65 ? 'kept' : this.random() < 0.5 ? 'lost' : 'unheard';
      this.log.push(`${tab.name} ${how} ${tab.requests[0]?.body.slice(-120)}`);
      await this.deliver(tab, how);
    } else if (roll < 0.9) this.choose(tab);
    else if (roll < 0.93) tab.win.dispatchEvent(new tab.win.Event('online'));
    else if (roll < 0.955) {
      this.log.push(`${this.device} ${this.isSignedIn ? 'is signed out' : 'signs in again'}`);
      this.count('session');
      if (this.isSignedIn) this.isSignedIn = false;
      else tab.win.document.querySelector('#sign-in-again form').requestSubmit();
      await turn();
    } else {
      const isKilled = roll > 0.98;
      this.log.push(`${tab.name} ${isKilled ? 'is killed' : 'is closed'} owing ${JSON.stringify(tab.owes)}`);
      this.count(isKilled ? 'kill' : 'close');
      await this.close(tab, isKilled);
      if (this.random() < 0.6) { this.log.push(`${tab.name} opens again`); await this.open(name); }
    }
    for (const other of this.tabs) if (other?.isAlive) this.look(other);
  },

  /** Some steps of this device, on the server as the other device left it. */
  async run(device, seed, server, steps) {
    Object.assign(this, { device, server, random: dice(seed), broken: [] });
    for (let done = 0; done < steps && this.broken.length === 0; done += 1) {
      await this.step();
      // Whatever happened on the other device, what is owed here and kept there is settled.
      if (done % 8 === 0) this.check();
    }
    return { server: this.server, broken: this.broken, counts: this.counts };
  },

  /** Everything comes back: then nothing is owed that is neither kept nor offered. */
  async finish(server) {
    Object.assign(this, { server, isSignedIn: true, broken: [] });
    for (const tab of this.tabs.filter((tab) => tab?.isAlive)) await this.close(tab, true);
    const tab = await this.open(0);
    const isThere = () => Object.keys(localStorage).some((key) => key.startsWith('bayge-journal'));
    for (let wait = 0; wait < 5000 && isThere() && this.panels(tab).length === 0; wait += 1) await turn();
    for (let round = 0; round < 5000 && this.panels(tab).length > 0; round += 1) {
      const take = this.panels(tab)[0].querySelector('button');
      const before = Object.fromEntries(KEYS.map((key) => [key, this.field(tab, key).value]));
      take.click();
      for (const key of KEYS) if (this.field(tab, key).value !== before[key]) tab.owes[key] = this.field(tab, key).value;
      for (let wait = 0; wait < 2; wait += 1) {
        this.pass(tab, 20000);
        await turn();
        while (tab.requests.length > 0) await this.deliver(tab, 'kept');
      }
    }
    this.check();
    const left = Object.keys(localStorage).filter((key) => key.startsWith('bayge-journal'));
    return { server: this.server, broken: this.broken, orphans: this.orphans, owes: tab.owes, left };
  },
};
