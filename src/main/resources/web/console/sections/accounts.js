// Accounts: found, made, opened.
import { fill, h } from "../../shared/dom.js";
import { openDialog, toast } from "../../shared/dialog.js";
import { icon } from "../../shared/icons.js";
import { accounts as allAccounts, get, post } from "../admin.js";
import { badge, doing, field, heading, input, moment, paged, select, table } from "../parts.js";
import { amount, say } from "../words.js";
import { openAccount } from "./account.js";

export const accounts = { name: "accounts", icon: "user", label: say("账户与密钥", "Accounts"), show, update };

let current = null;

function update(params) {
  current?.open(params);
  return Boolean(current);
}

function show(place, params) {
  const list = h("div");
  const refresh = () => paged(list,
    async (after) => {
      const page = await get("/accounts", { after, limit: 100 });
      return { items: page.accounts, next: page.next };
    }, accountTable);
  const fresh = () => {
    allAccounts(true).catch(() => {});
    refresh();
  };
  fill(place, heading(say("账户与密钥", "Accounts and keys"), say("点开账户可管理密钥和积分。", "Open an account for its keys and credits."),
    h("button.button.primary", { type: "button", "data-test": "new-account", on: { click: () => create(fresh) } },
      icon("add"), say("新账户", "New account"))), list);
  current = { open: ({ id }) => id && openAccount(id, fresh) };
  refresh();
  current.open(params);
  return () => (current = null);
}

const accountTable = (items) => table(say("账户", "Accounts"), [
  { title: say("名称", "Name"), cell: (one) => h("div.two", {},
    h("button.link", { type: "button", "data-test": "open-account", on: { click: () => (location.hash = `#/accounts?id=${one.id}`) } }, one.name),
    h("code.faint.small", {}, one.id)) },
  { title: say("套餐", "Plan"), cell: (one) => badge("", one.plan) },
  { title: say("可用积分", "Credits"), number: true, cell: (one) => h("span", {}, () => amount(one.credits)) },
  { title: say("预留", "Held"), number: true, wide: true, cell: (one) => h("span", {}, () => amount(one.held)) },
  { title: say("状态", "State"), cell: (one) => (one.suspended ? badge("warn", say("停用", "suspended")) : badge("good", say("正常", "active"))) },
  { title: say("建立", "Created"), wide: true, cell: (one) => moment(one.created) },
], items, { test: "accounts" });

/** The plans that there are, by the settings in force. */
export async function plans() {
  const { settings } = await get("/settings");
  return Object.keys(settings.plans);
}

async function create(fresh) {
  const name = input({ required: true, maxlength: 200, "data-test": "account-name" });
  const credits = input({ type: "number", min: 0, step: 1, value: "0", "data-test": "account-credits" });
  const plan = select([], "", null, "account-plan");
  const press = h("button.button.primary", { type: "submit", "data-test": "account-create" }, say("建立", "Create"));
  const form = h("form.stack", { on: { submit: async (event) => {
    event.preventDefault();
    const made = await doing(press, () => post("/accounts", { name: name.value, plan: plan.value, credits: Number(credits.value) }));
    if (!made) return;
    dialog.close();
    toast(say("账户已建立", "The account was made")());
    fresh();
    location.hash = `#/accounts?id=${made.id}`;
  } } },
  field(say("名称", "Name"), name), field(say("套餐", "Plan"), plan), field(say("起始积分", "Credits to begin with"), credits),
  h("div.row", {}, press));
  const dialog = openDialog({ title: say("新账户", "New account"), body: form, name: "new-account" });
  name.focus();
  for (const one of (await doing(null, plans)) ?? []) plan.append(h("option", { value: one }, one));
}
