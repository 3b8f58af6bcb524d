// websocket.mjs - a WebSocket as its client, texts only (RFC 6455), since not every node has one:
// connect(address, hear) -> {send}

import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

const [CONTINUED, TEXT, PING, PONG] = [0, 1, 9, 10];

// A frame for the server: whole, and masked, as what a client sends has to be. A length takes no more
// bytes than it needs, or the server waits for ever.
function framed(kind, body) {
    const size = body.length;
    const more = size < 126 ? 0 : size < 65536 ? 2 : 8;
    const head = Buffer.alloc(2 + more);
    head[0] = 0x80 | kind;
    head[1] = 0x80 | { 0: size, 2: 126, 8: 127 }[more];
    if (more === 2)
        head.writeUInt16BE(size, 2);
    if (more === 8)
        head.writeBigUInt64BE(BigInt(size), 2);
    const mask = randomBytes(4);
    return Buffer.concat([head, mask, body.map((byte, i) => byte ^ mask[i % 4])]);
}

// The first frame of bytes, and how long it is with its head; null while not all of it is there.
function frame(bytes) {
    if (bytes.length < 2)
        return null;
    const short = bytes[1] & 0x7f;
    const begin = { 126: 4, 127: 10 }[short] ?? 2;
    if (bytes.length < begin)
        return null;
    const size = begin === 2 ? short : begin === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    const end = begin + size;
    return bytes.length < end ? null : { last: bytes[0] >> 7, kind: bytes[0] & 15, body: bytes.subarray(begin, end), end };
}

export async function connect(address, hear) {
    const asked = request(address.replace(/^ws:/, 'http:'), { headers: {
        Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': 13, 'Sec-WebSocket-Key': randomBytes(16).toString('base64') } });
    const { socket, head } = await new Promise((done, fail) => asked
        .on('upgrade', (_, socket, head) => done({ socket, head })).on('response', ({ statusCode }) => fail(new Error(`${address}: ${statusCode}`)))
        .on('error', fail).end());
    let bytes = Buffer.alloc(0);
    let parts = [];
    const take = (more) => {
        bytes = Buffer.concat([bytes, more]);
        for (let one; (one = frame(bytes)); bytes = bytes.subarray(one.end)) {
            if (one.kind === PING)
                socket.write(framed(PONG, one.body));
            if (one.kind !== TEXT && one.kind !== CONTINUED)
                continue;
            parts.push(one.body);
            if (one.last)
                hear(Buffer.concat(parts.splice(0)).toString());
        }
    };
    socket.on('data', take).on('error', () => {}); // it ends with its server, which is waited for
    take(head);
    return { send: (text) => socket.write(framed(TEXT, Buffer.from(text))) };
}
