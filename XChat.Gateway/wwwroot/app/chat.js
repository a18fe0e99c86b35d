// One room as this person has it: what the server says goes into log and roster, what the person says
// goes through the outbox.
import { Connection } from './connection.js';
import { Source } from './listeners.js';
import { Log } from './log.js';
import { mentions } from './markup.js';
import { Outbox } from './outbox.js';
import { Roster } from './roster.js';
import { keep, recall } from './storage.js';

const Patience = 2_000;
const Pace = 200;
const AnswerWithin = 20_000;
const TypingEvery = 3_000;
// Refused for now: what was said waits, and is said again.
const NotNow = new Set(['slow-down', 'unavailable']);
const FromAdmin = new Set([4403, 1013]);
const Command = /^\/(help|who|kick|ban|unban|mute|unmute|delete|clear|announce)(\s|$)/;

/** Tells 'state', 'welcome', 'refused' (a code and text) and 'heard' (a new message of somebody else). */
export class Chat extends Source {
  joined = false;
  posted = [];
  role = 'User';
  limits = {};

  constructor(room) {
    super();
    this.room = room;
    this.log = new Log(room);
    this.outbox = new Outbox(room);
    this.roster = new Roster();
    this.connection = new Connection(room);
    this.connection.on('opened', v2 => this.introduce(v2));
    this.connection.on('frame', frame => this.hear(frame));
    this.connection.on('state', state => this.follow(state));
  }

  start({ name, secret }) {
    this.name = this.wanted = name;
    this.secret = secret;
    this.connection.start();
    this.watch = setInterval(() => this.checkAnswers(), 5_000);
  }

  stop() {
    [this, this.log, this.outbox, this.roster].forEach(source => source.listeners.clear());
    clearInterval(this.watch);
    this.connection.stop();
    this.log.save();
  }

  introduce(v2) {
    this.v2 = v2;
    this.introducedAt = Date.now();
    this.expectsHistory = !v2;
    const { wanted: name, secret } = this;
    if (!v2) return this.connection.send(secret ? `${name}::${secret}` : name);
    const key = recall(this.room + '.key') ?? undefined;
    this.connection.send({ type: 'join', name, token: secret || undefined, key, since: this.log.cursor });
  }

  follow(state) {
    if (state.phase !== 'open') {
      this.joined = false;
      if (state.reason && FromAdmin.has(state.code)) this.refusal = { text: state.reason };
      // Sending it again would meet the same close.
      if (state.code === 1009) this.outbox.fail(this.outbox.oldestUnderWay?.nonce, { code: 'too-long' });
      this.outbox.interrupt();
    }
    this.tell('state', state);
  }

  hear(frame) {
    const aside = frame.some(({ type }) => type === 'error' || type === 'welcome' || type === 'notice');
    if (this.expectsHistory && !aside) return this.takeHistory(frame);
    for (const message of frame) this[Heard[message.type]]?.(message);
  }

  onWelcome(welcome) {
    keep(this.room + '.key', welcome.key);
    this.name = welcome.name;
    this.role = welcome.role;
    this.limits = welcome.limits ?? {};
    this.welcome = welcome;
    this.roster.set(welcome.members ?? []);
    this.expectsHistory = true;
  }

  takeHistory(frame) {
    this.expectsHistory = false;
    const entries = frame.filter(({ type }) => type === 'message').map(message => this.entryOf(message));
    const missed = this.log.cursor && entries.filter(({ id, mine }) => !mine && id > this.log.last);
    if (this.v2) this.log.resume(this.welcome.epoch, entries, this.welcome.recovered);
    else this.log.replace(entries);
    this.joined = true;
    this.refusal = undefined;
    this.tell('welcome');
    this.tell('state', this.connection.state);
    if (missed?.length) this.tell('heard', missed.find(({ mention }) => mention) ?? missed[0]);
    this.flush();
  }

  onMessage(message) {
    const entry = this.entryOf(message);
    this.roster.wrote(entry.name);
    // The server repeats a message to the one who sent its nonce twice.
    if (!entry.id || entry.id > this.log.last) {
      this.log.add([entry]);
      if (!entry.mine) this.tell('heard', entry);
    }
    this.flush();
  }

