// What of the changed fields goes with the next request. A text that the server can never take is told beside its field, stays in
// the journal, and holds up no other.

const BATCH = 400000; // bytes of the fields of a request; the server takes 512 KiB
const LONGEST_TEXT = 40000; // the server keeps 20,000 characters, each of two units at most

const bytes = (thing) => new Blob([JSON.stringify(thing)]).size;

/** As many of the changed fields as fit. */
export const gather = (mine, now, ready) => {
  for (const key of [...mine.refused.keys()]) if (now[key] === (mine.known[key] ?? '')) mine.refused.delete(key);
  const fields = {};
  let size = 0;
  for (const key of ready) {
    const over = [mine.known[key] ?? ''];
    if (mine.pending?.[key]) over.push(mine.pending[key].text);
    const change = { text: now[key], over };
    const own = bytes(change);
    if (now[key].trimEnd().length > LONGEST_TEXT || own > BATCH) {
      mine.refused.set(key, now[key]);
      continue;
    }
    if (size + own > BATCH || Object.keys(fields).length >= mine.most) continue;
    size += own;
    fields[key] = change;
  }
  return fields;
};

/** Too much at once: fewer fields the next time; one that is too much alone is not sent again as it is. */
export const halve = (mine, fields) => {
  const keys = Object.keys(fields);
  if (keys.length === 1) mine.refused.set(keys[0], fields[keys[0]].text);
  mine.most = keys.length === 1 ? Infinity : Math.ceil(keys.length / 2);
  mine.pending = undefined;
  mine.state = 'held';
};
