// The playground: puts its parts together.
import "./words.js";
import { h } from "../shared/dom.js";
import { onLanguage, t } from "../shared/i18n.js";
import { icon } from "../shared/icons.js";
import { shell } from "../shared/shell.js";
import { actions, composer, suggestions, templates } from "./composer.js";
import { restore } from "./frames.js";
import { chooser, problemView, receive } from "./incoming.js";
import { askKey, keyButton, keyHint, takeKey } from "./keyDialog.js";
import { maskTools } from "./maskTools.js";
import { optionsView } from "./optionsView.js";
import { planView } from "./planView.js";
import { run } from "./runner.js";
import { outcomeView, progressView } from "./runView.js";
import { stage } from "./stage.js";
import { get, update, watch } from "./store.js";
import { openSessions, strip } from "./strip.js";
import { toolbar } from "./toolbar.js";
import { tray } from "./tray.js";
import { welcome } from "./welcome.js";

const choose = chooser();
const overlay = [maskTools(), progressView()];
const picture = stage(overlay);

shell("playground",
  h("button.button.quiet.icon", { type: "button", "aria-label": () => t("allSessions"), title: () => t("allSessions"),
    "data-test": "all-sessions", on: { click: openSessions } }, icon("history")),
  keyButton());

const modes = h("div.segments.modes", { role: "radiogroup", "aria-label": () => t("modes") },
  ["edit", "generate"].map((mode) => h("label", {},
    h("input", { type: "radio", name: "mode", value: mode, "data-test": `mode-${mode}`, on: { change: () => update({ mode, plan: null, problem: null, masking: false }) } }),
    icon(mode === "edit" ? "edit" : "sparkle"),
    () => t(mode === "edit" ? "modeEdit" : "modeGenerate"))));
watch("mode run", ({ mode, run: running }) => modes.querySelectorAll("input").forEach((input) => {
  input.checked = input.value === mode;
  input.disabled = Boolean(running);
}));

const pictures = tray(choose);
watch("mode inputs", ({ mode, inputs }) => { pictures.hidden = mode !== "edit" || !inputs.length; });

document.getElementById("main").append(
  h("div.work", {}, toolbar(picture.viewport, picture.place), picture.element, welcome(choose), templates(), strip()),
  h("aside.panel", { "aria-label": () => t("modes") },
    h("div.panel-body", {}, modes, keyHint(), pictures, composer(), problemView(help), planView(), outcomeView(), suggestions(), optionsView()),
    actions()));

/** What can be done about a problem, as buttons. */
function help({ kind }) {
  const button = (sign, words, action) =>
    h("button.button.small", { type: "button", on: { click: action } }, icon(sign), () => t(words));
  if (["keyMissing", "keyWrong", "keyDenied"].includes(kind)) return [button("key", "keyEnter", () => askKey())];
  if (["unreachable", "brokenOff", "busy", "rate", "interrupted", "upstream", "ours", "late"].includes(kind) && get().inputs.length) {
    return [button("refresh", "retry", run)];
  }
  return [];
}

const titled = () => { document.title = t("title"); };
onLanguage(titled);
titled();
receive();
await takeKey();
await restore();
