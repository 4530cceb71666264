// The tools of the mask, shown over the picture while one is painted.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { number, t } from "../shared/i18n.js";
import { Mask } from "./mask.js";
import { brush } from "./maskLayer.js";
import { get, update, watch } from "./store.js";

const TOOLS = [["brush", "brush"], ["erase", "erase"], ["box", "boxTool"]];
const SIZE_MIN = 4;
const SIZE_MAX = 400;

/** Begins to paint on the first picture, or goes on with the mask that is there. */
export function startMask() {
  const { inputs, mask } = get();
  if (!inputs[0]) return;
  brush.size = Math.round(Math.max(SIZE_MIN, Math.min(SIZE_MAX, Math.max(inputs[0].width, inputs[0].height) / 14)));
  update({ mask: mask ?? new Mask(inputs[0].width, inputs[0].height), masking: true, plan: null, view: "result" });
  document.querySelector(".viewport")?.focus();
}

export function endMask() {
  const { mask } = get();
  update({ masking: false, mask: mask?.empty ? null : mask });
}

export function maskTools() {
  const tools = TOOLS.map(([name, words]) =>
    h("button.button.quiet.icon.small", { type: "button", "data-test": `mask-${name}`, "aria-pressed": "false",
      "aria-label": () => t(words), title: () => t(words), on: { click: () => take(name) } }, icon(name)));
  const size = h("input", { type: "range", min: SIZE_MIN, max: SIZE_MAX, "aria-label": () => t("brushSize"),
    "data-test": "mask-size", on: { input: () => { brush.size = Number(size.value); } } });
  const action = (name, sign, words, run) =>
    h("button.button.quiet.icon.small", { type: "button", "data-test": `mask-${name}`, "aria-label": () => t(words),
      title: () => t(words), on: { click: run } }, icon(sign));
  const undo = action("undo", "undo", "undo", () => get().mask?.undo());
  const redo = action("redo", "redo", "redo", () => get().mask?.redo());
  const share = h("span.small.mask-share", { role: "status", "data-test": "mask-share" });
  const element = h("div.mask-tools", { role: "toolbar", "aria-label": () => t("mask"), hidden: true, "data-test": "mask-tools" },
    h("div.row.tight", {}, tools),
    h("label.size", { title: () => t("brushSize") }, h("span.small.soft", {}, () => t("brushSize")), size),
    h("div.row.tight", {}, undo, redo,
      action("invert", "invert", "invert", () => get().mask?.add({ kind: "invert" })),
      action("clear", "trash", "clear", () => get().mask?.add({ kind: "clear" }))),
    share,
    h("button.button.primary.small", { type: "button", "data-test": "mask-done", on: { click: endMask } }, icon("check"),
      () => t("maskDone")));

  function take(name) {
    brush.tool = name;
    show();
  }

  function show() {
    tools.forEach((button, i) => button.setAttribute("aria-pressed", String(TOOLS[i][0] === brush.tool)));
    size.value = String(brush.size);
    const { mask } = get();
    undo.disabled = !mask?.canUndo;
    redo.disabled = !mask?.canRedo;
    const painted = mask?.share() ?? 0;
    share.textContent = painted > 0
      ? t("maskShare", { share: number(painted, { style: "percent", maximumFractionDigits: painted < 0.1 ? 1 : 0 }) })
      : t("maskEmpty");
  }

  let shown = null;
  watch("mask masking", ({ mask, masking }) => {
    element.hidden = !masking;
    if (mask !== shown) {
      shown?.removeEventListener("change", show);
      mask?.addEventListener("change", show);
      shown = mask;
    }
    show();
  });

  document.addEventListener("keydown", (event) => {
    if (!get().masking || event.target.closest("textarea, input:not([type=range]), select, dialog")) return;
    if (keys(event)) {
      event.preventDefault();
      show();
    }
  });

  function keys(event) {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === "z") return event.shiftKey ? get().mask.redo() : get().mask.undo(), true;
      if (key === "y") return get().mask.redo(), true;
      return false;
    }
    if (key === "escape") return endMask(), true;
    if (key === "b") return take("brush"), true;
    if (key === "e") return take("erase"), true;
    if (key === "r") return take("box"), true;
    if (key === "i") return get().mask.add({ kind: "invert" }), true;
    if (key === "[") return (brush.size = Math.max(SIZE_MIN, Math.round(brush.size / 1.2))), true;
    if (key === "]") return (brush.size = Math.min(SIZE_MAX, Math.round(brush.size * 1.2))), true;
    return false;
  }

  return element;
}
