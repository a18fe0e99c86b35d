// Puts the parts together: which room, who, and which view shows what.
import { Chat } from './chat.js';
import { byId } from './dom.js';
import { learn, number, t, translate } from './language.js';
import { Rooms } from './rooms.js';
import { forget, forgetEverything, keep, keepSecret, recall, secretOf } from './storage.js';
import { Composer } from './view/composer.js';
import { askToJoin } from './view/join.js';
import { Messages } from './view/messages.js';
import { Side } from './view/side.js';
import { Status } from './view/status.js';

const chats = new Map();
const rooms = new Rooms();
let chat;
let views;
let composer;
let titleSoon;

learn().then(() => {
  translate(document.body);
  byId('pending').dataset.empty = t('empty');
  const messages = new Messages(showTitle);
  composer = new Composer(() => messages.said());
  views = [messages, composer, new Side(rooms, (anchor, name) => menuOf(anchor, 'person', name)), new Status()];
  byId('log').addEventListener('focusin', () => walkThrough(messages), { once: true });
  byId('log').addEventListener('click', ({ target }) => target.closest('.more') && openMessage(messages, target));
  addEventListener('hashchange', enter);
  addEventListener('pagehide', save);
  byId('settings').addEventListener('toggle', fillSettings, { once: true });
  rooms.start();
  enter();
  setTimeout(() => navigator.serviceWorker?.register('sw.js'), 4_000);
});

// The room is the page's address behind '#'; none is the default room, whatever its name.
function addressedRoom() {
  const room = location.hash.slice(1);
  return room === recall('home') ? '' : room;
}

function enter() {
  const room = addressedRoom();
  const name = recall('name', '');
  chat?.stop();
  if (name) talk(room, { name, secret: secretOf(room) });
  else ask(room, name);
}

function ask(room, name, why) {
  askToJoin(room || recall('home', ''), name, why, ({ name: chosen, secret, keepSecret: inThisTab }) => {
    keep('name', chosen);
    keepSecret(room, secret, inThisTab);
    talk(room, { name: chosen, secret });
    byId('text').focus();
  });
}

function talk(room, person) {
  if (!chats.has(room)) chats.set(room, new Chat(room));
  chat = chats.get(room);
  document.body.dataset.stage = 'chat';
  views.forEach(view => view.attach(chat));
  chat.on('welcome', () => room || keep('home', chat.welcome?.room ?? ''));
  chat.on('refused', why => refused(room, person, why));
  chat.on('heard', heard);
  // A room that was closed leaves the list.
  chat.on('state', ({ code }) => code === 4404 && rooms.refresh());
  chat.start(person);
}

function refused(room, { name }, why) {
  chat.stop();
  if (why.code === 'bad-token') keepSecret(room, '');
  ask(room, name, why);
}

function rename() {
  const room = addressedRoom();
  chat?.stop();
  forget(room + '.key');
  ask(room, recall('name', ''));
}

function save() {
  chat?.log.save();
}

// Nothing may be written again by a page that is on its way out.
function forgetMe() {
  removeEventListener('pagehide', save);
  chat?.stop();
  forgetEverything();
  location.replace('./');
}

function heard(entry) {
  titleSoon ??= setTimeout(showTitle, 200);
  if (['notify', 'sound'].some(kind => recall(kind, 'off') !== 'off')) {
    import('./alerts.js').then(({ alertTo }) => alertTo(entry, byId('room').textContent));
  }
}

function showTitle() {
  titleSoon = clearTimeout(titleSoon);
  const { count } = chat.log.unread;
  document.title = (count ? `(${number(count)}) ` : '') + byId('room').textContent;
}

async function walkThrough(messages) {
  const { walk } = await import('./view/walk.js');
  walk(messages, {
    open: node => openMessage(messages, node),
    act: (node, key) => act(key, messages.entryOf(node)),
  });
}

function openMessage(messages, node) {
  const bubble = node.closest('.message').querySelector('.bubble');
  return menuOf(bubble, 'message', messages.entryOf(node));
}

async function menuOf(anchor, kind, subject) {
  const [{ openMenu }, actions] = await Promise.all([import('./view/menu.js'), import('./view/actions.js')]);
  openMenu(anchor, actions[kind](subject, { chat, composer }), t('more'));
}

async function act(key, entry) {
  const { message } = await import('./view/actions.js');
  message(entry, { chat, composer }).find(action => action.key === key)?.run();
}

async function fillSettings() {
  const { settings } = await import('./view/settings.js');
  byId('settings').append(settings({ rename, forgetMe }));
}
