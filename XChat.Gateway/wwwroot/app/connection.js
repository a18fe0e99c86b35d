// Keeps one room's connection alive: tries, waits, tries again, and changes the way where the first is blocked.
import { Source } from './listeners.js';
import { webSocket } from './websocket.js';

const FirstWait = 500;
const LongestWait = 30_000;
const OpenWithin = 15_000;
const StableAfter = 5_000;

// Coming back by itself after these would only meet the same answer again.
const Final = new Set([4400, 4401, 4403, 4404, 4428, 4429]);

/**
 * Tells 'opened' (true for xchat.v2), 'frame' (an array of messages) and 'state':
 * { phase: 'idle' | 'connecting' | 'open' | 'waiting' | 'offline' | 'ended', until?, code?, reason? (of the close) }.
 */
export class Connection extends Source {
  state = { phase: 'idle' };
  way = webSocket;
  failures = 0;
  blocked = 0;

  constructor(room) {
    super();
    this.room = room;
    this.online = () => {
      this.way = webSocket;
      if (!this.ended) this.again();
    };
    this.offline = () => { if (!this.ended) this.pause(); };
    this.shown = () => this.wake();
  }

  get ended() { return this.state.phase === 'ended'; }

  start() {
    addEventListener('online', this.online);
    addEventListener('offline', this.offline);
    document.addEventListener('visibilitychange', this.shown);
    this.again();
  }

  stop() {
    removeEventListener('online', this.online);
    removeEventListener('offline', this.offline);
    document.removeEventListener('visibilitychange', this.shown);
    this.drop();
    this.become({ phase: 'idle' });
  }

  send(message) {
    this.transport.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Leaves what there is and connects at once: the person asks, the network is back, or answers stay out. */
  again() {
    this.drop();
    this.become({ phase: 'connecting' });
    const told = this.listenTo(() => this.transport === mine);
    const mine = this.transport = this.way(this.room, told);
    this.timer = setTimeout(() => this.lose({ opened: false, code: 1006 }), OpenWithin);
  }

  listenTo(current) {
    const ifCurrent = act => value => current() && act(value);
    return {
      opened: ifCurrent(v2 => this.opened(v2)),
      frame: ifCurrent(text => this.tell('frame', JSON.parse(text))),
      closed: ifCurrent(how => this.lose(how)),
    };
  }

  opened(v2) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.failures = 0; }, StableAfter);
    this.blocked = 0;
    this.become({ phase: 'open' });
    this.tell('opened', v2);
  }

  /** The server ends, and has said when it would like to see this page again. */
  comeBackAfter(milliseconds) {
    this.comeBack = milliseconds;
  }

  lose({ opened, code, reason, retryAfter = this.comeBack }) {
    this.drop();
    this.comeBack = undefined;
    if (Final.has(code)) return this.become({ phase: 'ended', code, reason });
    // Where not even a file can be had, the server is away: waiting is right.
    if (!opened) this.findOut().catch(cause => console.info('xchat:', cause.message));
    if (navigator.onLine === false) return this.become({ phase: 'offline' });
    this.wait(code, reason, retryAfter);
  }

  // A failed upgrade has no reason in a browser, and there may be another way in.
  async findOut() {
    const { detour } = await import('./detour.js');
    const { way, gone } = await detour(this.room, this.way, ++this.blocked);
    if (this.state.phase === 'open' || this.state.phase === 'idle') return;
    if (way) Object.assign(this, { way, blocked: 0 });
    if (!gone) return;
    this.drop();
    this.become({ phase: 'ended', code: 404 });
  }

  // Jitter spreads a thousand pages that lost their server at the same moment.
  wait(code, reason, retryAfter) {
    const longest = Math.min(LongestWait, FirstWait * 2 ** this.failures++);
    const pause = retryAfter ?? longest * (0.5 + Math.random() / 2) + (code === 1001 ? 1_000 * Math.random() : 0);
    this.become({ phase: 'waiting', until: Date.now() + pause, code, reason });
    this.timer = setTimeout(() => this.again(), pause);
  }

  pause() {
    this.drop();
    this.become({ phase: 'offline' });
  }

  // A phone that slept may hold a socket whose other end is long gone, and no event ever says so.
  wake() {
    if (document.hidden) return void (this.hiddenAt = Date.now());
    const slept = Date.now() - this.hiddenAt > 60_000;
    if (this.state.phase === 'waiting' || (this.state.phase === 'open' && slept)) this.again();
  }

  drop() {
    clearTimeout(this.timer);
    this.transport?.close();
    this.transport = null;
  }

  become(state) {
    this.state = state;
    this.tell('state', state);
  }
}
