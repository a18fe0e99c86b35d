// A chat client in node (22; 20 with --experimental-websocket), without a package: node client.mjs ws://127.0.0.1:3000/ws NAME
import readline from 'node:readline';

const [, , url = 'ws://127.0.0.1:3000/ws', name = 'node'] = process.argv;
const lines = readline.createInterface({ input: process.stdin });
let socket, epoch, last = 0, wait = 500;

function connect() {
  // The epoch comes in `welcome`, the ids with the messages: together they say where to go on.
  socket = new WebSocket(url, 'xchat.v2');
  socket.onopen = () => socket.send(JSON.stringify({ type: 'join', name, since: epoch && { epoch, id: last } }));
  socket.onmessage = frame => JSON.parse(frame.data).forEach(hear);
  socket.onclose = ({ code, reason }) => {
    if ([4400, 4401, 4403, 4404, 4429].includes(code)) return console.error(`closed: ${code} ${reason}`), process.exit(1);
    setTimeout(connect, wait *= 1 + Math.random());
  };
}

function hear(message) {
  if (message.type === 'welcome') ({ epoch } = message), wait = 500;
  if (message.id) last = message.id;
  if (message.text) console.log(`${message.username}: ${message.text}`);
}

lines.on('line', text => socket.send(JSON.stringify({ type: 'message', text })));
lines.on('close', () => process.exit());
connect();
