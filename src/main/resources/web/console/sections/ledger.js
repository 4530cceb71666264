// The ledger: every movement of credits, and whether all of it balances.
import { fill, h } from "../../shared/dom.js";
import { accounts, get } from "../admin.js";
import { account, badge, button, doing, field, heading, moment, paged, select, table, task } from "../parts.js";
import { amount, say, signed } from "../words.js";

const TYPES = { grant: ["给予", "good"], adjust: ["调整", "warn"], hold: ["预留", ""], capture: ["扣费", "accent"], release: ["退回", ""],
  expire: ["过期退回", ""], refund: ["退款", "warn"] };

export const ledger = { name: "ledger", icon: "plan", label: say("账本", "Ledger"), show };

function show(place, params) {
  const list = h("div");
  const verdict = h("span", { role: "status", "data-test": "ledger-verdict" });
  const check = button(say("核对账本", "Check it"), () => doing(check, async () => {
    const found = await get("/ledger/check");
    fill(verdict, found.balanced
      ? badge("good", say(`平衡，${amount(found.entries)} 条`, `balanced, ${amount(found.entries)} entries`))
      : h("span.row", {}, badge("bad", say("不平衡", "not balanced")), h("span.small", {}, found.faults.slice(0, 3).join(" · "))));
  }), { icon: "check", test: "ledger-check" });
  const whose = select([["", say("全部账户", "All accounts")]], "",
    (id) => (location.hash = id ? `#/ledger?account=${encodeURIComponent(id)}` : "#/ledger"), "ledger-account");
  accounts().then((all) => {
    for (const one of all.values()) whose.append(h("option", { value: one.id, selected: one.id === params.account }, one.name));
  }).catch(() => {});
  fill(place, heading(say("账本", "Ledger"), say("只增不改；每次转移的各方相加为零。", "Append-only; the sides of every transfer sum to zero."),
    verdict, check), h("div.filters", {}, field(say("账户", "Account"), whose)), list);
  paged(list, async (before) => {
    const page = await get("/ledger", { account: params.account, before, limit: 60 });
    return { items: page.entries, next: page.next };
  }, (items) => entryTable(items, true));
}

export const entryTable = (items, whole) => table(say("流水", "Entries"), [
  { title: say("时间", "Time"), cell: (entry) => moment(entry.at) },
  { title: say("种类", "Type"), cell: (entry) => badge(TYPES[entry.type]?.[1], say(TYPES[entry.type]?.[0] ?? entry.type, entry.type)) },
  whole ? { title: say("账户", "Account"), cell: (entry) => account(entry.account) } : null,
  { title: say("账册", "Book"), wide: true, cell: (entry) => h("span.soft", {}, say(entry.book === "held" ? "预留" : "可用", entry.book)) },
  { title: say("数量", "Amount"), number: true,
    cell: (entry) => h(entry.amount < 0 ? "span.minus" : "span.plus", {}, () => signed(entry.amount)) },
  { title: say("任务", "Task"), wide: true, cell: (entry) => task(entry.task) },
  { title: say("原因", "Reason"), wide: true, cell: (entry) => h("span.soft", {}, entry.reason) },
].filter(Boolean), items, { test: "ledger" });
