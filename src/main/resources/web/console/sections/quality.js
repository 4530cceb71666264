// Why tasks were refused or failed, and how long the others took.
import { fill, h } from "../../shared/dom.js";
import { get } from "../admin.js";
import { shares } from "../charts.js";
import { heading, load, table } from "../parts.js";
import { amount, lasting, reasonWord, say, workWord } from "../words.js";
import { spanOf, spanPicker } from "./usage.js";

export const quality = { name: "quality", icon: "eye", label: say("质量", "Quality"), show };

function show(place) {
  let span = "7d";
  const found = h("div.stack");
  const draw = () => load(found, () => get("/quality", { from: spanOf(span).from }), told);
  fill(place,
    heading(say("质量", "Quality"), say("被拒绝和失败的原因，以及成功所用的时间。", "Why tasks were refused or failed, and how long successes took."),
      spanPicker(span, (name) => { span = name; draw(); })),
    found);
  draw();
}

function told({ reasons, latency, answers }) {
  const of = (refused) => reasons.filter((one) => one.refused === refused);
  return h("div.stack", {},
    h("div.columns", {},
      card(say("拒绝：调用方要改的", "Refused: for the caller to mend"), of(true), "warn"),
      card(say("失败：其他原因", "Failed: for other reasons"), of(false), "bad")),
    h("section", {}, h("h2.spaced", {}, say("用时（成功的任务）", "Time taken by successes")), paces(latency)),
    h("section.card", {}, h("h2.spaced", {}, say("被拒的调用，按 HTTP 状态", "Refused calls by HTTP status")),
      h("p.soft.small", {}, say("包括没有成为任务的调用，例如密钥不对。", "Also calls that never became a task, such as those with a wrong key.")),
      answers.length ? shares(answers.map((one) => ({ name: h("a.plain", { href: `#/requests?status=${one.status}` }, String(one.status)),
        value: one.calls, kind: one.status >= 500 ? "bad" : "warn" }))) : h("p.empty", {}, say("没有。", "None."))));
}

const card = (title, reasons, kind) => h("section.card", { "data-test": `reasons-${kind}` }, h("h2.spaced", {}, title),
  reasons.length
    ? shares(reasons.map((one) => ({ kind, value: one.tasks, name: h("a.plain",
      { href: `#/tasks?error=${encodeURIComponent(one.error)}`, title: one.error }, () => reasonWord(one.error)) })))
    : h("p.empty", {}, say("没有。", "None.")));

function paces(latency) {
  const column = (title, of) => ({ title, number: true, cell: (item) => h("span", {}, () => lasting(of(item))) });
  return table(say("用时", "Time taken"), [
    { title: say("工作", "Work"), cell: (item) => h("span", {}, () => workWord(item.work)) },
    { title: say("任务", "Tasks"), number: true, cell: (item) => h("span", {}, () => amount(item.tasks)) },
    column(say("处理 p50", "Worked p50"), (item) => item.workedMillis.p50),
    column("p90", (item) => item.workedMillis.p90), column("p99", (item) => item.workedMillis.p99),
    { ...column(say("等待 p50", "Waited p50"), (item) => item.waitedMillis.p50), wide: true },
    { ...column("p90", (item) => item.waitedMillis.p90), wide: true },
    { ...column("p99", (item) => item.waitedMillis.p99), wide: true },
  ], latency, { test: "latency" });
}
