// Why an upgrade failed, and another way in: plain HTTP to the same address gives the reason that a browser
// keeps to itself. Only a server that answers can be blocked to WebSockets; one that is away is waited for.
import { baseWebSocket, webSocket } from './websocket.js';

const BlockedAfter = 2;

/** Answers { way } to try next, { gone: true } where there is no such room, or {} to go on as before. */
export async function detour(room, way, failures) {
  const status = await statusOf(room ? 'ws/' + encodeURIComponent(room) : 'ws');
  if (status === 404) return { gone: true };
  if (status === 0 || status >= 500 || status === 429) return {};
  if (way !== webSocket) return { way: webSocket };
  if (failures < BlockedAfter) return {};
  // Without a bearer a server that has event streams says 401.
  const events = await statusOf('events', 'POST');
  return { way: events === 404 || events === 405 ? baseWebSocket : (await import('./events.js')).eventStream };
}

async function statusOf(path, method = 'GET') {
  try {
    return (await fetch(path, { method, cache: 'no-store' })).status;
  } catch {
    // No answer at all: the server or the network is away, which is what the caller wants to know.
    return 0;
  }
}
