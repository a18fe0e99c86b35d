// The same session where WebSockets are blocked: Server-Sent Events down, POST up.
// The stream's first event, `session`, is the bearer of what we say.
export function eventStream(room, told) {
  const url = new URL(room ? 'events/' + encodeURIComponent(room) : 'events', document.baseURI).href;
  const source = new EventSource(url);
  let bearer = null;
  let saying = Promise.resolve();

  function end(code, reason, retryAfter) {
    source.close();
    if (!ended) told.closed({ opened: bearer !== null, code, reason, retryAfter });
    ended = true;
  }
  let ended = false;

  source.addEventListener('session', event => {
    bearer = event.data;
    told.opened(true);
  });
  source.addEventListener('close', event => {
    const { code, reason, retryAfter } = JSON.parse(event.data);
    end(code, reason, retryAfter);
  });
  source.onmessage = event => told.frame(event.data);
  source.onerror = () => end(1006, '');

  async function post(text) {
    const answer = await fetch(url, { method: 'POST', headers: { authorization: 'Bearer ' + bearer }, body: text });
    if (!answer.ok) throw new Error('HTTP ' + answer.status);
  }

  return {
    // One request after the other: two under way could overtake each other.
    send(text) {
      saying = saying.then(() => ended || post(text)).catch(cause => end(1006, String(cause)));
    },
    close() {
      ended = true;
      source.close();
    },
  };
}
