// Bars in SVG, drawn for the width there is, with the same numbers in a table behind them.
import { h, svg } from "../shared/dom.js";
import { number, onLanguage } from "../shared/i18n.js";
import { say } from "./words.js";

const HEIGHT = 210;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 12;

/**
 * Stacked bars.
 *
 * @param series [{ name, kind, of: (slot) => number }]; `kind` names the colour
 * @param slots [{ label, full }] in order, with whatever the series read
 */
export function bars(title, series, slots) {
  const drawing = h("div.chart-drawing", { role: "img", "aria-label": () => spoken(title(), series, slots) });
  const readout = h("p.chart-readout.small.soft", { "aria-hidden": "true" });
  const draw = () => drawing.clientWidth > 2 * LEFT && drawing.replaceChildren(plot(drawing.clientWidth, series, slots, readout));
  const watch = new ResizeObserver(draw);
  watch.observe(drawing);
  onLanguage(() => drawing.isConnected && draw());
  return h("figure.chart", {},
    h("figcaption.row", {}, h("h2", {}, title), legend(series)),
    drawing, readout, numbers(title, series, slots));
}

const legend = (series) =>
  h("ul.legend", {}, series.map((one) => h("li", {}, h(`i.swatch.${one.kind}`), one.name)));

const spoken = (title, series, slots) =>
  `${title}. ${series.map((one) => `${one.name()} ${number(slots.reduce((sum, slot) => sum + one.of(slot), 0))}`).join(", ")}`;

function numbers(title, series, slots) {
  const body = h("tbody");
  const details = h("details.numbers", {},
    h("summary", { "data-test": "numbers" }, say("显示数字", "Show the numbers")),
    h("div.table-frame", { tabindex: "0", role: "region", "aria-label": title },
      h("table.table", {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("时间", "Time")),
          series.map((one) => h("th.number", { scope: "col" }, one.name)))),
        body)));
  details.addEventListener("toggle", () => body.replaceChildren(...slots
    .filter((slot) => series.some((one) => one.of(slot)))
    .map((slot) => h("tr", {}, h("th", { scope: "row" }, slot.full),
      series.map((one) => h("td.number", {}, () => number(one.of(slot))))))));
  return details;
}

/** A round number, at least so large, whose quarters are whole. */
function round(value) {
  if (value <= 20) return Math.max(4, Math.ceil(value / 4) * 4);
  const power = 10 ** Math.floor(Math.log10(value));
  return [2, 4, 6, 8, 10].map((step) => step * power).find((step) => step >= value);
}

function plot(width, series, slots, readout) {
  const root = svg("svg", { viewBox: `0 0 ${Math.max(width, 1)} ${HEIGHT}`, height: HEIGHT, "aria-hidden": "true" });
  const total = (slot) => series.reduce((sum, one) => sum + one.of(slot), 0);
  const top = round(Math.max(0, ...slots.map(total)));
  const plotHeight = HEIGHT - BOTTOM - TOP;
  const y = (value) => TOP + plotHeight * (1 - value / top);
  for (let line = 0; line <= 4; line++) {
    const value = (top * line) / 4;
    root.append(
      svg("line", { x1: LEFT, x2: width, y1: y(value), y2: y(value), class: line ? "grid" : "axis" }),
      svg("text", { x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, number(value, { notation: "compact" })));
  }
  const step = (width - LEFT) / Math.max(slots.length, 1);
  const each = Math.ceil(64 / step);
  slots.forEach((slot, i) => {
    const x = LEFT + i * step;
    const column = svg("g", { class: "column" }, svg("rect", { x, y: TOP, width: step, height: plotHeight, class: "hit" }));
    let base = 0;
    for (const one of series) {
      const value = one.of(slot);
      if (!value) continue;
      const gap = Math.min(3, step * 0.15);
      column.append(svg("rect", { x: x + gap, width: Math.max(1, step - 2 * gap), y: y(base + value),
        height: Math.max(1, y(base) - y(base + value)), class: one.kind, rx: Math.min(2, step / 6) }));
      base += value;
    }
    column.addEventListener("pointerenter", () => (readout.textContent =
      `${slot.full()} · ${series.map((one) => `${one.name()} ${number(one.of(slot))}`).join(" · ")}`));
    column.addEventListener("pointerleave", () => (readout.textContent = ""));
    root.append(column);
    if (i % each === 0 && x + 58 < width) root.append(svg("text", { x: x + 2, y: HEIGHT - 6 }, slot.label()));
  });
  return root;
}

/** Horizontal bars: names with their shares, the number beside each. */
export const shares = (items) => {
  const most = Math.max(1, ...items.map((item) => item.value));
  return h("ul.shares", {}, items.map((item) => h("li", {},
    h("span.clip", {}, item.name),
    h("i", { class: item.kind ?? "", style: { "--share": String(item.value / most) } }),
    h("b", {}, () => number(item.value)))));
};

/** Every hour or day of a time, with zeros where nothing was. */
export function slots(from, to, by, groups) {
  const step = by === "hour" ? 3_600_000 : 86_400_000;
  const known = new Map(groups.map((group) => [Date.parse(group.name), group]));
  const none = { tasks: 0, pictures: 0, succeeded: 0, refused: 0, failed: 0, cancelled: 0, credits: 0 };
  const all = [];
  for (let at = Math.floor(Date.parse(from) / step) * step; at < Date.parse(to); at += step) {
    all.push({ at, ...(known.get(at) ?? none) });
  }
  return all;
}
