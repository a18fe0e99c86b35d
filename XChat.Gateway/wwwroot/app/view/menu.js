// A menu at a message or a person. Keys: arrows, Home, End, Enter, the letter of an item, Escape.
import { el } from '../dom.js';

let close = () => {};

/** An item is { label, key?, risky?, run }. */
export function openMenu(anchor, items, label) {
  close();
  const back = document.activeElement;
  const buttons = items.map(({ label: text, key, risky, run }) =>
    el('button', { type: 'button', role: 'menuitem', tabindex: -1, class: risky && 'risky', onclick: () => { close(); run(); } },
      text, key && el('kbd', { 'aria-hidden': 'true' }, key.toUpperCase())));
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label, onkeydown: pressed }, ...buttons);

  function pressed(event) {
    const at = buttons.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    const item = items.findIndex(({ key }) => key === event.key.toLowerCase());
    if (next !== undefined) buttons[next % buttons.length].focus();
    else if (item >= 0) buttons[item].click();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const outside = event => menu.contains(event.target) || close();
  close = () => {
    close = () => {};
    menu.remove();
    removeEventListener('pointerdown', outside, true);
    if (back?.isConnected) back.focus({ preventScroll: true });
  };

  document.body.append(menu);
  place(menu, anchor.getBoundingClientRect());
  addEventListener('pointerdown', outside, true);
  buttons[0].focus();
}

function place(menu, at) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const start = document.documentElement.dir === 'rtl' ? at.right - width : at.left;
  menu.style.left = Math.max(8, Math.min(innerWidth - width - 8, start)) + 'px';
  const top = at.bottom + height < innerHeight ? at.bottom + 4 : Math.min(at.top - height - 4, innerHeight - height - 8);
  menu.style.top = Math.max(8, top) + 'px';
}
