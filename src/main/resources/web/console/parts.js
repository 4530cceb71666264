// What the sections are put together from.
import { fill, h } from "../shared/dom.js";
import { describe } from "../shared/errors.js";
import { icon } from "../shared/icons.js";
import { notice, toast } from "../shared/dialog.js";
import { accounts } from "./admin.js";
import { exactly, reasonWord, say, stateKind, stateWord, when } from "./words.js";

export const badge = (kind, text) => h(kind ? `span.badge.${kind}` : "span.badge", {}, text);
export const stateBadge = (state) => badge(stateKind(state), () => stateWord(state));
export const moment = (text) => h("time", { datetime: text || null, title: () => exactly(text) }, () => when(text));

/** A heading with what belongs to its end. */
export const heading = (title, lead, ...end) =>
  h("header.section-head", {},
    h("div.grow", {}, h("h1", { tabindex: "-1", "data-test": "title" }, title), lead ? h("p.soft", {}, lead) : null),
    h("div.row", {}, end));

export function failure(error, again) {
  const told = describe(error);
  const detail = told.detail || error.detail || "";
  return notice({ ...told, detail, tone: "bad" }, again ? button(say("再试一次", "Try again"), again, { icon: "refresh" }) : null);
}

export const button = (text, click, { kind = "", icon: sign = "", test = "", label = null, disabled = false } = {}) =>
  h(`button.button.small${kind ? `.${kind}` : ""}`,
    { type: "button", "data-test": test || null, "aria-label": label, disabled, on: { click } },
    sign ? icon(sign) : null, text);

/** Runs something of a button, which cannot be pressed twice meanwhile, and says what went wrong. */
export async function doing(pressed, work) {
  if (pressed) pressed.disabled = true;
  try {
    return await work();
  } catch (error) {
    const told = describe(error);
    toast(error.detail || `${told.title}. ${told.next}`, "warning");
    return null;
  } finally {
    if (pressed) pressed.disabled = false;
  }
}

/** An account by its name, its id behind it. */
export function account(id) {
  if (!id) return h("span.faint", {}, "–");
  const link = h("a.plain", { href: `#/accounts?id=${encodeURIComponent(id)}`, title: id }, id);
  if (id !== "issued" && id !== "earned") {
    accounts().then((all) => all.has(id) && fill(link, all.get(id).name)).catch(() => {});
  }
  return id === "issued" || id === "earned" ? h("span.mono.soft", {}, id) : link;
}

export const reason = (code) =>
  code ? h("span.reason", { title: code }, () => reasonWord(code)) : h("span.faint", {}, "–");

export const task = (id) =>
  id ? h("a.plain.mono", { href: `#/tasks?id=${encodeURIComponent(id)}`, title: id }, short(id)) : h("span.faint", {}, "–");
export const short = (id) => (id.length > 16 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id);

/**
 * A table.
 *
 * @param columns [{ title, cell: (item) => node, number, wide }]; `wide` ones go on small screens
 */
export function table(label, columns, items, { empty = say("还没有。", "Nothing yet."), test = "" } = {}) {
  const className = (column) => [column.number ? "number" : "", column.wide ? "wide" : ""].join(" ");
  const row = (item) => h("tr", {}, columns.map((column) => h("td", { class: className(column) }, column.cell(item))));
  const body = h("tbody", {}, items.map(row));
  const element = h("div.table-frame", { tabindex: "0", role: "region", "aria-label": label, "data-test": test || null },
    h("table.table", {},
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col", class: className(column) }, column.title)))),
      body),
    items.length ? null : h("p.empty", {}, empty));
  element.more = (others) => body.append(...others.map(row));
  element.row = row;
  element.body = body;
  return element;
}

/**
 * A list that goes on: asks a page, shows it, offers the next.
 *
 * @param ask (position) => { items, next }
 * @param show (items) => an element with `more(items)`
 */
export async function paged(place, ask, show) {
  fill(place, waiting());
  try {
    const first = await ask(null);
    const element = show(first.items);
    const foot = h("div.row.more");
    fill(place, element, foot);
    offer(first.next);
    function offer(next) {
      if (!next) return fill(foot);
      const press = button(say("显示更多", "Show more"), () => doing(press, async () => {
        const page = await ask(next);
        element.more(page.items);
        offer(page.next);
      }), { test: "more" });
      return fill(foot, press);
    }
    return element;
  } catch (error) {
    if (error.name !== "AbortError") fill(place, failure(error, () => paged(place, ask, show)));
    return null;
  }
}

export const waiting = () =>
  h("div.waiting", { role: "status" }, h("i.spinner"), h("span.unseen", {}, say("正在加载", "Loading")));

/** Asks and shows; what goes wrong becomes a notice that offers to try again. */
export async function load(place, ask, show, quiet = false) {
  if (!quiet) fill(place, waiting());
  try {
    const found = await ask();
    fill(place, show(found));
    return found;
  } catch (error) {
    if (error.name !== "AbortError" && !quiet) fill(place, failure(error, () => load(place, ask, show)));
    return null;
  }
}

/** A label with its control. */
let fields = 0;
export function field(label, control, hint = null) {
  const id = `field-${++fields}`;
  control.id = id;
  const described = hint ? h("span.hint", { id: `${id}-hint` }, hint) : null;
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return h("div.field", {}, h("label", { for: id }, label), control, described);
}

export const select = (options, value, change, test = "") => {
  const element = h("select.select", { "data-test": test || null, on: { change: () => change?.(element.value) } },
    options.map(([name, text]) => h("option", { value: name, selected: name === value }, text)));
  return element;
};

export const input = (attributes) => h("input.input", { type: "text", autocomplete: "off", ...attributes });

/** Pairs of a name and a value. */
export const facts = (pairs) =>
  h("dl.facts", {}, pairs.filter(Boolean).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value ?? "–"))));

export function copy(text) {
  navigator.clipboard.writeText(text).then(
    () => toast(say("已复制", "Copied")()),
    () => toast(say("浏览器不让复制，请手动选中", "The browser forbids copying; select it by hand")(), "warning"));
}
