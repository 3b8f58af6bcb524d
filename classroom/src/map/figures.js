// figures.js - what a map is drawn as: two numbers as heat maps, one as curves with their table.

import { resolvedValue } from '../lesson/calendar.js';
import { curve } from './curve.js';
import { heatMap } from './heat.js';
import { numbersTable } from './numbers.js';

// metrics: of `show`; labels: of the axes; cells: as createCells makes them; onChoose(cell). Figures
// are {node, update}.
export function heatFigures({ speaker, map, metrics, labels, cells, onChoose }) {
    const [across, down] = [map.across, map.down].map(({ values }, i) => ({ label: labels[i], values: values.map(String) }));
    const cell = (i, j) => j * across.values.length + i;
    return metrics.map((metric) => heatMap({ speaker, metric, across, down,
        of: (i, j) => cells.of(cell(i, j), metric.name), onChoose: (i, j) => onChoose(cell(i, j)) }));
}

export async function curveFigures({ speaker, client, map, metrics, labels, cells, onChoose }) {
    const { say, pick, number, begun } = speaker;
    const { arms, across } = map;
    const names = across.values.map(String);
    const titles = arms.map(({ title }) => pick(title));
    const cell = (arm, i) => arm * names.length + i;
    const over = (arm, value) => names.map((_, i) => value(cell(arm, i)));
    const shared = { axis: labels[0], names, at: names.map(parseFloat), tick: number.tick };

    const ofMetric = (metric) => curve({ ...shared, title: begun(pick(metric.label)), unit: number.unit(metric),
        lines: titles.map((name, arm) => ({ class: `line line-${arm}`, name,
            values: () => over(arm, (one) => cells.of(one, metric.name) * number.scale(metric)) })) });

    // A thin line each, and a thick one for their mean; of the first arm.
    function ofDepartments(n) {
        const departments = Array.from({ length: n }, (_, i) => i);
        const mean = (one) => departments.reduce((sum, department) => sum + cells.sent(one, department), 0) / n;
        return curve({ ...shared, title: say('map_departments', titles[0]), unit: say('map_a_year'), lines: [
            ...departments.map((department) => ({ class: 'line line-department', title: say('map_department', department + 1),
                values: () => over(0, (one) => cells.sent(one, department)) })),
            { class: 'line line-0', name: say('map_mean'), values: () => over(0, mean) }] });
    }

    const figures = metrics.map(ofMetric);
    if (map.departments) {
        const { resolved } = await client.open(cells.cells[0].request);
        figures.unshift(ofDepartments(Number(resolvedValue(resolved, 'work.departments'))));
    }
    return [...figures, numbersTable({ speaker, axis: labels[0], values: names, metrics, arms: titles,
        of: (arm, i, metric) => cells.of(cell(arm, i), metric), onChoose: (arm, i) => onChoose(cell(arm, i)) })];
}
