// The box: what is typed stays there over a reload until it is sent. Enter sends, Shift+Enter makes a line,
// and an input method that composes a word keeps its Enter.
import { byId } from '../dom.js';
import { forget, keep, recall } from '../storage.js';

export class Composer {
  text = byId('text');

  constructor(said) {
    this.said = said;
    this.text.addEventListener('input', () => this.typed());
    this.text.addEventListener('keydown', event => this.pressed(event));
    byId('composer').addEventListener('submit', event => {
      event.preventDefault();
      this.submit();
    });
    byId('attach').addEventListener('click', () => byId('files').click());
    byId('files').addEventListener('change', ({ target }) => {
      this.attachFiles([...target.files]);
      target.value = '';
    });
    this.text.addEventListener('paste', event => this.takeFiles(event, event.clipboardData));
    addEventListener('dragover', event => this.dragged(event));
    addEventListener('dragleave', event => event.relatedTarget ?? document.body.classList.remove('dropping'));
    addEventListener('drop', event => this.takeFiles(event, event.dataTransfer));
  }

  attach(chat) {
    this.chat = chat;
    this.tray?.clear();
    this.text.value = recall(chat.room + '.draft', '');
    this.grow();
  }

  pressed(event) {
    // 229 is how older browsers say that the key belongs to an input method.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'Tab' && !event.shiftKey && this.completeName()) {
      event.preventDefault();
    }
  }

  submit() {
    const text = this.text.value.trim();
    const taken = this.tray?.send(text) || (text && this.chat.say(text));
    if (!taken) return;
    this.text.value = '';
    this.typed();
    this.said();
  }

  typed() {
    const { value } = this.text;
    if (value) keep(this.chat.room + '.draft', value);
    else forget(this.chat.room + '.draft');
    if (value && !value.startsWith('/')) this.chat.typing();
    this.grow();
  }

  grow() {
    this.text.style.height = 'auto';
    this.text.style.height = this.text.scrollHeight + 'px';
  }

  fill(text) {
    this.text.value = '';
    this.insert(text);
  }

  insert(text) {
    this.text.focus();
    this.text.setRangeText(text, this.text.selectionStart, this.text.selectionEnd, 'end');
    this.typed();
  }

  /** "@al" and Tab is "@Alice". */
  completeName() {
    const before = this.text.value.slice(0, this.text.selectionStart);
    const begun = /@([^\s@]+)$/.exec(before)?.[1].toLowerCase();
    const name = begun && [...this.chat.roster.members.keys()].find(member => member.toLowerCase().startsWith(begun));
    if (!name) return false;
    this.text.setRangeText('@' + name + ' ', before.length - begun.length - 1, before.length, 'end');
    this.typed();
    return true;
  }

  dragged(event) {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  }

  takeFiles(event, { files }) {
    document.body.classList.remove('dropping');
    if (!files.length) return;
    event.preventDefault();
    this.attachFiles([...files]);
  }

  async attachFiles(files) {
    // One import for all: two of them may be answered in either order, and so would the files be.
    this.loading ??= import('./tray.js').finally(() => { this.loading = undefined; });
    const { Tray } = await this.loading;
    this.tray ??= new Tray(text => this.insert(text));
    files.forEach(file => this.tray.add(file, this.chat));
    this.text.focus();
  }
}
