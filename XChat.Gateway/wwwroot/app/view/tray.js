// Files on their way: each uploads at once, shows how far it is, and can be cancelled. What is sent before
// its file has arrived goes out when it has.
import { byId, el, icon } from '../dom.js';
import { size, t } from '../language.js';
import { keep } from '../storage.js';
import { Refused, upload } from '../upload.js';

const Thumb = 40;

export class Tray {
  box = byId('tray');
  items = [];

  /** giveBack takes the words of a file that will not go out after all. */
  constructor(giveBack) {
    this.giveBack = giveBack;
    addEventListener('pagehide', () => this.items.forEach(({ chat, words }) => words && keep(chat.room + '.draft', words)));
  }

  add(file, chat, words) {
    const item = { file, chat, words, state: 'going', cancel() {} };
    item.bar = el('progress', { max: 1, value: 0, 'aria-label': file.name });
    item.note = el('small', { role: 'status' });
    item.node = el('li', {}, icon('file'),
      el('span', {}, el('b', {}, el('bdi', {}, file.name)), item.note, item.bar),
      el('button', {
        type: 'button', class: 'round', 'aria-label': t('cancel', { name: file.name }), onclick: () => this.cancel(item),
      }, icon('close')));
    this.items.push(item);
    this.box.append(item.node);
    this.box.hidden = false;
    if (file.type.startsWith('image/')) showThumb(item);
    this.begin(item);
  }

  async begin(item) {
    const { file, chat } = item;
    const most = chat.limits.maxUploadBytes;
    if (most && file.size > most) return this.fail(item, t('upload.tooBig', { size: size(most) }));
    item.note.textContent = size(file.size);
    try {
      item.attachment = await upload(file, part => { item.bar.value = part; }, cancel => { item.cancel = cancel; });
    } catch (cause) {
      return this.fail(item, cause instanceof Refused ? refusal(Number(cause.message)) : t('upload.failed'), !(cause instanceof Refused));
    }
    item.state = 'here';
    item.bar.remove();
    if (item.words !== undefined) this.deliver(item);
  }

  fail(item, why, mayRetry) {
    item.state = 'failed';
    item.node.classList.add('failed');
    item.bar.remove();
    item.note.textContent = why;
    if (!mayRetry) return;
    const again = () => { this.remove(item); this.add(item.file, item.chat, item.words); };
    item.note.append(' ', el('button', { type: 'button', class: 'text', onclick: again }, t('retry')));
  }

  /** The words go with the first file. */
  send(text) {
    const going = this.items.filter(({ state, words }) => state !== 'failed' && words === undefined);
    if (!going.length) return false;
    going.forEach((item, index) => {
      item.words = index ? '' : text;
      if (item.state === 'here') this.deliver(item);
    });
    return true;
  }

  deliver(item) {
    this.remove(item);
    item.chat.say(item.words, item.attachment);
  }

  remove(item) {
    item.cancel();
    item.node.remove();
    this.items = this.items.filter(other => other !== item);
    this.box.hidden = !this.items.length;
  }

  cancel(item) {
    this.remove(item);
    if (item.words) this.giveBack(item.words);
  }

  /** Another room: what was sent goes on to where it was said. */
  clear() {
    this.items.filter(({ words }) => words === undefined).forEach(item => this.remove(item));
  }
}

const Refusals = { 413: 'upload.tooLarge', 415: 'upload.type', 429: 'upload.often' };

const refusal = status => t(Refusals[status] ?? 'upload.failed');

// Drawn, not linked: the content policy lets no blob: address in.
async function showThumb({ file, node }) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Thumb / Math.max(picture.width, picture.height);
    const canvas = el('canvas', { width: Math.ceil(picture.width * scale), height: Math.ceil(picture.height * scale) });
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    node.firstChild.replaceWith(canvas);
  } catch (cause) {
    console.warn('xchat: no preview of', file.name, cause);
  }
}
