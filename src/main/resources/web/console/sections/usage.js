// What was made and charged, by time and by name.
import { fill, h } from "../../shared/dom.js";
import { time } from "../../shared/i18n.js";
import { get } from "../admin.js";
import { bars, slots } from "../charts.js";
import { account, heading, load, table } from "../parts.js";
import { amount, percent, say } from "../words.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SPANS = [["24h", say("24 小时", "24 hours"), DAY, "hour"], ["7d", say("7 天", "7 days"), 7 * DAY, "day"],
  ["30d", say("30 天", "30 days"), 30 * DAY, "day"], ["90d", say("90 天", "90 days"), 90 * DAY, "day"]];
const BY = [["account", say("账户", "Account")], ["model", say("模型", "Model")], ["dialect", say("接口", "Dialect")]];

/** How tasks ended, as the charts stack them. */
export const COUNTED = [
  { name: say("成功", "Succeeded"), kind: "good", of: (slot) => slot.succeeded },
  { name: say("拒绝", "Refused"), kind: "warn", of: (slot) => slot.refused },
  { name: say("失败", "Failed"), kind: "bad", of: (slot) => slot.failed },
  { name: say("取消", "Cancelled"), kind: "none", of: (slot) => slot.cancelled },
];

export const usage = { name: "usage", icon: "chart", label: say("用量", "Usage"), show };

/** What a slot is called on the axis and in full, in the language of the page. */
export const slotLabels = (all, by) => all.map((slot) => ({
  ...slot,
  label: () => time(new Date(slot.at), by === "hour" && all.length <= 48
    ? { hour: "2-digit", minute: "2-digit" } : { month: "short", day: "numeric", timeZone: "UTC" }),
  full: () => time(new Date(slot.at), by === "hour"
    ? { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } : { dateStyle: "medium", timeZone: "UTC" }),
}));

/** One of a few spans of time. */
export function spanPicker(chosen, change, label = say("时间", "Time")) {
  return h("div.segments", { role: "radiogroup", "aria-label": label }, SPANS.map(([name, text]) => h("label", {},
    h("input", { type: "radio", name: "span", value: name, checked: name === chosen, "data-test": `span-${name}`,
      on: { change: () => change(name) } }), text)));
}

export function spanOf(name) {
  const [, , length, by] = SPANS.find((span) => span[0] === name) ?? SPANS[0];
  return { from: new Date(Date.now() - length).toISOString(), by };
}

function show(place) {
  let span = "7d";
  let by = "account";
  const charts = h("div.stack");
  const names = h("div");
  const draw = () => {
    const { from, by: step } = spanOf(span);
    load(charts, async () => {
      const found = await get("/usage", { from, by: step });
      return slotLabels(slots(found.from, found.to, step, found.groups), step);
    }, (all) => h("div.stack", {},
      h("div.card", {}, bars(say("任务", "Tasks"), COUNTED, all)),
      h("div.columns", {},
        h("div.card", {}, bars(say("图片", "Pictures"), [{ name: say("图片", "Pictures"), kind: "accent", of: (s) => s.pictures }], all)),
        h("div.card", {}, bars(say("积分", "Credits"), [{ name: say("积分", "Credits"), kind: "accent", of: (s) => s.credits }], all)))));
    byName();
  };
  const byName = () => load(names, () => get("/usage", { from: spanOf(span).from, by }), (found) => groups(found.groups, by));
  fill(place,
    heading(say("用量", "Usage"), say("由任务和账本数出；被清理的任务不再计入。", "Counted from the tasks as they are kept."),
      spanPicker(span, (name) => { span = name; draw(); })),
    charts,
    h("div.row.between", {}, h("h2", {}, say("按名称", "By name")),
      h("div.segments", { role: "radiogroup", "aria-label": say("按什么", "By what") }, BY.map(([name, text]) => h("label", {},
        h("input", { type: "radio", name: "by", value: name, checked: name === by, "data-test": `by-${name}`,
          on: { change: () => { by = name; byName(); } } }), text)))),
    names);
  draw();
}

function groups(items, by) {
  const count = (title, name) => ({ title, number: true, wide: name === "failed" || name === "cancelled",
    cell: (item) => h("span", {}, () => amount(item[name])) });
  return table(say("用量", "Usage"), [
    { title: BY.find((one) => one[0] === by)[1], cell: (item) => (by === "account" ? account(item.name) : h("code", {}, item.name)) },
    count(say("任务", "Tasks"), "tasks"), count(say("图片", "Pictures"), "pictures"), count(say("拒绝", "Refused"), "refused"),
    count(say("失败", "Failed"), "failed"), count(say("取消", "Cancelled"), "cancelled"),
    { title: say("成功率", "Success"), number: true, cell: (item) => h("span", {}, () => percent(item.succeeded / item.tasks)) },
    count(say("积分", "Credits"), "credits"),
  ], items, { test: "usage-names" });
}
