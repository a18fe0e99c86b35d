// Who are you? Asked once; the name is remembered, the secret only if the person says so and only in this tab.
import { byId } from '../dom.js';
import { reason, t } from '../language.js';

export function askToJoin(room, name, why, joined) {
  const form = byId('join');
  const secret = byId('secret');
  document.body.dataset.stage = 'join';
  form.hidden = false;
  byId('join-title').textContent = room ? t('join.room', { room: '\u2068' + room + '\u2069' }) : t('join.title');
  byId('name').value = name;
  byId('join-error').textContent = reason(why);
  byId('secret-part').open = why?.code === 'bad-token';
  secret.value = '';
  (why?.code === 'bad-token' ? secret : byId('name')).focus();

  form.onsubmit = event => {
    event.preventDefault();
    const chosen = byId('name').value.trim();
    if (!chosen) return;
    form.hidden = true;
    document.body.dataset.stage = 'chat';
    joined({ name: chosen, secret: secret.value, keepSecret: byId('keep-secret').checked });
    secret.value = '';
  };
}
