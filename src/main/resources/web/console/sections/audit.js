// The audit log: who changed what.
import { fill, h } from "../../shared/dom.js";
import { get } from "../admin.js";
import { badge, heading, moment, paged, table } from "../parts.js";
import { say } from "../words.js";

export const audit = { name: "audit", icon: "history", label: say("审计", "Audit"), show };

const ACTIONS = {
  "account.create": "建立账户", "account.change": "修改账户", "credits.grant": "给予积分", "credits.adjust": "扣回积分",
  "key.create": "做密钥", "key.change": "修改密钥", "key.rotate": "轮换密钥", "task.refund": "退款", "task.cancel": "停止任务",
  "task.replay": "重做任务", "maintenance.set": "维护模式", "api.set": "接口开关", "label.explicit.off": "无可见标识的结果",
};

function show(place) {
  const list = h("div");
  fill(place, heading(say("审计", "Audit log"), say("谁改了什么，以及每次不带可见标识的结果。", "Who changed what, and every result without the visible label.")), list);
  paged(list, async (before) => {
    const page = await get("/audit", { before, limit: 60 });
    return { items: page.entries, next: page.next };
  }, (items) => table(say("审计", "Audit"), [
    { title: say("时间", "Time"), cell: (one) => moment(one.at) },
    { title: say("做了什么", "What"), cell: (one) => badge("", say(ACTIONS[one.action] ?? one.action, one.action)) },
    { title: say("对什么", "To what"), cell: (one) => subject(one) },
    { title: say("细节", "Particulars"), wide: true, cell: (one) => h("span.soft.small.wrap", {},
      Object.entries(one.detail).map(([name, value]) => `${name} ${value}`).join(" · ")) },
    { title: say("谁", "Who"), wide: true, cell: (one) => h("div.two", {}, h("span", {}, one.actor), h("code.faint.small", {}, one.address)) },
  ], items, { test: "audit" }));
}

function subject(one) {
  const kind = one.action.split(".")[0];
  const link = { account: "accounts", credits: "accounts", task: "tasks" }[kind];
  return link ? h("a.plain.mono.small.wrap", { href: `#/${link}?id=${encodeURIComponent(one.subject)}` }, one.subject)
    : h("code.small.wrap", {}, one.subject);
}
