// One JSON file per language, named by a <link rel="x-language"> of the page: another language is
// another file and another link, and no code.
const offered = [...document.querySelectorAll('link[rel="x-language"]')];
const current = offered.find(link => link.hreflang === document.documentElement.lang) ?? offered[0];
// "en-GB" where the browser says so: the region decides how a time is written.
const locale = navigator.languages.find(code => code.split('-')[0] === current.hreflang) ?? current.hreflang;
let words = {};

export async function learn() {
  words = await (await fetch(current.href)).json();
}

export const languages = offered.map(link => ({ code: link.hreflang, name: link.title, current: link === current }));

/** The words for a key, or else for another. {name} is replaced by values.name; a plural is chosen by values.count. */
export function t(key, values = {}, orElse) {
  let text = words[key] ?? words[orElse] ?? key;
  if (typeof text === 'object') text = text[plural.select(values.count)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : value ?? '';
  });
}

/** What the server refused, in the person's language where it has words for it, else in the server's own. */
export const reason = ({ code, text } = {}) => words['error.' + code] ?? text ?? '';

const plural = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const oldDays = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
const nearDays = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

export const number = value => numbers.format(value);
export const list = names => lists.format(names);
export const time = at => times.format(at);
export const moment = at => moments.format(at);

/** "today", "yesterday", then the date; the year only where it is not this one. */
export function day(at, now = Date.now()) {
  const ago = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (ago < 2) return nearDays.format(-ago, 'day');
  return (ago < 300 ? days : oldDays).format(at);
}

export const midnight = at => new Date(at).setHours(0, 0, 0, 0);

export function size(bytes) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log(bytes) / Math.log(1000)));
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[step], maximumFractionDigits: step > 1 ? 1 : 0 })
    .format(bytes / 1000 ** step);
}

/** Puts the words into the parts of the page that are there from the start. */
export function translate(root) {
  for (const node of root.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll('[data-t-hint]')) {
    node.title = t(node.dataset.tHint);
    node.setAttribute('aria-label', node.title);
  }
  for (const node of root.querySelectorAll('[data-t-placeholder]')) node.placeholder = t(node.dataset.tPlaceholder);
}
