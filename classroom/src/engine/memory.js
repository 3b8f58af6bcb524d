// memory.js - texts and numbers between JavaScript and the core's memory.

const writer = new TextEncoder();
const reader = new TextDecoder('utf-8', { fatal: false });

// A room that is left behind is freed with all others when the question is answered.
export class Rooms {
    constructor(core) {
        this.core = core;
        this.taken = [];
    }

    take(bytes) {
        const at = this.core.room(bytes || 1) >>> 0;
        if (!at)
            throw new Error('out of memory');
        this.taken.push(at);
        return at;
    }

    text(value) {
        const bytes = writer.encode(String(value));
        const at = this.take(bytes.length + 1);
        const memory = new Uint8Array(this.core.memory.buffer);
        memory.set(bytes, at);
        memory[at + bytes.length] = 0;
        return at;
    }

    addresses(list) {
        const at = this.take(4 * list.length);
        new Uint32Array(this.core.memory.buffer, at, list.length).set(list);
        return at;
    }

    reals(list) {
        const at = this.take(8 * list.length);
        new Float64Array(this.core.memory.buffer, at, list.length).set(list);
        return at;
    }

    free() {
        for (const at of this.taken)
            this.core.release(at);
        this.taken = [];
    }
}

// A text that ends in a 0.
export function textAt(core, at) {
    const memory = new Uint8Array(core.memory.buffer);
    const from = at >>> 0;
    return reader.decode(memory.subarray(from, memory.indexOf(0, from)));
}

export const realsAt = (core, at, n) => new Float64Array(core.memory.buffer, at >>> 0, n).slice();
export const integersAt = (core, at, n) => new Int32Array(core.memory.buffer, at >>> 0, n).slice();
