// The API reference: a menu of operations with a search, and one operation at a time, by the address behind #.
import { fill, find, h } from "../shared/dom.js";
import { describe } from "../shared/errors.js";
import { notice } from "../shared/dialog.js";
import { onLanguage } from "../shared/i18n.js";
import { fromAddress, keep } from "../shared/keys.js";
import { shell } from "../shared/shell.js";
import { loadDocument } from "./document.js";
import { method, operationView } from "./operation.js";
import { start } from "./start.js";
import { GROUPS, say, title, TITLES } from "./words.js";

const main = h("main", { id: "main", tabindex: "-1" });
const list = h("nav", { "aria-label": say("接口", "Operations"), "data-test": "operations" });
const search = h("input.input", { type: "search", autocomplete: "off", "data-test": "search", placeholder: say("搜索接口（/）", "Search (/)"),
  "aria-label": say("搜索接口", "Search the operations"), on: { input: () => filter(search.value) } });
const toggle = h("button.button.menu-toggle", { type: "button", "aria-expanded": "false", "data-test": "menu",
  on: { click: () => open(toggle.getAttribute("aria-expanded") !== "true") } }, say("接口目录", "All operations"));
document.body.append(h("div.docs", {}, h("aside.side", {}, toggle, h("div.side-body", {}, search, list)), main));
shell("docs");
const given = fromAddress("key");
if (given) keep("key", given, false);

let reference = null;
let links = [];
let shown = say("接口文档", "API docs");

function open(on) {
  toggle.setAttribute("aria-expanded", String(on));
}

function menu() {
  links = [];
  const tags = [...new Set([...Object.keys(GROUPS), ...reference.operations.map((one) => one.tag)])];
  fill(list, h("a.home", { href: "#/" }, say("开始", "Start")), tags.map((tag) => {
    const group = h("section", {}, h("h2", {}, GROUPS[tag] ?? tag), reference.operations.filter((one) => one.tag === tag).map((one) => {
      const link = h("a", { href: `#/${one.id}`, title: title(one) }, method(one.method), h("span", {}, one.path));
      links.push({ link, one, text: `${one.method} ${one.path} ${one.summary} ${one.id} ${one.description} ${TITLES[one.id] ?? ""}`.toLowerCase() });
      return link;
    }));
    return group;
  }));
}

function filter(words) {
  const all = words.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { link, text } of links) link.hidden = !all.every((word) => text.includes(word));
  for (const group of list.querySelectorAll("section")) group.hidden = ![...group.querySelectorAll("a")].some((link) => !link.hidden);
}

function go(moved = true) {
  const id = location.hash.replace(/^#\/?/, "");
  const operation = reference.operations.find((one) => one.id === id);
  fill(main, operation ? operationView(reference, operation) : start(reference));
  for (const { link, one } of links) {
    if (one === operation) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest" });
    } else link.removeAttribute("aria-current");
  }
  shown = operation ? title(operation) : say("接口文档", "API docs");
  document.title = `${shown()} · Darkroom`;
  open(false);
  if (moved) {
    window.scrollTo(0, 0);
    find("h1", main)?.focus({ preventScroll: true });
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    search.focus();
  }
});
onLanguage(() => (document.title = `${shown()} · Darkroom`));

async function begin() {
  fill(main, h("p.row.soft", { role: "status" }, h("i.spinner"), say("正在加载…", "Loading…")));
  try {
    reference = await loadDocument();
    menu();
    go(false);
    window.addEventListener("hashchange", () => go());
  } catch (error) {
    fill(main, notice({ ...describe(error), tone: "bad" }, h("button.button.small", { type: "button", on: { click: begin } }, say("再试一次", "Try again"))));
  }
}
begin();
