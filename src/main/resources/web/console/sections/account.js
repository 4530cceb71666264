// One account, in a drawer: what it has, its keys, and its last movements.
import { fill, find, h } from "../../shared/dom.js";
import { confirm, openDialog, toast } from "../../shared/dialog.js";
import { get, patch, post } from "../admin.js";
import { badge, button, doing, facts, failure, field, input, moment, select, waiting } from "../parts.js";
import { amount, say } from "../words.js";
import { plans } from "./accounts.js";
import { keyTable, newKey } from "./keys.js";
import { entryTable } from "./ledger.js";

export function openAccount(id, changed) {
  find("dialog[data-test=dialog-account]")?.close();
  const place = h("div.stack");
  const dialog = openDialog({ title: say("账户", "Account"), body: place, wide: true, name: "account" });
  dialog.classList.add("drawer");
  dialog.addEventListener("close", () => {
    if (location.hash.includes(`id=${id}`)) history.replaceState(null, "", "#/accounts");
  });
  const refresh = async (told = false) => {
    try {
      const path = `/accounts/${encodeURIComponent(id)}`;
      const [one, keys, ledger] = await Promise.all([get(path), get("/keys", { account: id, limit: 200 }),
        get("/ledger", { account: id, limit: 12 })]);
      fill(place, body(one, keys.keys, ledger.entries, () => refresh(true)));
      if (told) changed();
    } catch (error) {
      fill(place, failure(error, refresh));
    }
  };
  fill(place, waiting());
  refresh();
}

function body(one, keys, entries, refresh) {
  return [
    h("div.row", {}, h("h3.wrap", {}, one.name), badge("", one.plan),
      one.suspended ? badge("warn", say("停用", "suspended")) : null, h("code.faint", {}, one.id)),
    h("div.tiles.small-tiles", {},
      h("div.tile", {}, h("span.soft", {}, say("可用积分", "Credits")), h("b", { "data-test": "credits" }, () => amount(one.credits))),
      h("div.tile", {}, h("span.soft", {}, say("预留", "Held")), h("b", {}, () => amount(one.held)))),
    h("div.row", {},
      button(say("调整积分", "Change credits"), () => credits(one, refresh), { icon: "add", test: "change-credits" }),
      button(say("改名或换套餐", "Name and plan"), () => rename(one, refresh), { icon: "edit", test: "change-account" }),
      suspendButton(one, refresh),
      h("a.button.small", { href: `#/tasks?account=${encodeURIComponent(one.id)}` }, say("它的任务", "Its tasks"))),
    h("section", {}, h("div.row.between", {}, h("h3", {}, say("密钥", "Keys")),
      button(say("新密钥", "New key"), () => newKey(one.id, refresh), { icon: "key", kind: "primary", test: "new-key" })),
    keyTable(keys, refresh)),
    h("section", {}, h("div.row.between", {}, h("h3", {}, say("最近的流水", "Latest entries")),
      h("a.small", { href: `#/ledger?account=${encodeURIComponent(one.id)}` }, say("全部", "All of them"))), entryTable(entries, false)),
    facts([[say("建立", "Created"), moment(one.created)]]),
  ];
}

function suspendButton(one, refresh) {
  const press = button(one.suspended ? say("恢复", "Resume") : say("停用", "Suspend"), async () => {
    const sure = one.suspended || await confirm({ title: say("停用这个账户？", "Suspend this account?"), danger: true,
      text: say("它的所有密钥立即被拒绝；已接受的任务会做完。", "All its keys are refused at once; tasks that it has go on."),
      action: say("停用", "Suspend") });
    if (sure && await doing(press, () => patch(`/accounts/${encodeURIComponent(one.id)}`, { suspended: !one.suspended }))) refresh();
  }, { icon: one.suspended ? "play" : "pause", kind: one.suspended ? "" : "danger", test: "suspend" });
  return press;
}

function credits(one, refresh) {
  const value = input({ type: "number", step: 1, required: true, "data-test": "credits-amount" });
  const why = input({ required: true, maxlength: 200, "data-test": "credits-reason" });
  const once = crypto.randomUUID();
  const press = h("button.button.primary", { type: "submit", "data-test": "credits-confirm" }, say("记入账本", "Enter it"));
  const form = h("form.stack", { on: { submit: async (event) => {
    event.preventDefault();
    const done = await doing(press, () => post(`/accounts/${encodeURIComponent(one.id)}/credits`,
      { amount: Number(value.value), reason: why.value }, { "Idempotency-Key": once }));
    if (!done) return;
    dialog.close();
    toast(say(`现有 ${amount(done.credits)} 积分`, `It has ${amount(done.credits)} credits now`)());
    refresh();
  } } },
  field(say("数量", "Amount"), value, say("正数给予，负数扣回；不会低于零", "Above zero gives, below takes; never below nothing")),
  field(say("原因", "Reason"), why, say("会写进账本和审计日志", "It stays in the ledger and the audit log")), h("div.row", {}, press));
  const dialog = openDialog({ title: say("调整积分", "Change credits"), body: form, name: "credits" });
  value.focus();
}

async function rename(one, refresh) {
  const name = input({ value: one.name, required: true, maxlength: 200, "data-test": "account-name" });
  const plan = select([[one.plan, one.plan]], one.plan, null, "account-plan");
  const press = h("button.button.primary", { type: "submit" }, say("保存", "Save"));
  const form = h("form.stack", { on: { submit: async (event) => {
    event.preventDefault();
    const done = await doing(press, () => patch(`/accounts/${encodeURIComponent(one.id)}`, { name: name.value, plan: plan.value }));
    if (!done) return;
    dialog.close();
    refresh();
  } } }, field(say("名称", "Name"), name), field(say("套餐", "Plan"), plan), h("div.row", {}, press));
  const dialog = openDialog({ title: say("改名或换套餐", "Name and plan"), body: form, name: "change-account" });
  for (const other of ((await doing(null, plans)) ?? []).filter((p) => p !== one.plan)) plan.append(h("option", { value: other }, other));
}
