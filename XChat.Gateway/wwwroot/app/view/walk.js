// The log by keyboard: arrows walk from message to message, Enter opens the menu of one, and each action
// of that menu has its letter.
import { byId } from '../dom.js';

export function walk(messages, { open, act }) {
  const box = byId('log');

  const step = (from, by) => {
    const all = [...box.querySelectorAll('.message[tabindex]')];
    const at = from ? all.indexOf(from) + by : all.length - 1;
    all[Math.max(0, Math.min(all.length - 1, at))]?.focus();
  };

  box.addEventListener('keydown', event => {
    const current = document.activeElement.closest('.message');
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowUp') step(current, -1);
    else if (event.key === 'ArrowDown' && current) step(current, 1);
    else if (event.key === 'End') messages.showNewest();
    else if (event.key === 'Escape') byId('text').focus();
    else if (current === event.target && (event.key === 'Enter' || event.key === 'ContextMenu')) open(current);
    else if (current === event.target && /^[a-z]$/i.test(event.key)) act(current, event.key.toLowerCase());
    else return;
    event.preventDefault();
  });

  box.addEventListener('contextmenu', event => {
    // Links, pictures and selected words keep the browser's own menu.
    const message = event.target.closest('.message[tabindex]');
    if (!message || event.target.closest('a, img') || String(getSelection())) return;
    event.preventDefault();
    open(message);
  });
}
