// Providers: how each fares, and what they cost. Members that a server does not tell are left out.
import { fill, h } from "../../shared/dom.js";
import { get } from "../admin.js";
import { account, badge, button, facts, heading, load, moment, reason, table } from "../parts.js";
import { amount, lasting, percent, say } from "../words.js";

const STATES = {
  healthy: ["good", say("正常", "healthy")], closed: ["good", say("正常", "healthy")],
  failing: ["warn", say("出错中", "failing")], half_open: ["warn", say("试探中", "trying again")],
  open: ["bad", say("已熔断", "circuit open")],
};

export const providers = { name: "providers", icon: "globe", label: say("服务商", "Providers"), show };

function show(place) {
  const cards = h("div.cards", { "data-test": "providers" });
  const spend = h("div");
  const ask = (quiet) => load(cards, () => get("/providers"), (found) => h("div.cards", {}, found.providers.map(card)), quiet);
  fill(place, heading(say("服务商", "Providers"), say("由回答的节点自启动起计数。", "Counted by the node that answers, since its start."),
    button(say("刷新", "Refresh"), () => ask(true), { icon: "refresh" })), cards, spend);
  ask(false);
  spent(spend);
  const timer = setInterval(() => document.visibilityState === "visible" && ask(true), 5000);
  return () => clearInterval(timer);
}

function card(one) {
  const [kind, word] = STATES[one.state] ?? ["", one.state];
  const total = one.succeeded + one.failed;
  const pace = one.latency;
  return h("section.card.provider", { "data-provider": one.id },
    h("div.row.between", {}, h("h2.wrap", {}, one.id), badge(kind, word)),
    h("p.soft.small", {}, one.id === "local" ? say("内置引擎", "the embedded engine") : one.kind),
    total ? h("div.share-bar", { role: "img", "aria-label": () => percent(one.succeeded / total) },
      h("i", { style: { "--share": String(one.succeeded / total) } })) : null,
    facts([
      [say("成功", "Succeeded"), () => amount(one.succeeded)],
      [say("失败", "Failed"), () => amount(one.failed)],
      [say("进行中", "In flight"), () => amount(one.inFlight)],
      one.retries === undefined ? null : [say("重试", "Retries"), () => amount(one.retries)],
      pace ? [say("用时", "Latency"), () => latency(pace)] : null,
      one.cost === undefined || one.cost === null ? null : [say("花费", "Cost"), costs(one.cost)],
      one.lastError ? [say("最近的错误", "Last error"), h("span.row", {}, reason(one.lastError.code), moment(one.lastError.at))] : null,
    ]));
}

const latency = (pace) => (typeof pace === "number" ? lasting(pace)
  : Object.entries(pace).filter(([, value]) => typeof value === "number")
    .map(([name, value]) => `${name.replace(/Millis$/, "")} ${lasting(value)}`).join(" · "));

const costs = (cost) => (typeof cost === "object" ? Object.entries(cost).map(([name, value]) => `${value} ${name}`).join(", ") : String(cost));

/** Only newer servers tell what was spent. */
async function spent(place) {
  let found;
  try {
    found = await get("/spend");
  } catch {
    return;
  }
  const list = Object.values(found).find(Array.isArray) ?? [];
  if (!list.length) return;
  const names = [...new Set(list.flatMap((item) => Object.keys(item)))].filter((name) => typeof list[0][name] !== "object");
  fill(place, h("h2.spaced", {}, say("花费", "Spend")), table(say("花费", "Spend"), names.map((name) => ({
    title: name, number: typeof list[0][name] === "number",
    cell: (item) => (name === "account" ? account(item[name]) : h("span", {}, typeof item[name] === "number" ? () => amount(item[name]) : item[name] ?? "–")),
  })), list, { test: "spend" }));
}
