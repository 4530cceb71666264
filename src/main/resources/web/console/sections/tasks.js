// Tasks: found by what they are, watched as they go.
import { fill, h } from "../../shared/dom.js";
import { accounts, get } from "../admin.js";
import { listen } from "../live.js";
import { account, button, field, heading, input, moment, paged, reason, select, short, stateBadge, table } from "../parts.js";
import { picture } from "../pictures.js";
import { lasting, say, STATE_NAMES, stateWord, workWord } from "../words.js";
import { openTask } from "./task.js";

const FILTERS = ["state", "account", "model", "error", "from", "to"];
let current = null;

export const tasks = { name: "tasks", icon: "list", label: say("任务", "Tasks"), show, update };

function update(params) {
  if (!current) return false;
  current.apply(params);
  return true;
}

function show(place, params) {
  const list = h("div", { "data-test": "tasks" });
  const filters = h("form.filters", { "aria-label": say("筛选任务", "Filter tasks"), on: { submit: (e) => e.preventDefault() } });
  fill(place, heading(say("任务", "Tasks"), say("最新的在前；状态实时更新。", "The newest first; they change as you watch.")),
    filters, list);
  let filter = {};
  let rows = new Map();
  let shown = null;

  async function refresh() {
    rows = new Map();
    const given = Object.fromEntries(FILTERS.map((name) => [name, filter[name] ?? ""]));
    for (const name of ["from", "to"]) if (given[name]) given[name] = new Date(given[name]).toISOString();
    shown = await paged(list,
      async (before) => {
        const page = await get("/tasks", { ...given, before, limit: 30 });
        return { items: page.tasks, next: page.next };
      },
      (items) => taskTable(items, (task, row) => rows.set(task.id, { task, row })));
  }

  const ended = listen("task", (task) => {
    const known = rows.get(task.id);
    if (known) {
      if (JSON.stringify(known.task) === JSON.stringify(task)) return;
      const row = shown.row(task);
      const held = known.row.contains(document.activeElement);
      rows.get(task.id).row = row;
      known.row.replaceWith(row);
      if (held) row.querySelector("button")?.focus();
    } else if (shown && fits(task, filter)) {
      shown.querySelector(".empty")?.remove();
      shown.body.prepend(shown.row(task));
    }
  });

  current = {
    apply(next) {
      const { id, ...rest } = next;
      if (JSON.stringify(rest) !== JSON.stringify(filter) || !shown) {
        filter = rest;
        buildFilters(filters, filter);
        refresh();
      }
      if (id) openTask(id, () => {
        if (new URLSearchParams(location.hash.split("?")[1]).get("id") === id) history.replaceState(null, "", address(filter));
      });
    },
  };
  current.apply(params);
  return () => {
    ended();
    current = null;
  };
}

const fits = (task, filter) =>
  (!filter.state || filter.state === task.state) && (!filter.account || filter.account === task.account) &&
  (!filter.model || filter.model === task.model) && (!filter.error || filter.error === task.error) && !filter.to;

const address = (filter) => {
  const search = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
  return `#/tasks${search ? `?${search}` : ""}`;
};

function buildFilters(form, filter) {
  const change = (name) => (value) => (location.hash = address({ ...filter, [name]: value.trim() }));
  const typed = (name, more = {}) =>
    input({ value: filter[name] ?? "", "data-test": `filter-${name}`, on: { change: (e) => change(name)(e.target.value) }, ...more });
  const whose = select([["", say("全部账户", "All accounts")]], "", change("account"), "filter-account");
  accounts().then((all) => {
    for (const one of all.values()) {
      whose.append(h("option", { value: one.id, selected: one.id === filter.account }, one.name));
    }
  }).catch(() => {});
  fill(form,
    field(say("状态", "State"), select([["", say("全部状态", "All states")], ...STATE_NAMES.map((s) => [s, () => stateWord(s)])],
      filter.state ?? "", change("state"), "filter-state")),
    field(say("账户", "Account"), whose),
    field(say("模型", "Model"), typed("model", { placeholder: "auto" })),
    field(say("原因", "Error"), typed("error", { placeholder: "queue_full" })),
    field(say("从", "From"), typed("from", { type: "datetime-local" })),
    field(say("到", "To"), typed("to", { type: "datetime-local" })),
    FILTERS.some((name) => filter[name])
      ? button(say("清除", "Clear"), () => (location.hash = "#/tasks"), { icon: "cancel", test: "filter-clear" }) : null);
}

/** A table of tasks; `each` hears of every row. */
export function taskTable(items, each = () => {}) {
  const columns = [
    { title: say("图片", "Pictures"), cell: strip },
    { title: say("任务", "Task"), cell: (task) => h("div.two", {},
      h("button.link.mono", { type: "button", title: task.id, "data-test": "open-task",
        on: { click: () => (location.hash = withId(task.id)) } }, short(task.id)),
      h("span.soft.small", {}, moment(task.created))) },
    { title: say("状态", "State"), cell: (task) => h("div.two", {}, stateBadge(task.state),
      task.error ? h("span.small.soft", {}, reason(task.error)) : progress(task)) },
    { title: say("账户", "Account"), wide: true, cell: (task) => account(task.account) },
    { title: say("要求", "Asked for"), wide: true, cell: (task) => h("div.two", {},
      h("span", {}, () => workWord(task.work), task.pictures > 1 ? ` × ${task.pictures}` : ""),
      h("span.soft.small.mono", {}, `${task.model} · ${task.dialect}`)) },
    { title: say("用时", "Took"), number: true, wide: true, cell: (task) => h("span", {}, () => lasting(took(task))) },
  ];
  const element = table(say("任务", "Tasks"), columns, items, { empty: say("没有这样的任务。", "There are no such tasks.") });
  const make = element.row;
  element.row = (task) => {
    const row = make(task);
    row.dataset.test = "task";
    row.dataset.task = task.id;
    each(task, row);
    return row;
  };
  element.more = (others) => element.body.append(...others.map(element.row));
  element.body.replaceChildren(...items.map(element.row));
  return element;
}

const withId = (id) => {
  const [path, search] = location.hash.split("?");
  const params = new URLSearchParams(path === "#/tasks" ? search : "");
  params.set("id", id);
  return `#/tasks?${params}`;
};

const took = (task) =>
  task.started && task.finished ? Date.parse(task.finished) - Date.parse(task.started) : null;

const progress = (task) =>
  task.progress === undefined ? null
    : h("span.progress.tiny", { role: "progressbar", "aria-valuenow": Math.round(task.progress * 100), "aria-valuemin": 0,
      "aria-valuemax": 100, "aria-label": say("进度", "Progress") }, h("i", { style: { "--done": String(task.progress) } }));

function strip(task) {
  const given = task.inputs ? picture(task.id, "input-1", say("输入", "Input")()) : h("span.picture.none", {});
  const more = task.inputs > 1 ? h("span.badge", {}, `+${task.inputs - 1}`) : null;
  const made = task.results ? picture(task.id, "result-1", say("结果", "Result")()) : h("span.picture.none", {});
  return h("div.strip", {}, task.work === "generate" ? null : given, more, task.work === "generate" ? null : h("i.arrow", {}, "→"), made);
}

