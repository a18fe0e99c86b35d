// Rooms, people and settings: beside the chat where there is room, over it where there is not.
import { byId, el, icon } from '../dom.js';
import { list, number, t } from '../language.js';
import { face } from './message.js';

const MostShown = 300;

export class Side {
  box = byId('side');
  opener = byId('open-side');

  constructor(rooms, chosen) {
    this.rooms = rooms;
    this.chosen = chosen;
    this.opener.addEventListener('click', () => this.open());
    byId('close-side').addEventListener('click', () => this.close());
    this.box.addEventListener('keydown', event => event.key === 'Escape' && this.close());
    document.querySelector('main').addEventListener('pointerdown', event =>
      this.box.classList.contains('open') && !this.opener.contains(event.target) && this.close());
    rooms.on('changed', () => this.drawRooms());
  }

  attach(chat) {
    this.chat = chat;
    chat.roster.on('changed', () => this.schedule());
    chat.roster.on('writing', () => this.drawWriters());
    chat.on('welcome', () => this.drawRooms());
    this.drawRooms();
    this.drawPeople();
    this.drawWriters();
    this.close();
  }

  open() {
    this.box.classList.add('open');
    this.opener.setAttribute('aria-expanded', 'true');
    byId('close-side').focus();
  }

  close() {
    if (!this.box.classList.contains('open')) return;
    this.box.classList.remove('open');
    this.opener.setAttribute('aria-expanded', 'false');
    this.opener.focus();
  }

  drawRooms() {
    const here = this.chat?.welcome?.room ?? this.chat?.room;
    const all = this.rooms.all.length ? this.rooms.all : here ? [{ name: here }] : [];
    byId('rooms').replaceChildren(...all.map(room => this.roomItem(room, room.name === here)));
    byId('room').textContent = here || 'XChat';
    byId('topic').textContent = all.find(({ name }) => name === here)?.topic ?? '';
    byId('elsewhere').hidden = !all.some(room => room.name !== here && this.rooms.unreadIn(room));
  }

  roomItem(room, current) {
    const unread = current ? 0 : this.rooms.unreadIn(room);
    return el('li', {}, el('a', { href: '#' + this.rooms.keyOf(room.name), 'aria-current': current && 'page' },
      room.locked ? icon('lock') : el('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
      el('bdi', {}, room.name, room.locked && el('span', { class: 'unseen' }, ', ' + t('locked'))),
      unread > 0 && el('span', { class: 'badge', 'aria-label': t('unread.count', { count: unread }) }, number(unread))));
  }

  // A crowd that arrives at once is drawn once.
  schedule() {
    this.scheduled ??= setTimeout(() => {
      this.scheduled = null;
      this.drawPeople();
    }, 150);
  }

  drawPeople() {
    const { sorted } = this.chat.roster;
    byId('people-part').hidden = !sorted.length;
    byId('people-count').textContent = number(sorted.length);
    const items = sorted.slice(0, MostShown).map(({ name, role }) => this.personItem(name, role));
    if (sorted.length > MostShown) items.push(el('li', {}, el('span', {}, t('others', { count: sorted.length - MostShown }))));
    byId('people').replaceChildren(...items);
  }

  personItem(name, role) {
    return el('li', {}, el('button', { type: 'button', onclick: event => this.chosen(event.currentTarget, name) },
      face(name), el('bdi', {}, name),
      name === this.chat.name && el('small', {}, t('you')),
      role === 'Admin' && el('span', { class: 'admin' }, t('admin'))));
  }

  drawWriters() {
    const writers = [...this.chat.roster.writers.keys()];
    const shown = writers.length > 3 ? [t('several', { count: writers.length })] : writers.map(name => '\u2068' + name + '\u2069');
    byId('typing').textContent = writers.length ? t('typing', { names: list(shown), count: writers.length }) : '';
  }
}
