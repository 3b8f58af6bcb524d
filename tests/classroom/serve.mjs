// serve.mjs - a folder over http on this machine: serve(folder, port or any) -> {address, close}

import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

const TYPES = {
    html: 'text/html; charset=utf-8',
    js: 'text/javascript',
    webmanifest: 'application/manifest+json',
    svg: 'image/svg+xml',
};

export async function serve(folder, port = 0) {
    const server = createServer((request, answer) => {
        const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)).replace(/\/$/, '/index.html');
        const file = join(folder, path);
        if (!existsSync(file)) return answer.writeHead(404).end();
        answer
            .writeHead(200, { 'content-type': TYPES[path.split('.').pop()] ?? 'application/octet-stream' })
            .end(readFileSync(file));
    });
    await new Promise((done) => server.listen(port, '127.0.0.1', done));
    return {
        address: `http://127.0.0.1:${server.address().port}/`,
        close() {
            server.closeAllConnections();
            server.close();
        },
    };
}
