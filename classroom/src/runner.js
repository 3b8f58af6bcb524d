// runner.js - one worker, many wishes: runs are taken one at a time, the eager ones first.
//
// What was run is remembered by request, the other side and replicate: a seat that is asked for
// again, by the stages, the twenty lives or the wall, is not run again. (Outcomes count from the
// day on which both sides differ, so they are of a pair.)

import { Stopped } from './engine/client.js';
import { requestKey } from './sides.js';

const REMEMBERED = 4000;

export function createRunner(client) {
    const outcomes = new Map();
    const waiting = [];
    let active = null;

    const key = (request, against, replicate) => [requestKey(request), requestKey(against), replicate].join('#');

    async function next() {
        if (active || !waiting.length)
            return;
        const eager = waiting.findIndex(({ group }) => group === 'stage');
        [active] = waiting.splice(Math.max(eager, 0), 1);
        const { request, against, replicate, done, fail, ...rest } = active;
        try {
            const result = await client.run(request, { replicate, against, ...rest.frames });
            if (result.faults?.length)
                throw new Refused(result.faults);
            if (outcomes.size >= REMEMBERED)
                outcomes.delete(outcomes.keys().next().value);
            outcomes.set(key(request, against, replicate), result.outcome);
            done(result);
        } catch (fault) {
            fail(fault);
        }
        active = null;
        next();
    }

    // frames: {onFrames, shown, every}, as the client takes them, or none
    const run = (request, { against, replicate, group, frames }) => new Promise((done, fail) => {
        waiting.push({ request, against, replicate, group, frames, done, fail });
        next();
    });

    return {
        run,
        known: (request, against, replicate) => outcomes.get(key(request, against, replicate)) ?? null,
        // One replicate's value of every metric.
        outcome: async (request, { against, replicate, group }) => outcomes.get(key(request, against, replicate)) ??
            (await run(request, { against, replicate, group })).outcome,
        // Nobody waits any longer for what a group had wished.
        drop(group) {
            for (let i = waiting.length - 1; i >= 0; i--)
                if (waiting[i].group === group)
                    waiting.splice(i, 1)[0].fail(new Stopped());
            if (active?.group === group)
                client.stop();
        },
    };
}

// Settings that cannot be run; faults: [{zh, en}]
class Refused extends Error {
    constructor(faults) {
        super(faults[0].en);
        this.faults = faults;
    }
}
