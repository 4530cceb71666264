// The request log: every call that was answered, without its headers and bodies.
import { fill, h } from "../../shared/dom.js";
import { get } from "../admin.js";
import { account, badge, button, field, heading, input, moment, paged, select, table, task } from "../parts.js";
import { lasting, say } from "../words.js";

export const requests = { name: "requests", icon: "code", label: say("调用", "Requests"), show };

const DIALECTS = ["openai", "aluo", "juhe", "darkroom"];

function show(place, params) {
  const list = h("div");
  const go = (change) => {
    const search = new URLSearchParams(Object.entries({ ...params, ...change }).filter(([, value]) => value)).toString();
    location.hash = `#/requests${search ? `?${search}` : ""}`;
  };
  fill(place, heading(say("调用记录", "Request log"), say("没有请求头和内容。", "Without headers and bodies.")),
    h("form.filters", { on: { submit: (e) => e.preventDefault() } },
      field(say("HTTP 状态", "HTTP status"), input({ type: "number", min: 100, max: 599, value: params.status ?? "", "data-test": "filter-status",
        on: { change: (e) => go({ status: e.target.value }) } })),
      field(say("接口", "Dialect"), select([["", say("全部", "All")], ...DIALECTS.map((d) => [d, d])], params.dialect ?? "",
        (value) => go({ dialect: value }), "filter-dialect")),
      params.status || params.dialect || params.account
        ? button(say("清除", "Clear"), () => (location.hash = "#/requests"), { icon: "cancel" }) : null),
    list);
  paged(list, async (before) => {
    const page = await get("/requests", { status: params.status, dialect: params.dialect, account: params.account, before, limit: 60 });
    return { items: page.requests, next: page.next };
  }, (items) => table(say("调用", "Requests"), [
    { title: say("时间", "Time"), cell: (one) => moment(one.at) },
    { title: say("状态", "Status"), cell: (one) => badge(one.status < 400 ? "good" : one.status < 500 ? "warn" : "bad", String(one.status)) },
    { title: say("调用", "Call"), cell: (one) => h("code.wrap.small", { title: one.request }, `${one.method} ${one.route}`) },
    { title: say("账户", "Account"), wide: true, cell: (one) => account(one.account) },
    { title: say("任务", "Task"), wide: true, cell: (one) => task(one.task) },
    { title: say("地址", "Address"), wide: true, cell: (one) => h("code.small", {}, one.address) },
    { title: say("用时", "Took"), number: true, cell: (one) => h("span", {}, () => lasting(one.millis)) },
  ], items, { test: "requests" }));
}
