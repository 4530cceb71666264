// Over the picture: how it is looked at, and what is done with it as a whole.
import { ApiError, ask } from "../shared/api.js";
import { toast } from "../shared/dialog.js";
import { h } from "../shared/dom.js";
import { describe } from "../shared/errors.js";
import { icon } from "../shared/icons.js";
import { number, t } from "../shared/i18n.js";
import { extension } from "./pictures.js";
import { comparable, parentOf } from "./stage.js";
import { get, update, watch } from "./store.js";

const VIEWS = [["slider", "viewSlider"], ["side", "viewSide"], ["result", "viewResult"]];
const HOUR = 3600_000;

export function toolbar(viewport, place) {
  const views = h("div.segments", { role: "radiogroup", "aria-label": () => t("views"), "data-test": "views" },
    VIEWS.map(([name, words]) => h("label", {},
      h("input", { type: "radio", name: "view", value: name, "data-test": `view-${name}`, on: { change: () => update({ view: name }) } }),
      () => t(words))));
  const button = (name, words, run) =>
    h("button.button.quiet.icon.small", { type: "button", "data-test": name, "aria-label": () => t(words), title: () => t(words), on: { click: run } },
      icon(SIGNS[name]));
  const zoom = (change) => () => {
    change();
    place();
  };
  const facts = h("span.facts.mono.faint.small", { "data-test": "facts" });
  const link = button("copy-link", "copyLink", copyLink);
  const element = h("div.toolbar", {},
    views, facts,
    h("div.row.tight.push", {},
      button("zoom-out", "zoomOut", zoom(() => viewport.zoom(0.8))),
      button("zoom-in", "zoomIn", zoom(() => viewport.zoom(1.25))),
      button("zoom-fit", "zoomFit", zoom(() => viewport.fit())),
      button("zoom-full", "zoomFull", zoom(() => viewport.full())),
      h("span.bar-line"),
      link,
      h("button.button.small", { type: "button", "data-test": "download", on: { click: download } }, icon("download"), () => t("download"))));

  watch("frame inputs view mode run masking plan", (state) => {
    const shown = state.mode === "generate" ? (state.frame?.kind === "generate" ? state.frame : null) : state.inputs[0];
    element.hidden = !shown || Boolean(state.run?.preview);
    if (!shown) return;
    const before = parentOf(state);
    views.hidden = !before || state.masking || Boolean(state.plan) || state.mode === "generate";
    const view = state.view === "slider" && before && !comparable(before, shown) ? "side" : state.view;
    views.querySelectorAll("input").forEach((input) => {
      input.checked = input.value === view;
      input.disabled = input.value === "slider" && Boolean(before) && !comparable(before, shown);
    });
    facts.textContent = `${number(shown.width, { useGrouping: false })} × ${number(shown.height, { useGrouping: false })} ${extension(shown.type).toUpperCase()}`;
    link.disabled = !state.frame?.task;
    link.title = t(state.frame?.task ? "copyLink" : "noLink");
  });
  return element;
}

const SIGNS = { "zoom-in": "add", "zoom-out": "minus", "zoom-fit": "fit", "zoom-full": "search", "copy-link": "link" };

function download() {
  const { frame } = get();
  if (!frame) return;
  const link = h("a", { href: frame.url, download: `darkroom-${new Date(frame.created).toISOString().slice(0, 19).replace(/[:T]/g, "")}.${extension(frame.type)}` });
  document.body.append(link);
  link.click();
  link.remove();
}

/** Asks for a fresh link and tries it, so that what is copied works. */
async function copyLink() {
  const { frame } = get();
  try {
    const task = await ask("GET", `/api/darkroom/tasks/${frame.task}`);
    const url = task.images?.[Math.max(0, (frame.variant || 1) - 1)]?.url;
    if (!url) throw new ApiError(410, "result_expired", "");
    await copy(url, () => t("linkCopied", { hours: number(hoursLeft(url)) }));
  } catch (error) {
    // A result of one's own that is no longer there was cleared away with its task.
    const told = error.status === 404 ? new ApiError(410, "result_expired", "") : error;
    update({ problem: () => describe(told) });
  }
}

function hoursLeft(url) {
  const expires = Number(new URL(url, location.href).searchParams.get("expires")) * 1000;
  return expires ? Math.max(1, Math.round((expires - Date.now()) / HOUR)) : 24;
}

export async function copy(text, told = () => t("copied")) {
  try {
    await navigator.clipboard.writeText(text);
    toast(told());
  } catch {
    toast(t("copyFailed"), "warning");
  }
}
