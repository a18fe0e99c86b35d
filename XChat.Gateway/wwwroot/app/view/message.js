// One entry of the log as a row; what stands before it (a new day, the unread line) belongs to the row.
import { el, icon } from '../dom.js';
import { day, list, midnight, moment, reason, size, t, time } from '../language.js';
import { render } from '../markup.js';

const GroupWithin = 5 * 60_000;
const LongText = 1_500;
const LongLines = 18;

export function row(entry, previous, { chat, isFirstUnread }) {
  const newDay = !previous || midnight(previous.at) !== midnight(entry.at);
  return el('li', {},
    newDay && el('div', { class: 'day' }, el('span', {}, day(entry.at))),
    isFirstUnread && el('div', { class: 'new' }, el('span', {}, t('unread'))),
    entry.kind === 'message' ? message(entry, chat, newDay || isFirstUnread || !continues(entry, previous)) : event(entry));
}

const continues = (entry, previous) => previous.kind === 'message' && previous.name === entry.name
  && previous.role === entry.role && entry.at - previous.at < GroupWithin;

/** What has not come back yet: without a menu, with its state and what can be done about it. */
export function pendingRow(entry, chat) {
  const failed = entry.state === 'failed';
  const state = t('state.' + (failed ? 'failed' : 'sending'));
  const mark = el('span', { class: 'meta', title: state }, icon(failed ? 'alert' : 'clock'), el('span', { class: 'unseen' }, state));
  return el('li', {}, el('div', { class: failed ? 'message mine failed' : 'message mine' },
    el('div', { class: 'bubble' }, ...content(entry, chat, mark), failed && failure(entry, chat))));
}

function failure({ nonce, why }, chat) {
  const retry = () => { chat.outbox.retry(nonce); chat.flush(); };
  return el('p', { class: 'why' }, reason(why), ' ',
    el('button', { type: 'button', onclick: retry }, t('retry')),
    el('button', { type: 'button', onclick: () => chat.outbox.discard(nonce) }, t('discard')));
}

function message(entry, chat, head) {
  const act = isAct(entry);
  const bare = !entry.text && isPicture(entry.attachment);
  const classes = ['message', head && 'head', bare && 'bare', entry.mine && 'mine', entry.mention && 'called', act && 'act', entry.removed && 'removed'];
  const node = el('div', { class: classes.filter(Boolean).join(' '), tabindex: -1 },
    face(entry.name),
    el('div', { class: 'bubble' },
      head && !entry.mine && !act ? who(entry) : el('span', { class: 'unseen' }, entry.name + ': '),
      ...content(entry, chat, stamp(entry))),
    !entry.removed && el('button', { class: 'more round', tabindex: -1, 'aria-haspopup': 'menu', 'aria-label': t('more') }, icon('more')));
  tint(node, entry.name);
  return node;
}

function stamp({ at, mine, removed }) {
  return el('span', { class: 'meta' },
    el('time', { datetime: new Date(at).toISOString(), title: moment(at) }, time(at)),
    mine && !removed && icon('check'), mine && !removed && el('span', { class: 'unseen' }, t('state.sent')));
}

function who({ name, role }) {
  return el('span', { class: 'who' }, el('bdi', {}, name), role === 'Admin' && el('span', { class: 'admin' }, t('admin')));
}

// What /me becomes: "* NAME waves".
const isAct = ({ name, text }) => text.startsWith(`* ${name} `);

function content(entry, { name: me, roster }, mark) {
  const { name, text, attachment, removed } = entry;
  const act = isAct(entry);
  const words = render(act ? text.slice(name.length + 3) : text, { me, isName: other => other === me || roster.members.has(other) });
  const flows = act || removed || (isRightToLeft(words.lastChild) === (document.dir === 'rtl') && words.lastChild?.tagName === 'P');
  const body = el('div', { class: flows ? 'body flows' : 'body' }, ...removed ? [t('removed')] : [act && el('bdi', {}, name), act && ' ', words]);
  const long = text.length > LongText || text.split('\n').length > LongLines;
  return [attachment && attached(attachment), el('div', { class: 'line' }, long ? folded(body) : body, mark)];
}

// Beside its last line the time has room only where both run the same way.
const isRightToLeft = node => /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u.test(node?.textContent);

function folded(body) {
  const box = el('div', { class: 'long' }, body);
  const open = el('button', { type: 'button', class: 'text', onclick: () => { box.className = ''; open.remove(); } }, t('showAll'));
  box.append(open);
  return box;
}

const isPicture = attachment => attachment?.mime.startsWith('image/');

// An upload's address says how large it is before it is loaded: /uploads/ID-BYTES-WIDTHxHEIGHT.EXT.
const Sizes = /-(\d+)(?:-(\d+)x(\d+))?\.\w+$/;

// The largest that a picture is shown, in CSS pixels.
const Most = { width: 320, height: 352 };

function attached({ url, filename, mime }) {
  // Only our own server's files: a hostile one could name any address.
  const href = new URL(url, document.baseURI);
  if (href.origin !== location.origin) return el('span', {}, filename);
  const link = { href: href.href, target: '_blank', rel: 'noopener noreferrer nofollow' };
  const [, bytes, width, height] = (Sizes.exec(url) ?? []).map(Number);
  if (isPicture({ mime })) {
    const scale = width && Math.min(1, Most.width / width, Most.height / height);
    return el('a', { ...link, class: width ? 'picture' : 'picture unknown' }, el('img', {
      src: href.href, alt: filename, loading: 'lazy', decoding: 'async',
      width: width && Math.round(width * scale), height: width && Math.round(height * scale),
    }));
  }
  return el('a', { ...link, class: 'file', download: filename }, el('span', { class: 'sheet' }, icon('file')),
    el('span', {}, el('b', {}, el('bdi', {}, filename)), bytes && el('small', {}, size(bytes))));
}

export function face(name) {
  return tint(el('span', { class: 'face', 'aria-hidden': 'true' }, [...name][0]?.toUpperCase()), name);
}

// The same name has the same colour everywhere.
function tint(node, name) {
  let hash = 7;
  for (const letter of name) hash = (hash * 31 + letter.codePointAt(0)) % 3600;
  node.style.setProperty('--hue', hash / 10);
  return node;
}

function event(entry) {
  if (entry.kind === 'presence') return el('p', { class: 'event' }, presence(entry.changes));
  if (entry.kind === 'notice') return el('div', { class: 'event' }, el('p', { class: 'notice', dir: 'auto' }, reason(entry)));
  return el('p', { class: 'event' }, t(entry.kind));
}

function presence(changes) {
  return [true, false].map(came => {
    const names = changes.filter(change => change.came === came).map(change => '\u2068' + change.name + '\u2069');
    if (!names.length) return '';
    const shown = names.length > 4 ? [...names.slice(0, 3), t('others', { count: names.length - 3 })] : names;
    return t(came ? 'joined' : 'left', { names: list(shown), count: names.length });
  }).filter(Boolean).join(' · ');
}

export const spoken = ({ name, text, attachment }) => `${name}: ${text || attachment?.filename || ''}`;
