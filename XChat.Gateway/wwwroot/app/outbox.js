// What was said and has not come back. It outlives a reload, goes out in order, and leaves when the room
// has told it to everybody: the server passes over a nonce that it knows, so sending again does no harm.
import { Source } from './listeners.js';
import { forget, keep, recall } from './storage.js';

// Few enough that a refusal in the middle cannot put many later ones before it.
const UnderWay = 4;

/** An entry is { nonce, at, text, attachment?, state: 'waiting' | 'sent' | 'failed', why? }. Tells 'changed'. */
export class Outbox extends Source {
  constructor(room) {
    super();
    this.key = room + '.outbox';
    this.entries = recall(this.key, []);
    this.interrupt();
    // Another tab has the room now: what it sends is sent.
    addEventListener('storage', ({ key }) => key?.endsWith('.' + this.key) && this.reload());
  }

  reload() {
    this.entries = recall(this.key, []);
    this.tell('changed');
  }

  add(text, attachment) {
    this.entries.push({ nonce: freshNonce(), at: Date.now(), text, attachment, state: 'waiting' });
    this.changed();
  }

  /** Hands over what waits, oldest first, and no more than this many. */
  flush(send, most) {
    let room = Math.min(most, UnderWay - this.entries.filter(entry => entry.state === 'sent').length);
    for (const entry of this.entries) {
      if (entry.state !== 'waiting') continue;
      if (room-- <= 0) break;
      entry.state = 'sent';
      entry.sentAt = Date.now();
      send(entry);
    }
    this.changed();
  }

  /** True when the message is one of ours that has come back. Without nonces, the first with the same words is it. */
  settle(message, mine) {
    const found = this.entries.findIndex(entry => message.nonce
      ? entry.nonce === message.nonce
      : mine && entry.state === 'sent' && entry.text === message.text && entry.attachment?.url === message.attachment?.url);
    if (found < 0) return false;
    this.entries.splice(found, 1);
    this.changed();
    return true;
  }

  has(nonce) {
    return this.entries.some(entry => entry.nonce === nonce);
  }

  fail(nonce, why) {
    this.change(nonce, { state: 'failed', why });
  }

  retry(nonce) {
    this.change(nonce, { state: 'waiting', why: undefined });
  }

  discard(nonce) {
    this.entries = this.entries.filter(entry => entry.nonce !== nonce);
    this.changed();
  }

  /** The connection is gone, or the server asked for patience: what is under way waits again. */
  interrupt() {
    for (const entry of this.entries) if (entry.state === 'sent') entry.state = 'waiting';
    this.changed();
  }

  get oldestUnderWay() {
    return this.entries.find(entry => entry.state === 'sent');
  }

  change(nonce, to) {
    const entry = this.entries.find(candidate => candidate.nonce === nonce);
    if (entry) Object.assign(entry, to);
    this.changed();
  }

  changed() {
    if (this.entries.length) keep(this.key, this.entries);
    else forget(this.key);
    this.tell('changed');
  }
}

function freshNonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_');
}
