// A window over the log: however long the log is, the page holds a few hundred rows. The window slides as
// the person scrolls, and follows the newest message as long as the person is there.
import { byId } from '../dom.js';
import { number } from '../language.js';
import { pendingRow, row, spoken } from './message.js';

const MostRows = 220;
const Chunk = 40;
const NearEdge = 700;
const AtEnd = 60;
const SpokenAtOnce = 3;

export class Messages {
  box = byId('log');
  rows = byId('messages');
  pending = byId('pending');
  newest = byId('newest');
  from = 0;
  to = 0;
  following = true;

  constructor(read) {
    this.read = read;
    this.box.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.newest.addEventListener('click', () => this.showNewest());
    document.addEventListener('visibilitychange', () => this.turned());
    const observer = new ResizeObserver(() => this.following && this.toEnd());
    [this.box, this.rows, this.pending].forEach(node => observer.observe(node));
  }

  attach(chat) {
    this.chat = chat;
    this.log = chat.log;
    this.placeUnreadLine();
    chat.log.on('added', entries => this.added(entries));
    chat.log.on('changed', entry => this.redraw(entry));
    chat.log.on('reset', () => this.showNewest());
    chat.outbox.on('changed', () => {
      this.pendingChanged = true;
      this.schedule();
    });
    this.showNewest();
  }

  /** The person has spoken: whoever answers has read, and wants to see the own words. */
  said() {
    this.dropUnreadLine();
    this.showNewest();
  }

  added(entries) {
    const here = this.following && !document.hidden && this.chat.joined;
    if (!here && this.unreadAt == null) this.placeUnreadLine();
    if (!document.hidden && this.chat.joined) this.speak(entries);
    this.schedule();
  }

  // Many arrivals in one frame are drawn once; a hidden page draws when it is looked at.
  schedule() {
    this.scheduled ??= requestAnimationFrame(() => {
      this.scheduled = null;
      this.update();
    });
  }

  update() {
    if (this.pendingChanged) this.drawPending();
    if (this.following && this.log.end - this.to > Chunk) return this.showNewest();
    const end = this.following ? this.log.end : Math.min(this.log.end, this.from + MostRows);
    if (end > this.to) this.append(end, this.following && 'fresh');
    this.cutTop();
    if (this.following) this.toEnd();
    this.settle();
  }

  showNewest() {
    this.following = true;
    this.from = this.to = Math.max(this.log.first, this.log.end - Chunk);
    this.rows.replaceChildren();
    this.append(this.log.end);
    this.drawPending();
    this.toEnd();
    this.settle();
  }

  append(end, how = '') {
    const rows = this.draw(this.to, end);
    for (const added of rows.children) added.className = how;
    this.rows.append(rows);
    this.to = end;
  }

  prepend() {
    const start = Math.max(this.log.first, this.from - Chunk);
    const height = this.box.scrollHeight;
    this.rows.prepend(this.draw(start, this.from));
    this.from = start;
    this.box.scrollTop += this.box.scrollHeight - height;
    while (this.to - this.from > MostRows) {
      this.rows.lastChild.remove();
      this.to--;
    }
  }

  // Rows above the screen go: too many of them, or their messages have left the log.
  cutTop() {
    const first = Math.max(this.log.first, this.to - MostRows);
    if (this.from >= first) return;
    const height = this.box.scrollHeight;
    for (; this.from < first; this.from++) this.rows.firstChild?.remove();
    this.to = Math.max(this.to, this.from);
    this.box.scrollTop -= height - this.box.scrollHeight;
  }

  draw(from, to) {
    const rows = document.createDocumentFragment();
    for (let position = from; position < to; position++) rows.append(this.rowAt(position));
    return rows;
  }

  rowAt(position) {
    return row(this.log.at(position), this.log.at(position - 1),
      { chat: this.chat, isFirstUnread: position === this.unreadAt });
  }

  redraw(entry) {
    const position = this.log.positionOf(entry);
    if (position < this.from || position >= this.to) return;
    this.rows.children[position - this.from].replaceWith(this.rowAt(position));
  }

  // Only when it has changed: a button in it may have the focus.
  drawPending() {
    this.pendingChanged = false;
    this.pending.replaceChildren(...this.chat.outbox.entries.slice(-MostRows).map(entry => pendingRow(entry, this.chat)));
  }

  entryOf(node) {
    const index = [...this.rows.children].indexOf(node.closest('#messages > li'));
    return index < 0 ? null : this.log.at(this.from + index);
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.box;
    const below = scrollHeight - clientHeight - scrollTop;
    if (scrollTop < NearEdge && this.from > this.log.first) this.prepend();
    else if (below < NearEdge && this.to < this.log.end) this.moveDown();
    this.following = this.to === this.log.end && below < AtEnd;
    this.settle();
  }

  moveDown() {
    this.append(Math.min(this.log.end, this.to + Chunk));
    this.cutTop();
  }

  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
  }

  // What is on the screen has been read.
  settle() {
    this.newest.hidden = this.following;
    const { count } = this.log.unread;
    byId('newest-count').textContent = count && !this.following ? number(count) : '';
    if (this.following && !document.hidden && (this.log.last || this.chat.joined)) this.log.read();
    this.read();
  }

  turned() {
    if (!document.hidden) return this.settle();
    // The line has done its work once the person has seen it and turned away.
    if (this.following) this.dropUnreadLine();
  }

  placeUnreadLine() {
    this.unreadAt = this.log.unread.from;
  }

  dropUnreadLine() {
    const line = this.unreadAt;
    this.unreadAt = null;
    if (line != null && this.log.at(line)) this.redraw(this.log.at(line));
  }

  speak(entries) {
    const others = entries.filter(entry => entry.kind === 'message' && !entry.mine).slice(-SpokenAtOnce);
    if (others.length) byId('announce').textContent = others.map(spoken).join('\n');
  }
}
