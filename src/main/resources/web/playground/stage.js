// The picture itself: zoom, pan, before and after, the places of a plan, the mask while it is painted.
import { fill, h } from "../shared/dom.js";
import { t } from "../shared/i18n.js";
import { Compare } from "./compare.js";
import { maskLayer } from "./maskLayer.js";
import { gestures } from "./gestures.js";
import { get, watch } from "./store.js";
import { Viewport } from "./viewport.js";

const GAP = 24;

export function stage(overlay) {
  const viewport = new Viewport();
  const scene = h("div.scene");
  const compare = new Compare(viewport, () => place());
  const zoomText = h("span.zoom-text.mono", { "aria-hidden": "true" });
  const frame = h("div.viewport", { tabindex: "0", role: "group", "data-test": "stage", "aria-label": () => t("stage"),
    title: () => t("stageHelp") }, scene, compare.element);
  const element = h("section.stage", { "aria-label": () => t("stage") }, frame, overlay, zoomText);
  const painting = maskLayer(frame, viewport, () => place());

  new ResizeObserver(() => {
    viewport.resize(frame.clientWidth, frame.clientHeight);
    place();
  }).observe(frame);

  gestures(frame, viewport, { moved: place, compare, painting });

  /** Puts everything where zoom and pan say. */
  function place() {
    scene.style.transform = `translate(${viewport.x}px, ${viewport.y}px) scale(${viewport.scale})`;
    scene.classList.toggle("magnified", viewport.scale > 2);
    frame.classList.toggle("can-pan", !viewport.fitted);
    zoomText.textContent = `${Math.round(viewport.scale * 100)}%`;
    compare.place();
    painting.place();
  }

  watch("inputs frame view run masking mask mode plan highlight", (state) => {
    const shown = contents(state);
    // A first picture from words has nothing to show yet but how far it is.
    element.hidden = !shown && !state.run;
    frame.hidden = zoomText.hidden = !shown;
    if (!shown) {
      fill(scene);
      compare.show(null);
      return;
    }
    fill(scene, shown.nodes);
    scene.style.width = `${shown.width}px`;
    scene.style.height = `${shown.height}px`;
    compare.show(shown.slider ? scene.querySelector(".before-clip") : null);
    viewport.resize(frame.clientWidth, frame.clientHeight);
    viewport.show(shown.width, shown.height);
    place();
  });

  return { element, viewport, place };
}

/** Which pictures lie in the scene. */
function contents(state) {
  const after = state.mode === "generate" ? (state.frame?.kind === "generate" ? state.frame : null) : state.inputs[0];
  const partial = state.run?.preview;
  if (partial) return alone(partial);
  if (!after) return null;
  const before = parentOf(state);
  if (before && !state.masking && !state.plan && state.mode === "edit" && state.frame?.url === after.url) {
    if (state.view === "side") return side(before, after);
    if (state.view === "slider" && comparable(before, after)) return slider(before, after);
    if (state.view === "slider") return side(before, after);
  }
  return alone(after, layers(state));
}

export function parentOf(state = get()) {
  return state.frame?.parent ? (state.frames.find((frame) => frame.id === state.frame.parent) ?? null) : null;
}

/** Whether a divider makes sense: the same shape, so that the same things lie in the same places. */
export const comparable = (a, b) => Math.abs(a.width / a.height - b.width / b.height) < 0.01;

const image = (picture, width, height, alt) =>
  h("img", { src: picture.url, width, height, alt, draggable: "false", decoding: "async" });

function alone(picture, extra = []) {
  const { width, height } = picture;
  return { width, height, nodes: [sheet(width, height, image(picture, width, height, () => t("stage")), extra)] };
}

function slider(before, after) {
  const { width, height } = after;
  const nodes = [sheet(width, height,
    image(after, width, height, () => t("after")),
    h("div.before-clip.checks", {}, image(before, width, height, () => t("before"))))];
  return { width, height, nodes, slider: true };
}

function side(before, after) {
  const height = Math.max(before.height, after.height);
  const shrink = (p) => ({ width: (p.width * height) / p.height, height });
  const [a, b] = [shrink(before), shrink(after)];
  const gap = GAP * (height / 600);
  return {
    width: a.width + gap + b.width,
    height,
    nodes: [
      sheet(a.width, height, image(before, a.width, height, () => t("before"))),
      h("div", { style: { width: `${gap}px`, flex: "none" } }),
      sheet(b.width, height, image(after, b.width, height, () => t("after"))),
    ],
  };
}

const sheet = (width, height, ...nodes) =>
  h("div.sheet.checks", { style: { width: `${width}px`, height: `${height}px` } }, nodes);

/** The places of a plan, or the mask. */
function layers(state) {
  if (state.mode !== "edit") return [];
  if (state.masking || (state.mask && !state.plan)) {
    return state.mask ? [paint(state.mask)] : [];
  }
  const shown = state.highlight === null ? state.plan?.places : state.plan?.operations[state.highlight]?.mask;
  return shown ? places(shown) : [];
}

/** Everything outside the places is dimmed, and their edge is drawn: seen on any colour. */
function places(mask) {
  const address = `url("${mask}")`;
  return [
    h("div.outside", { role: "img", "aria-label": () => t("planWhere"), style: {
      "mask-image": `linear-gradient(#fff, #fff), ${address}`, "-webkit-mask-image": `linear-gradient(#fff, #fff), ${address}` } }),
    h("div.stripes", {}, h("i", { style: { "mask-image": address, "-webkit-mask-image": address } })),
  ];
}

function paint(mask) {
  mask.canvas.className = "paint";
  mask.canvas.setAttribute("aria-hidden", "true");
  return mask.canvas;
}
