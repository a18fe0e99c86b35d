// The rooms of this server and what is new in them: GET /rooms, an array of { name, topic, default, epoch, last }.
import { Source } from './listeners.js';
import { recall } from './storage.js';

const Every = 30_000;

/** Tells 'changed'. */
export class Rooms extends Source {
  all = [];

  /** The default room is '' in the page's address and in what is kept. */
  keyOf(name) {
    return this.all.find(room => room.name === name)?.default ? '' : name;
  }

  start() {
    this.refresh();
    setInterval(() => document.hidden || this.refresh(), Every);
  }

  async refresh() {
    try {
      const answer = await fetch('rooms', { cache: 'no-store' });
      if (answer.ok) this.all = await answer.json();
    } catch (cause) {
      // Away for now: the connection's own line says so.
      console.info('xchat: rooms not refreshed', cause);
    }
    this.tell('changed');
  }

  /** Messages since the person was last there; none for a room never visited. */
  unreadIn({ name, epoch, last }) {
    const mark = recall(this.keyOf(name) + '.read');
    if (!mark || !last) return 0;
    return mark.epoch === epoch ? Math.max(0, last - mark.id) : last;
  }
}
