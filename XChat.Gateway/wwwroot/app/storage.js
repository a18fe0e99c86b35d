// What the browser keeps for us. Where it refuses (private windows, full disks), the page's memory
// stands in: the chat works, only nothing outlives a reload.
const Prefix = 'xchat.';
const memory = new Map();

export function recall(key, fallback = null) {
  try {
    const kept = memory.get(key) ?? localStorage.getItem(Prefix + key);
    return kept == null ? fallback : JSON.parse(kept);
  } catch (cause) {
    console.warn('xchat: cannot read', key, cause);
    return fallback;
  }
}

export function keep(key, value) {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(Prefix + key, text);
    memory.delete(key);
  } catch (cause) {
    memory.set(key, text);
    console.warn('xchat: kept in memory only:', key, cause);
  }
}

export function forget(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(Prefix + key);
  } catch (cause) {
    console.warn('xchat: cannot forget', key, cause);
  }
}

export function forgetEverything() {
  memory.clear();
  Object.keys(localStorage).filter(key => key.startsWith(Prefix)).forEach(key => localStorage.removeItem(key));
  sessionStorage.clear();
}

// The admin token or password: never in localStorage, and in the tab's storage only if the person says so.
const secrets = new Map();

export function secretOf(room) {
  return secrets.get(room) ?? sessionStorage.getItem(Prefix + room + '.secret') ?? '';
}

export function keepSecret(room, secret, forThisTab) {
  sessionStorage.removeItem(Prefix + room + '.secret');
  secrets.set(room, secret);
  if (secret && forThisTab) sessionStorage.setItem(Prefix + room + '.secret', secret);
}
