// The person's choices. Each is a select, kept on this device.
import { chime, mayNotify } from '../alerts.js';
import { el } from '../dom.js';
import { languages, t } from '../language.js';
import { forget, keep, recall } from '../storage.js';

export function settings({ rename, forgetMe }) {
  return el('div', {},
    choice('language', languages.map(({ code, name }) => [code, name]), languages.find(({ current }) => current).code,
      code => { keep('language', code); location.reload(); }),
    choice('theme', ['system', 'light', 'dark'].map(named('theme')), recall('theme', 'system'), paint),
    choice('notify', ['off', 'mentions', 'all'].map(named('when')), recall('notify', 'off'), async (value, select) => {
      if (value !== 'off' && !await mayNotify()) select.value = value = 'off';
      keep('notify', value);
    }),
    choice('sound', ['off', 'mentions', 'all'].map(named('when')), recall('sound', 'off'), value => {
      keep('sound', value);
      if (value !== 'off') chime();
    }),
    el('button', { type: 'button', class: 'plain', onclick: rename }, t('rename')),
    el('button', { type: 'button', class: 'plain', onclick: forgetMe, title: t('forget.hint') }, t('forget')));
}

const named = group => value => [value, t(`${group}.${value}`)];

function choice(name, options, current, chosen) {
  const select = el('select', { onchange: ({ target }) => chosen(target.value, target) },
    ...options.map(([value, text]) => el('option', { value, selected: value === current }, text)));
  return el('label', {}, el('span', {}, t(name)), select);
}

function paint(theme) {
  if (theme === 'system') forget('theme');
  else keep('theme', theme);
  dispatchEvent(new Event('theme'));
}
