// What can be done with a message or a person. What an admin does is a slash command, as anybody could type it:
// where it takes a reason or a time it is put into the box first, so that nothing happens by a slip.
import { t } from '../language.js';

export function message(entry, { chat, composer }) {
  const actions = [
    { key: 'r', label: t('do.reply'), run: () => composer.insert(quote(entry.text) + '\n') },
    { key: 'c', label: t('do.copy'), run: () => navigator.clipboard.writeText(entry.text) },
  ].filter(() => entry.text);
  if (!entry.mine) actions.push(...person(entry.name, { chat, composer }));
  if (chat.role === 'Admin' && entry.id && entry.epoch === chat.log.epoch) {
    actions.push({ key: 'd', risky: true, label: t('do.delete'), run: () => chat.say('/delete ' + entry.id) });
  }
  return actions;
}

export function person(name, { chat, composer }) {
  const mention = { key: 'a', label: t('do.mention'), run: () => composer.insert('@' + name + ' ') };
  if (chat.role !== 'Admin') return [mention];
  const prepare = command => () => composer.fill(`/${command} ${/\s/.test(name) ? `"${name}"` : name} `);
  return [
    mention,
    { key: 'm', risky: true, label: t('do.mute'), run: prepare('mute') },
    { key: 'k', risky: true, label: t('do.kick'), run: prepare('kick') },
    { key: 'b', risky: true, label: t('do.ban'), run: prepare('ban') },
  ];
}

const quote = text => text.split('\n').map(line => '> ' + line).join('\n');
