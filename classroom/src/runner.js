// runner.js - one worker, many wishes: runs are taken one at a time, the eager ones first.
//
// What was run is remembered by (request, replicate): a seat that is asked for again, by the
// stages, the twenty lives or the wall, is not run again.

import { requestKey } from './sides.js';

const REMEMBERED = 4000;

export function createRunner(client) {
    const outcomes = new Map();
    const waiting = [];
    let active = null;

    const key = (request, replicate) => `${requestKey(request)}#${replicate}`;

    async function next() {
        if (active || !waiting.length)
            return;
        const eager = waiting.findIndex(({ group }) => group === 'stage');
        [active] = waiting.splice(Math.max(eager, 0), 1);
        const { request, replicate, onFrames, done, fail } = active;
        try {
            const result = await client.run(request, { replicate, onFrames });
            if (outcomes.size >= REMEMBERED)
                outcomes.delete(outcomes.keys().next().value);
            outcomes.set(key(request, replicate), result.outcome);
            done(result);
        } catch (fault) {
            fail(fault);
        }
        active = null;
        next();
    }

    const run = (request, replicate, group, onFrames) => new Promise((done, fail) => {
        waiting.push({ request, replicate, group, onFrames, done, fail });
        next();
    });

    return {
        run,
        known: (request, replicate) => outcomes.get(key(request, replicate)) ?? null,
        // One replicate's value of every metric.
        outcome: async (request, replicate, group) =>
            outcomes.get(key(request, replicate)) ?? (await run(request, replicate, group)).outcome,
        // Nobody waits any longer for what a group had wished.
        drop(group) {
            for (let i = waiting.length - 1; i >= 0; i--)
                if (waiting[i].group === group)
                    waiting.splice(i, 1)[0].fail(new Dropped());
            if (active?.group === group)
                client.stop();
        },
    };
}

export class Dropped extends Error {}
