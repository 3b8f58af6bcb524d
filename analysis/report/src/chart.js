// chart.js - charts live here: drawn when they are seen, again when width, theme or paper
// change. Options come from src/charts; ECharts draws them as SVG, without animation.

import * as echarts from 'echarts/core';
import { BarChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
    GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TitleComponent,
    TooltipComponent,
} from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { el } from './dom.js';
import { palette } from './palette.js';

echarts.use([
    BarChart, LineChart, SankeyChart, ScatterChart, GridComponent, LegendComponent,
    MarkAreaComponent, MarkLineComponent, TitleComponent, TooltipComponent, SVGRenderer,
]);

const charts = new Map(); // element -> { make, alt, instance, width }

// (In a file the names stand within double quotes.)
const fontOf = () => getComputedStyle(document.body).fontFamily.replace(/"/g, "'");

function common(colours) {
    return {
        animation: false,
        textStyle: { fontFamily: fontOf(), fontSize: 12, color: colours.soft },
        color: [colours.base, colours.reform],
    };
}

function fill(instance, make, colours, width) {
    const made = make(colours, width);
    instance.setOption({ ...common(colours), ...made }, { notMerge: true });
    instance.getZr().flush();
}

// make(palette, width) gives the option, with `height` beside it; alt is the sentence that
// stands for the picture.
export function chart(make, alt) {
    const element = el('div', { class: 'chart' });
    charts.set(element, { make, alt, instance: null, width: 0 });
    return element;
}

function drawOne(element, entry, width, again) {
    if (!width || (width === entry.width && !again))
        return;
    const colours = palette();
    const { height, ...option } = entry.make(colours, width);
    element.style.height = `${height}px`;
    entry.instance ??= echarts.init(element, null, { renderer: 'svg', width, height });
    entry.instance.resize({ width, height });
    fill(entry.instance, () => option, colours, width);
    entry.width = width;
    const svg = element.querySelector('svg');
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', entry.alt);
}

// Draws what has a width on this screen, or all at the width of a sheet of paper.
export function drawCharts({ again = false, width = 0 } = {}) {
    for (const [element, entry] of charts)
        try {
            drawOne(element, entry, width || element.clientWidth, again);
        } catch (fault) {
            console.error(fault); // the sentence below it still says what it shows
        }
}

export function forgetCharts() {
    for (const { instance } of charts.values())
        instance?.dispose();
    charts.clear();
}

// The same chart for a document: light, of the given width, as the text of an SVG file.
export function chartFile(element, width) {
    const { make } = charts.get(element);
    const colours = palette('light');
    const { height, ...option } = make(colours, width);
    const holder = el('div');
    const instance = echarts.init(holder, null, { renderer: 'svg', width, height });
    fill(instance, () => ({ ...option, backgroundColor: colours.surface }), colours, width);
    const text = instance.renderToSVGString();
    instance.dispose();
    return { text, width, height };
}
