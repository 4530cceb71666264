// Line icons on a grid of 20, drawn for these pages.
import { svg } from "./dom.js";

const PATHS = {
  add: "M10 4v12M4 10h12",
  arrowLeft: "M12 4l-6 6 6 6",
  arrowRight: "M8 4l6 6-6 6",
  back: "M8 5L3.5 9.5 8 14M4 9.5h7a5 5 0 0 1 5 5",
  box: "M4 6V4h2M14 4h2v2M16 14v2h-2M6 16H4v-2M9 4h2M9 16h2M4 9v2M16 9v2",
  brush: "M16.5 3.5l-7 7.5M8.5 11.5c-2 0-3 1.4-3 3 0 1-.8 1.7-2 1.9 1.2.8 6.8 1 7-2.9a2 2 0 0 0-2-2z",
  cancel: "M5 5l10 10M15 5L5 15",
  chart: "M3 17h14M6 14V9M10 14V5M14 14v-3",
  check: "M4 10.5l4 4 8-9",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.2l2.8 1.8",
  code: "M7 6l-4 4 4 4M13 6l4 4-4 4",
  compare: "M10 3v14M3 5h4.5v10H3zM12.5 5H17v10h-4.5",
  copy: "M7 7h9v9H7zM4 13V4h9",
  download: "M10 3v10M6 9.5l4 4 4-4M4 17h12",
  edit: "M4 16l.8-3.2L13.6 4l2.4 2.4-8.8 8.8zM12 5.6L14.4 8",
  erase: "M8 16h8M5 12.5l6.5-7a1.4 1.4 0 0 1 2 0L16 8a1.4 1.4 0 0 1 0 2l-6 6H7.5L5 13.8a1 1 0 0 1 0-1.3zM8.5 8.8l4.7 4.5",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  fit: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  globe: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM3 10h14M10 3c2.6 2 2.6 12 0 14M10 3c-2.6 2-2.6 12 0 14",
  history: "M4 4v4h4M4.4 8A6.5 6.5 0 1 1 3.5 11M10 7v3.5l2.5 1.5",
  info: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v4.5M10 6.5v.2",
  invert: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 3v14M10 6h4.8M10 9h6.6M10 12h6.4M10 15h4",
  key: "M12.5 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM9.6 10.8L3.5 17M6 14.5l2 2M13.5 7v.1",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1",
  list: "M7 5h10M7 10h10M7 15h10M3.5 5h.1M3.5 10h.1M3.5 15h.1",
  logout: "M8 4H4v12h4M8 10h9M13.5 6.5L17 10l-3.5 3.5",
  mask: "M3 4h14v12H3zM6 13c0-4 2-6 4-6s4 2 4 6",
  minus: "M4 10h12",
  moon: "M16 11.5A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.5z",
  pause: "M7 5v10M13 5v10",
  picture: "M3 4h14v12H3zM3 13.5l4-4 4 4 2-2 4 4M13 7.5v.1",
  play: "M6 4.5v11l9-5.5z",
  plan: "M4 4h12v12H4zM7 8h6M7 11h6M7 14h3",
  redo: "M12 5l4.5 4.5L12 14M16 9.5H9a5 5 0 0 0-5 5",
  refresh: "M16 4v4h-4M4 16v-4h4M15.5 8A6 6 0 0 0 5 6.5M4.5 12A6 6 0 0 0 15 13.5",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
  sparkle: "M10 3l1.7 5.3L17 10l-5.3 1.7L10 17l-1.7-5.3L3 10l5.3-1.7z",
  stop: "M5.5 5.5h9v9h-9z",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1",
  trash: "M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6",
  undo: "M8 5L3.5 9.5 8 14M4 9.5h7a5 5 0 0 1 5 5",
  upload: "M10 14V4M6 7.5l4-4 4 4M4 17h12",
  user: "M10 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 17c.5-3.5 3-5 6-5s5.5 1.5 6 5",
  warning: "M10 3.5L17.5 16h-15zM10 8v4M10 14v.1",
};

/** A picture beside a text; on its own it needs the label of its button. */
export function icon(name) {
  if (!PATHS[name]) throw new Error(`no icon ${name}`);
  return svg(
    "svg",
    { viewBox: "0 0 20 20", fill: "none", stroke: "currentColor", "stroke-width": 1.6, "stroke-linecap": "round",
      "stroke-linejoin": "round", "aria-hidden": "true" },
    svg("path", { d: PATHS[name] }),
  );
}

/** The sign of the house: half of a disc has come to light. */
export const sign = () =>
  svg(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("circle", { cx: 12, cy: 12, r: 9, fill: "none", stroke: "currentColor", "stroke-width": 2.2 }),
    svg("path", { d: "M12 3a9 9 0 0 1 0 18z", fill: "var(--accent)" }),
  );
