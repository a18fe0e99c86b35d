// One WebSocket. A transport has send and close, and tells opened, frame and closed, each as it happens.
const V2 = 'xchat.v2';

export function webSocket(room, told) {
  return open(room, [V2], told);
}

/** A server of the base protocol alone: a browser fails an upgrade whose subprotocol nobody takes. */
export function baseWebSocket(room, told) {
  return open(room, [], told);
}

function open(room, protocols, told) {
  const url = new URL(room ? 'ws/' + encodeURIComponent(room) : 'ws', document.baseURI);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url.href, protocols);
  let opened = false;

  socket.onopen = () => {
    opened = true;
    told.opened(socket.protocol === V2);
  };
  socket.onmessage = event => told.frame(event.data);
  socket.onclose = event => told.closed({ opened, code: event.code, reason: event.reason });

  return {
    send: text => socket.send(text),
    close() {
      // A half-open socket reports its close only after minutes: nobody waits for it.
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close(1000);
    },
  };
}
