// The fields of a section's form by their keys, as the server names them: `title_kk`, `indicator.2.before`, `technologies`.

const NAME = /^fields\[(.+)\]$/;

/** The key of an input, and whether it is one box of several choices: `technologies.vision` is a part of `technologies`. */
const keyOf = (input) => {
  const name = NAME.exec(input.name ?? '')?.[1];
  if (!name) return undefined;
  const parts = name.split('.');
  return input.type === 'checkbox' && parts.length === 2 ? { key: parts[0], code: parts[1] } : { key: name };
};

/** The text of one input; `first` is the one that the server sent with the page. */
const textOf = (input, first) => {
  if (input.tagName === 'SELECT') {
    return first ? ([...input.options].find((option) => option.defaultSelected)?.value ?? '') : input.value;
  }
  // A calendar shows nothing of what it cannot read; that is not somebody taking the text away.
  if (input.type === 'month' && input.value === '' && !/^\d{4}-\d\d$/.test(input.defaultValue)) return input.defaultValue;
  return first ? input.defaultValue : input.value;
};

/** Every field with its text. */
export const texts = (form, first = false) => {
  const found = {};
  const choices = {};
  for (const input of form.elements) {
    const { key, code } = keyOf(input) ?? {};
    if (!key) continue;
    const isOn = first ? input.defaultChecked : input.checked;
    if (code) (choices[key] ??= []).push(...(isOn ? [code] : []));
    // A choice that the page suggests is nobody's answer until somebody touches it or saves.
    else if (input.type === 'radio') found[key] = isOn && !('suggested' in input.dataset) ? input.value : (found[key] ?? '');
    else if (input.type === 'checkbox') found[key] = isOn ? input.value : '';
    else found[key] = textOf(input, first);
  }
  for (const key of Object.keys(choices)) found[key] = choices[key].join(',');
  return found;
};

/** Puts a text into a field. */
export const put = (form, key, text) => {
  for (const input of form.elements) {
    const of = keyOf(input);
    if (of?.key !== key) continue;
    if (of.code) input.checked = text.split(',').includes(of.code);
    else if (input.type === 'radio' || input.type === 'checkbox') input.checked = input.value === text;
    else input.value = text;
    // Counters and previews follow.
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
};

/** A text as its reader knows it: the choice's own words instead of its code. */
export const shown = (form, key, text) => {
  const labels = [...form.elements].filter((input) => keyOf(input)?.key === key).flatMap((input) => {
    if (input.tagName === 'SELECT') return [...input.options].filter((option) => option.value === text).map((option) => option.text);
    const { code } = keyOf(input);
    const isMeant = code ? text.split(',').includes(code) : input.value === text;
    return ['radio', 'checkbox'].includes(input.type) && isMeant ? [input.labels[0]?.querySelector('span')?.textContent ?? text] : [];
  });
  return labels.length > 0 ? labels.join(', ') : text;
};

/** The places beside a field, and at the top of the form, where something may be shown. */
export const place = (key) => document.getElementById(`f-${key.replace(/[._]/g, '-')}-beside`);
