// experiment.js - the seat that is on the stages: both sides opened, run, their evenings kept.

import { requestKey } from './sides.js';

const SIDES = [0, 1];
const EVERY = 30; // days of frames that come at a time

// hears: {opened(side), frames(side), done(side), fault(side, faults), failed(error)}
export function createExperiment(client, runner, hears) {
    let sides = [null, null];
    let round = 0;

    const fresh = (request, replicate) => ({
        key: `${requestKey(request)}#${replicate}`, request, info: null, frames: null, days: 0, result: null, faults: [],
    });

    async function play(side, replicate, mine) {
        const one = sides[side];
        if (!one.info) {
            one.info = await client.open(one.request);
            if (mine !== round)
                return;
            if (one.info.faults.length) {
                one.faults = one.info.faults;
                hears.fault(side, one.faults);
                return;
            }
            hears.opened(side);
        }
        const against = sides[1 - side].request;
        if (one.result) {
            hears.frames(side);
            // The same evenings; what counts of them may begin on another day beside another side.
            const outcome = await runner.outcome(one.request, { against, replicate, group: 'stage' });
            one.result = { ...one.result, outcome };
        } else {
            const { frameStride } = await client.ready;
            const width = frameStride * one.info.communities.length;
            one.frames = new Int32Array(width * (one.info.days - one.info.recordedFrom));
            const onFrames = (batch) => {
                if (mine !== round)
                    return;
                one.frames.set(batch.subarray(0, one.frames.length - one.days * width), one.days * width);
                one.days += Math.floor(batch.length / width);
                hears.frames(side);
            };
            one.result = await runner.run(one.request,
                { against, replicate, group: 'stage', frames: { onFrames, shown: one.info.recordedFrom, every: EVERY } });
        }
        if (mine === round)
            hears.done(side);
    }

    return {
        side: (index) => sides[index],
        // A side that is as it was is not run again.
        async start(requests, replicate) {
            const mine = ++round;
            runner.drop('stage');
            const before = sides;
            sides = requests.map((request) => fresh(request, replicate))
                .map((one) => before.find((old) => old?.result && old.key === one.key) ?? one);
            try {
                for (const side of SIDES)
                    if (mine === round && !sides[0].faults.length)
                        await play(side, replicate, mine);
            } catch (error) {
                // Another's run was ended, and with it the worker: once more.
                if (mine === round && error.name === 'Stopped')
                    await this.start(requests, replicate);
                else if (mine === round)
                    hears.failed(error);
            }
        },
        stop() {
            round++;
            runner.drop('stage');
        },
        // One community's evening, or null when the day has not been run yet.
        frame(side, day, community, stride) {
            const one = sides[side];
            if (!one?.info?.communities || day < 0 || day >= one.days)
                return null;
            const at = (day * one.info.communities.length + community) * stride;
            return one.frames.subarray(at, at + stride);
        },
        // How many days both sides have.
        ready: () => Math.min(...sides.map((one) => one?.days ?? 0)),
    };
}
