// The instruction: the field, the examples, the buttons.
import { openDialog } from "../shared/dialog.js";
import { fill, h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { onLanguage, pick, t } from "../shared/i18n.js";
import { openCode } from "./codeDialog.js";
import { EXAMPLES } from "./examples.js";
import { startMask } from "./maskTools.js";
import { seePlan } from "./planner.js";
import { run } from "./runner.js";
import { get, prompt, setPrompt, update, watch } from "./store.js";
import { TEMPLATES } from "./templates.js";

const PROMPT_MAX = 32000;

export function composer() {
  const area = h("textarea.area", { id: "prompt", rows: "3", maxlength: PROMPT_MAX, spellcheck: "false", "data-test": "prompt",
    "aria-describedby": "prompt-hint", on: { input: () => setPrompt(area.value), keydown: keys } });
  const label = h("label", { for: "prompt" });
  const hint = h("span.hint", { id: "prompt-hint" });
  const element = h("div.field", {}, label, area, hint);

  function keys(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  }

  function words() {
    const edit = get().mode === "edit";
    label.textContent = t(edit ? "instruction" : "describe");
    hint.textContent = t(edit ? "instructionHint" : "describeHint");
    area.placeholder = t(edit ? "instructionPlaceholder" : "describePlaceholder");
  }

  watch("mode", words);
  onLanguage(words);
  watch("prompt mode", () => {
    if (area.value !== prompt()) area.value = prompt();
  });
  return element;
}

const ORDINARY = [["把背景换成白色", "change the background to white"], ["抠图", "remove the background"], ["提高画质", "enhance the image"]];

/** A few sentences at hand, and the way to all of them. */
export function suggestions() {
  const element = h("div.row.suggestions", { role: "group", "aria-label": () => t("suggestions"), "data-test": "suggestions" });
  const show = () => {
    const { suggestions: own, inputs, mode, plan, run: running } = get();
    element.hidden = mode !== "edit" || Boolean(plan) || Boolean(running);
    fill(element, (own ?? (inputs.length ? ORDINARY : [])).map((pair) => chip(pick(pair))),
      h("button.button.quiet.small", { type: "button", "data-test": "more-examples", on: { click: openExamples } },
        icon("list"), () => t("moreExamples")));
  };
  watch("suggestions inputs mode plan run", show);
  onLanguage(show);
  return element;
}

const chip = (sentence, then = () => {}) =>
  h("button.chip", { type: "button", "data-test": "example", on: { click: () => {
    setPrompt(sentence);
    update({ plan: null, problem: null });
    then();
    document.getElementById("prompt")?.focus();
  } } }, sentence);

function openExamples() {
  const dialog = openDialog({
    title: () => t("examples"),
    wide: true,
    name: "examples",
    body: [h("p.soft.small", {}, () => t("exampleHelp")), h("div.example-groups", {}, EXAMPLES.map(([category, sentences]) =>
      h("section", {}, h("h3", {}, () => t(category)),
        h("ul", {}, sentences.map(([zh, en, need]) =>
          h("li", {}, chip(pick([zh, en]), () => dialog.close()), need ? h("span.badge", {}, () => t(need)) : null))))))],
  });
}

/** The pictures of products that can be rendered; each fills in its description. */
export function templates() {
  const element = h("section.templates", { "data-test": "templates" }, h("h2", {}, () => t("templates")),
    h("div.template-grid", {}, TEMPLATES.map(([words, name, pair]) =>
      h("button.template", { type: "button", "data-test": `template-${name}`, on: { click: () => {
        setPrompt(pick(pair));
        document.getElementById("prompt")?.focus();
      } } },
      h("img", { src: `/web/samples/templates/${name}.jpg`, alt: "", width: 160, height: 160, loading: "lazy" }),
      h("strong", {}, () => t(words)),
      h("span.small.soft", {}, () => pick(pair))))));
  watch("mode frame run", ({ mode, frame, run: running }) => {
    element.hidden = mode !== "generate" || frame?.kind === "generate" || Boolean(running);
  });
  return element;
}

/** What can be done with the instruction. */
export function actions() {
  const start = h("button.button.primary.large.grow", { type: "button", "data-test": "run", on: { click: run } },
    icon("play"), h("span", {}, () => t(get().mode === "edit" ? "run" : "generate")));
  const label = start.querySelector("span");
  const plan = h("button.button.large", { type: "button", "data-test": "plan-button", on: { click: seePlan } }, icon("plan"), () => t("plan"));
  const mask = h("button.button.large.icon", { type: "button", "data-test": "mask-button", "aria-label": () => t("mask"),
    title: () => t("maskHint"), on: { click: startMask } }, icon("brush"));
  const code = h("button.button.large.icon", { type: "button", "data-test": "code-button", "aria-label": () => t("showCode"),
    title: () => t("codeTitle"), on: { click: openCode } }, icon("code"));
  watch("mode run planning inputs masking mask", ({ mode, run: running, planning, inputs, masking, mask: painted }) => {
    label.textContent = t(mode === "edit" ? "run" : "generate");
    start.disabled = Boolean(running);
    plan.disabled = Boolean(running) || planning;
    mask.hidden = plan.hidden = mode !== "edit";
    mask.disabled = !inputs.length || Boolean(running);
    mask.setAttribute("aria-pressed", String(masking || Boolean(painted)));
  });
  onLanguage(() => { label.textContent = t(get().mode === "edit" ? "run" : "generate"); });
  return h("div.actions", {}, start, h("div.row.tight", {}, plan, mask, code));
}
