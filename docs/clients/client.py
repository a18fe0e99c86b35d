"""A chat client in Python, without a package: python3 client.py ws://127.0.0.1:3000/ws NAME"""
import base64, json, os, socket, struct, sys, threading, urllib.parse

url = urllib.parse.urlsplit(sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:3000/ws")
name = sys.argv[2] if len(sys.argv) > 2 else "python"
wire = socket.create_connection((url.hostname, url.port or 80)).makefile("rwb")


def send(opcode, payload):
    mask = os.urandom(4)
    length = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + struct.pack(">H", len(payload))
    wire.write(bytes([0x80 | opcode]) + length + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload)))
    wire.flush()


def hear():
    while head := wire.read(2):  # A server's frames are whole and not masked.
        opcode, length = head[0] & 15, head[1]
        length = int.from_bytes(wire.read(2 if length == 126 else 8), "big") if length > 125 else length
        payload = wire.read(length)
        if opcode == 9:
            send(10, payload)
        elif opcode == 1:
            for message in json.loads(payload):
                print(f"{message['username']}: {message['text']}", flush=True)
        elif opcode == 8:
            print("closed:", int.from_bytes(payload[:2], "big"), payload[2:].decode(), file=sys.stderr, flush=True)
            os._exit(1)


key = base64.b64encode(os.urandom(16)).decode()
wire.write((f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n").encode())
wire.flush()
if b" 101 " not in (status := wire.readline()):
    sys.exit(status.decode())
while wire.readline().strip():
    pass
send(1, name.encode())
threading.Thread(target=hear, daemon=True).start()
for line in sys.stdin:
    send(1, json.dumps({"text": line.rstrip("\n")}).encode())
