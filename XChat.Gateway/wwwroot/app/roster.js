// Who is in the room, and who is writing.
import { Source } from './listeners.js';

const WritingFor = 5_000;

/** Tells 'changed' and 'writing'. */
export class Roster extends Source {
  members = new Map();
  writers = new Map();

  set(members) {
    this.members = new Map(members.map(({ name, role }) => [name, role]));
    this.tell('changed');
  }

  add(name, role) {
    this.members.set(name, role);
    this.tell('changed');
  }

  remove(name) {
    this.members.delete(name);
    this.wrote(name);
    this.tell('changed');
  }

  /** Administrators first, then by name. */
  get sorted() {
    const rank = role => role === 'Admin' ? 0 : 1;
    return [...this.members]
      .map(([name, role]) => ({ name, role }))
      .sort((a, b) => rank(a.role) - rank(b.role) || a.name.localeCompare(b.name));
  }

  writes(name) {
    clearTimeout(this.writers.get(name));
    this.writers.set(name, setTimeout(() => this.wrote(name), WritingFor));
    this.tell('writing');
  }

  wrote(name) {
    clearTimeout(this.writers.get(name));
    if (this.writers.delete(name)) this.tell('writing');
  }
}
