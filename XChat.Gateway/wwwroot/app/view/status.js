// One line that says what is going on, and what can be done about it. Never more than a line, never in the way.
import { byId, el } from '../dom.js';
import { reason, t } from '../language.js';

export class Status {
  box = byId('status');

  attach(chat) {
    this.chat = chat;
    chat.on('state', () => this.draw());
    chat.outbox.on('changed', () => this.draw());
    this.draw();
  }

  draw() {
    clearTimeout(this.tick);
    const { state, way } = this.chat.connection;
    const phase = state.phase === 'open' && !this.chat.joined ? 'connecting' : state.phase;
    const again = () => this.chat.connection.again();
    this.show(phase, this.words(phase, state), {
      waiting: [t('status.now'), again],
      ended: [t(state.code === 4428 ? 'status.here' : 'retry'), again],
    }[phase]);
    this.box.title = phase === 'open' && way.name === 'eventStream' ? t('status.events') : '';
    if (phase === 'waiting') this.tick = setTimeout(() => this.draw(), 1_000);
  }

  words(phase, { until, code }) {
    const { refusal, outbox } = this.chat;
    const count = Math.max(1, Math.round((until - Date.now()) / 1_000));
    return [
      phase === 'ended' ? t('ended.' + code, {}, 'ended') : t('status.' + phase, { count }),
      phase !== 'open' && reason(refusal),
      phase !== 'open' && outbox.entries.length && t('status.kept'),
    ].filter(Boolean).join(' ');
  }

  show(phase, words, action) {
    this.box.dataset.phase = phase;
    // A screen reader hears the news, not every second of a countdown.
    this.box.setAttribute('aria-live', phase === 'waiting' ? 'off' : 'polite');
    this.box.replaceChildren(el('span', {}, words), action ? el('button', { type: 'button', onclick: action[1] }, action[0]) : '');
  }
}