  entryOf(message) {
    const named = message.username === this.name;
    const mine = this.outbox.settle(message, named) || named;
    const { id, text, attachment, role, username: name } = message;
    return {
      kind: 'message', id, name, role, text, attachment, mine,
      at: Date.parse(message.time),
      mention: !mine && mentions(text, this.name),
    };
  }

  onJoin({ member, text, role }) {
    const name = member ?? text.replace(/ joined$/, '');
    this.roster.add(name, role);
    if (name !== this.name) this.log.addPresence(name, true);
  }

  onLeave({ member, text }) {
    const name = member ?? text.replace(/ left$/, '');
    this.roster.remove(name);
    if (name !== this.name) this.log.addPresence(name, false);
  }

  onError({ code, text, nonce }) {
    if (code === 'bad-name' || code === 'bad-token') return this.tell('refused', { code, text });
    if (nonce && NotNow.has(code)) return this.slowDown();
    if (nonce && this.outbox.has(nonce)) return this.outbox.fail(nonce, { code, text });
    if (!this.joined) this.refusal = { code, text };
    else this.onNotice({ code, text });
  }

  onNotice({ code, text }) {
    this.log.add([{ kind: 'notice', at: Date.now(), code, text }]);
  }

  onTyping({ member }) {
    if (member !== this.name) this.roster.writes(member);
  }

  onDeleted({ id }) { this.log.remove(id); }
  onClosing({ retryAfter }) { this.connection.comeBackAfter(retryAfter); }
  onCleared() { this.log.clear(); }
  onMembers({ members }) { this.roster.set(members); }

  slowDown() {
    this.outbox.interrupt();
    this.resting = true;
    setTimeout(() => {
      this.resting = false;
      this.flush();
    }, Patience);
  }

  /** False when it could not be taken: a command is for now or not at all, everything else waits in the outbox. */
  say(text, attachment) {
    if (Command.test(text) && !attachment) {
      if (this.joined) this.post({ text });
      return this.joined;
    }
    this.outbox.add(text, attachment);
    this.flush();
    return true;
  }

  flush() {
    if (!this.joined || this.resting || !this.outbox.entries.length) return;
    const most = this.allowance;
    if (most > 0) this.outbox.flush(({ nonce, text, attachment }) => this.post({ text, attachment, nonce }), most);
    else this.pacing ??= setTimeout(() => {
      this.pacing = null;
      this.flush();
    }, Pace);
  }

  // A little slower than the server allows: a refusal in the middle would put later words before earlier ones.
  get allowance() {
    const now = Date.now();
    this.posted = this.posted.filter(at => now - at < 1_000);
    return Math.max(1, Math.floor((this.limits.messagesPerSecond || Infinity) * 0.8)) - this.posted.length;
  }

  post(message) {
    const text = JSON.stringify(this.v2 ? { type: 'message', ...message } : message);
    const tooLong = new TextEncoder().encode(text).length > (this.limits.maxMessageBytes || Infinity);
    if (tooLong) this.onError({ code: 'too-long', nonce: message.nonce });
    else this.connection.send(text);
    this.posted.push(Date.now());
  }

  typing() {
    if (!this.joined || !this.v2 || Date.now() - this.typedAt < TypingEvery) return;
    this.typedAt = Date.now();
    this.connection.send({ type: 'typing' });
  }

  // A half-open connection takes what is written and never answers: what does not come back tells it.
  checkAnswers() {
    const askedAt = this.joined ? this.outbox.oldestUnderWay?.sentAt : this.introducedAt;
    if (this.connection.state.phase === 'open' && Date.now() - askedAt > AnswerWithin) this.connection.again();
  }
}

const Heard = {
  welcome: 'onWelcome', message: 'onMessage', join: 'onJoin', leave: 'onLeave', error: 'onError', notice: 'onNotice',
  typing: 'onTyping', deleted: 'onDeleted', cleared: 'onCleared', members: 'onMembers', closing: 'onClosing',
};
