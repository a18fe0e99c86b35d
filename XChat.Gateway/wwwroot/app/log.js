// One room's log as this page knows it: messages in the server's order, and what happened between them.
// Entries have a position that never changes, so that a view can hold a window over them.
import { Source } from './listeners.js';
import { keep, recall } from './storage.js';

const Most = 20_000;
const DropAtOnce = 2_000;
const KeptCount = 80;
const KeptCharacters = 100_000;
const Passing = new Set(['presence', 'notice']);

/**
 * An entry is { kind, at, … }; kind: 'message' (id, epoch, name, role, text, attachment, nonce, mine, removed),
 * 'presence' (changes: [{ name, came }]), 'notice' (text), 'gap' (messages are missing) or 'anew' (a new epoch).
 * Tells 'added', 'changed' (an entry) and 'reset'.
 */
export class Log extends Source {
  entries = [];
  first = 0;
  epoch = null;
  last = 0;

  constructor(room) {
    super();
    this.key = room + '.log';
    this.markKey = room + '.read';
    this.mark = recall(this.markKey);
    const kept = recall(this.key);
    if (!kept) return;
    this.epoch = kept.epoch;
    this.last = kept.last;
    this.entries = kept.entries;
  }

  get end() { return this.first + this.entries.length; }
  get cursor() { return this.epoch ? { epoch: this.epoch, id: this.last } : undefined; }

  at(position) { return this.entries[position - this.first]; }
  positionOf(entry) { return this.first + this.entries.indexOf(entry); }
  find(id) { return this.findLast(entry => entry.id === id && entry.epoch === this.epoch); }

  findLast(matches) {
    for (let i = this.entries.length - 1; i >= 0; i--) if (matches(this.entries[i])) return this.entries[i];
    return null;
  }

  /**
   * The history that a join brings: what is known already is passed over, what is missing is shown as missing.
   * Where all was recovered, a hole in the ids is a message that was deleted.
   */
  resume(epoch, messages, recovered) {
    const known = this.entries.length > 0;
    if (epoch !== this.epoch) {
      if (known) this.entries.push({ kind: 'anew', at: Date.now() });
      this.epoch = epoch;
      this.last = 0;
    } else if (known && !recovered && messages.length && messages[0].id > this.last + 1) {
      this.entries.push({ kind: 'gap', at: messages[0].at });
    }
    this.add(messages.filter(message => message.id > this.last));
  }

  /** The base protocol has no epoch and no resume: its history replaces what was there. */
  replace(messages) {
    this.entries = [];
    this.first = 0;
    this.last = 0;
    this.add(messages);
    this.tell('reset');
  }

  add(entries) {
    for (const entry of entries) {
      if (entry.kind === 'message') {
        entry.epoch = this.epoch;
        this.last = entry.id ?? this.last;
      }
      this.entries.push(entry);
    }
    if (this.entries.length > Most) {
      this.entries.splice(0, DropAtOnce);
      this.first += DropAtOnce;
    }
    this.changed();
    this.tell('added', entries);
  }

  // A crowd that comes and goes makes one line, not a hundred.
  addPresence(name, came) {
    const latest = this.entries[this.entries.length - 1];
    if (latest?.kind !== 'presence') return this.add([{ kind: 'presence', at: Date.now(), changes: [{ name, came }] }]);
    latest.changes = latest.changes.filter(change => change.name !== name).concat({ name, came });
    this.tell('changed', latest);
  }

  remove(id) {
    const entry = this.find(id);
    if (!entry) return;
    entry.removed = true;
    entry.text = '';
    delete entry.attachment;
    this.changed();
    this.tell('changed', entry);
  }

  clear() {
    this.first = this.end;
    this.entries = [];
    this.changed();
    this.tell('reset');
  }

  /** The messages of others since the last one that was read: where they begin (or null), and how many. */
  get unread() {
    const unread = { from: null, count: 0 };
    for (let i = this.entries.length - 1; i >= 0 && this.mark; i--) {
      const { kind, mine, epoch, id } = this.entries[i];
      if (kind === 'message' && epoch === this.mark.epoch && id <= this.mark.id) break;
      if (kind !== 'message' || mine) continue;
      unread.from = this.first + i;
      unread.count++;
    }
    return unread;
  }

  read() {
    if (this.mark?.id === this.last && this.mark.epoch === this.epoch) return;
    this.mark = { epoch: this.epoch, id: this.last };
    this.changed();
  }

  changed() {
    this.saving ??= setTimeout(() => this.save(), 1_000);
  }

  save() {
    clearTimeout(this.saving);
    this.saving = null;
    const entries = [];
    let characters = 0;
    for (let i = this.entries.length - 1; i >= 0 && entries.length < KeptCount; i--) {
      const entry = this.entries[i];
      if (Passing.has(entry.kind)) continue;
      characters += entry.text?.length ?? 0;
      if (characters > KeptCharacters) break;
      entries.unshift(entry);
    }
    keep(this.markKey, this.mark);
    keep(this.key, { epoch: this.epoch, last: this.last, entries });
  }
}
