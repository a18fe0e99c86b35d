// Notifications and sound: off until the person turns them on, for mentions or for everything.
import { recall } from './storage.js';
import { spoken } from './view/message.js';

const wants = (kind, entry) => {
  const choice = recall(kind, 'off');
  return choice === 'all' || (choice === 'mentions' && entry.mention);
};

export async function alertTo(entry, room) {
  if (wants('sound', entry)) chime();
  if (!document.hidden || !wants('notify', entry) || Notification.permission !== 'granted') return;
  // Phones show notifications through a service worker alone.
  const worker = await navigator.serviceWorker?.ready;
  const icon = new URL('icon.svg', import.meta.url).href;
  worker?.showNotification(room, { body: spoken(entry), tag: 'xchat-' + room, icon, lang: document.documentElement.lang });
}

/** Asks the browser; false when it or the person says no. */
export async function mayNotify() {
  return 'Notification' in window && await Notification.requestPermission() === 'granted';
}

let audio;

export function chime() {
  audio ??= new AudioContext();
  const now = audio.currentTime;
  [[660, 0], [880, 0.09]].forEach(([frequency, after]) => {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, now + after);
    volume.gain.linearRampToValueAtTime(0.12, now + after + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.001, now + after + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.start(now + after);
    tone.stop(now + after + 0.4);
  });
}
