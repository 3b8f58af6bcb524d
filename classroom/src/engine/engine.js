// engine.js - the simulator: the C core compiled to WebAssembly, in node or in a worker.
//
//     const engine = await Engine.load(bytesOrModule);
//     const { id, faults } = engine.open({ name, chain: [leaves], settings: [[path, value]] });
//     const { digest, series, outcome } = engine.run(id, 0, { every: 7, onDay: (frames) => {} });
//
// What is wrong outside comes back as a fault, {zh, en, where, line, column}; a bug of the core's
// is thrown as EngineBug, with file and line, and after it this engine answers no more.

import { Rooms, integersAt, realsAt, textAt } from './memory.js';

export class EngineBug extends Error {
    constructor(file, line, what) {
        super(`${file}:${line}: ${what}`);
        this.name = 'EngineBug';
        this.file = file;
        this.line = line;
    }
}

// What a run or a comparison could not do.
export class EngineFault extends Error {
    constructor(fault) {
        super(fault.en);
        this.name = 'EngineFault';
        this.fault = fault;
    }
}

const MEMORY = { code: -2, where: '', line: 0, column: 0, zh: '内存不足', en: 'out of memory' };

export class Engine {
    // Bytes of the module, or the module already compiled.
    static async load(source) {
        const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
        const engine = new Engine();
        const page = {
            bug: (file, line, what) => engine.meetBug(file, line, what),
            frames: (at, n) => engine.takeFrames(at, n),
        };
        const instance = await WebAssembly.instantiate(module, { page });
        engine.core = instance.exports;
        engine.core._initialize();
        Object.assign(engine, JSON.parse(engine.ask((core) => core.known()).text));
        return engine;
    }

    constructor() {
        this.opened = new Map(); // what there is to know of each, by id
        this.broken = null;
        this.onDay = null;
    }

    meetBug(file, line, what) {
        throw new EngineBug(textAt(this.core, file), line, textAt(this.core, what));
    }

    takeFrames(at, n) {
        if (this.onDay)
            this.onDay(integersAt(this.core, at, n * this.frameStride));
    }

    // One question; what traps breaks the engine for good, since the core never comes back from it.
    ask(question) {
        if (this.broken)
            throw this.broken;
        const rooms = new Rooms(this.core);
        try {
            const at = question(this.core, rooms);
            const text = at ? textAt(this.core, at) : JSON.stringify({ fault: MEMORY });
            rooms.free();
            return { text };
        } catch (error) {
            this.broken = error instanceof EngineBug ? error
                : new EngineBug('core', 0, `${error.name}: ${error.message}`);
            throw this.broken;
        }
    }

    tell(question) {
        const answer = JSON.parse(this.ask(question).text);
        if (answer && answer.fault)
            throw new EngineFault(answer.fault);
        return answer;
    }

    // `settings` are [path, value as --set has it]. With faults id is null, and nothing need be closed.
    open({ name, chain, settings = [] }) {
        const odd = [...chain, ...settings.flat(), name].some((text) => String(text).includes('\0'));
        const answer = odd ? { fault: NUL } : JSON.parse(this.ask((core, rooms) => core.open(
            rooms.text(name), rooms.addresses(chain.map((text) => rooms.text(text))), chain.length,
            rooms.addresses(settings.flat().map((text) => rooms.text(text))), settings.length)).text);
        if (answer.fault)
            return { id: null, faults: [answer.fault], more: 0, warnings: [] };
        if (answer.id !== null)
            this.opened.set(answer.id, answer);
        return answer;
    }

    close(id) {
        this.need(id);
        this.opened.delete(id);
        this.ask((core) => core.close(id));
    }

    need(id) {
        const opened = this.opened.get(id);
        if (!opened)
            throw new RangeError(`no scenario ${id} is open`);
        return opened;
    }

    // The first day from which the variant is not the base: what `shequ compare` counts from.
    // Thrown as a fault where they never differ during the run.
    differs(base, variant) {
        this.need(base);
        this.need(variant);
        return this.tell((core) => core.differs(base, variant)).from;
    }

    // Days are counted from the run's first. `every`: so many days of frames are handed to onDay at a
    // time; `shown`: the first day that has frames; `from`: the first that counts in outcomes, as
    // differs() says it, or else the first recorded.
    run(id, replicate, { onDay = null, every = 30, shown = 0, from = null } = {}) {
        const opened = this.need(id);
        const first = from === null ? opened.recordedFrom : from;
        this.onDay = onDay;
        const { values, periods, ...answer } = this.tell((core) =>
            core.run(id, replicate, onDay ? every : 0, shown, first));
        this.onDay = null;
        const n = this.metrics.length;
        const all = realsAt(this.core, values, n * (periods + 1));
        const series = {};
        const outcome = {};
        this.metrics.forEach((name, m) => {
            series[name] = all.slice(m * periods, (m + 1) * periods);
            outcome[name] = all[n * periods + m];
        });
        return { ...answer, series, outcome };
    }

    row(path) {
        return JSON.parse(this.ask((core, rooms) => core.row(rooms.text(path))).text);
    }

    metric(name) {
        return JSON.parse(this.ask((core, rooms) => core.metric(rooms.text(name))).text);
    }

    // Does it hold, at 1 %: {is, size, relative} of differences d and the base they are from, by replicate;
    // analysis/claim.c itself, as `shequ lesson` asks it.
    claim({ is, size, relative }, d, base) {
        return this.tell((core, rooms) => core.claim(rooms.text(is), size, relative ? 1 : 0,
            rooms.reals(Float64Array.from(d)), rooms.reals(Float64Array.from(base)), d.length, 0.01));
    }

    // By replicate; what is missing is NaN or null and drops the pair. Numbers that cannot be said are null.
    paired(base, variant, level = 0.95) {
        if (base.length !== variant.length)
            throw new RangeError('both arms have one value for each replicate');
        const reals = (list) => Float64Array.from(list, (value) => (value === null ? NaN : value));
        return this.tell((core, rooms) => core.paired(
            rooms.reals(reals(base)), rooms.reals(reals(variant)), base.length, level));
    }
}

const NUL = { code: -1, where: '', line: 0, column: 0,
    zh: '有 NUL 字节；这不是文本文件，或在保存时损坏', en: 'a NUL byte: this is not a text file, or it was damaged' };
