// community.js - which of several communities both stages show, and what it is called.

import { el, refill } from '../dom.js';

// What the program calls a community that no table names.
const MADE_UP = /^街道(\d+)社区(\d+)$/;

function namesOf(communities, { say }) {
    const names = communities.map(({ name, code }) => {
        const made = MADE_UP.exec(name);
        return made ? say('community_made_up', made[1], made[2]) : name || code;
    });
    const alone = (name) => names.indexOf(name) === names.lastIndexOf(name);
    return names.map((name, i) => (alone(name) ? name : `${name} (${i + 1})`));
}

// infos(): of both sides, as engine.open answers; nothing of a side that is not open yet
export function communityChoice({ app, infos }) {
    const { store, speaker } = app;
    const { say } = speaker;
    const select = el('select', { id: 'community', 'aria-describedby': 'community-about',
        onchange: () => store.set({ community: Number(select.value) }) });
    const about = el('p', { class: 'soft', id: 'community-about' });
    const node = el('div', { class: 'community', hidden: true }, el('label', { for: 'community' }, say('community')), select, about);
    let offered = '';

    const most = () => Math.min(...infos().filter(Boolean).map(({ communities }) => communities.length));

    return {
        node,
        // Its place among those of a scenario, from 0.
        at: () => store.get().community - 1,
        // Of a side; nothing where it is the only one.
        name: (i) => (most() > 1 && infos()[i] ? namesOf(infos()[i].communities, speaker)[store.get().community - 1] ?? '' : ''),
        // A side has been opened. One that it does not have is told, and the first stands.
        update() {
            const { community } = store.get();
            if (community > most()) {
                app.refuse({ key: 'community', value: String(community) });
                store.set({ community: 1 });
            }
            if (!infos().every(Boolean))
                return;
            node.hidden = most() < 2;
            const names = namesOf(infos()[0].communities, speaker).slice(0, most());
            if (offered !== names.join('\n')) {
                offered = names.join('\n');
                refill(select, names.map((name, i) => el('option', { value: i + 1 }, name)));
                about.textContent = say('community_about', names.length);
            }
            select.value = String(store.get().community);
        },
    };
}
