// What is seen of a run: over the picture how far it is, beside the instruction what came of it.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { has, t } from "../shared/i18n.js";
import { choose } from "./frames.js";
import { parentOf } from "./stage.js";
import { stop } from "./runner.js";
import { get, setPrompt, update, watch } from "./store.js";

/** Over the picture while the task runs. */
export function progressView() {
  const text = h("span.clip.grow");
  const elapsed = h("span.mono.faint");
  const line = h("i");
  const bar = h("div.progress", { role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100", "aria-label": () => t("working") }, line);
  const said = h("span.unseen", { role: "status" });
  const element = h("div.running", { hidden: true, "data-test": "progress" },
    h("div.row.tight", {}, h("span.spinner"), text, elapsed,
      h("button.button.small", { type: "button", "data-test": "stop", on: { click: stop } }, icon("stop"), () => t("stop"))),
    bar, said);
  let clock = 0;
  const tick = () => {
    const { run } = get();
    if (run) elapsed.textContent = t("seconds", { n: Math.round((Date.now() - run.begun) / 1000) });
  };
  watch("run", ({ run }) => {
    element.hidden = !run;
    if (!run) {
      clearInterval(clock);
      clock = 0;
      return;
    }
    clock ||= setInterval(tick, 1000);
    tick();
    const words = stageText(run);
    if (text.textContent !== words) text.textContent = said.textContent = words;
    line.style.setProperty("--done", String(run.progress ?? 0));
    bar.setAttribute("aria-valuenow", String(Math.round((run.progress ?? 0) * 100)));
  });
  return element;
}

function stageText(run) {
  if (run.waiting) return t("reconnecting");
  if (run.queue !== null && run.queue !== undefined && run.queue > 0) return t("queued", { n: run.queue });
  if (run.stage === "sending") return t("sending");
  return has(`intent_${run.stage}`) ? t(`intent_${run.stage}`) : t("working");
}

/** Beside the instruction: what was asked for last, its remarks, and the way to ask otherwise. */
export function outcomeView() {
  const element = h("section.outcome", { "data-test": "outcome" });
  watch("frame run plan problem mode", ({ frame, run, plan, problem, mode }) => {
    element.replaceChildren();
    if (!frame?.prompt || run || plan || problem || (mode === "generate" && frame.kind !== "generate")) return;
    element.append(
      h("div.row.tight", {},
        h("span.done-sign", {}, icon("check")),
        h("p.grow.wrap", {}, h("strong", {}, frame.prompt), " ", h("span.faint.small", {}, () => t("seconds", { n: frame.seconds }))),
        h("button.button.quiet.icon.small", { type: "button", "aria-label": () => t("rewrite"), title: () => t("rewrite"), "data-test": "rewrite",
          on: { click: () => rewrite(frame) } }, icon("edit"))),
      frame.notes?.length ? h("ul.notes", {}, frame.notes.map((note) => h("li.small.soft.wrap", {}, note))) : "",
      mode === "edit"
        ? h("p.faint.small", {}, () => t("continueHint"))
        : h("button.button", { type: "button", "data-test": "to-edit", on: { click: () => update({ mode: "edit" }) } }, icon("edit"), () => t("toEdit")));
  });
  return element;
}

/** Goes back to before the result with its sentence in the field. */
function rewrite(frame) {
  const before = parentOf();
  if (before) choose(before.id);
  setPrompt(frame.prompt);
  document.getElementById("prompt")?.focus();
}
