// The language of the page: Chinese or English. A table of words has both beside each other: { run: ["开始", "Run"] }.

const KEY = "darkroom.language";
const words = new Map();
const listeners = new Set();
const shown = new Set();
// An update refers to its node, so nothing but the node itself may keep it.
const updates = new WeakMap();
let language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

/** Adds a table of words. A name that is there already with other words is a mistake. */
export function define(table) {
  for (const [name, pair] of Object.entries(table)) {
    if (words.has(name) && words.get(name) !== pair) throw new Error(`two meanings of ${name}`);
    words.set(name, pair);
  }
}

/** The text of that name; {place} is replaced by values.place. */
export function t(name, values = {}) {
  const pair = words.get(name);
  if (!pair) throw new Error(`no words for ${name}`);
  return pick(pair).replace(/\{(\w+)\}/g, (all, place) => (place in values ? String(values[place]) : all));
}

export const has = (name) => words.has(name);

/** One of a pair of Chinese and English. */
export const pick = (pair) => pair[language === "zh" ? 0 : 1];

export const current = () => language;

export function choose(next) {
  if (next !== "zh" && next !== "en") return;
  language = next;
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Kept for this visit only.
  }
  for (const held of shown) {
    const node = held.deref();
    if (node) updates.get(node).forEach((update) => update());
    else shown.delete(held);
  }
  for (const listener of listeners) listener(next);
}

/** Calls at each change of the language, for what is not made by dom.js alone. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Runs an update now and at each change of the language, as long as the node lives. Used by dom.js. */
export function live(node, update) {
  const before = updates.get(node);
  if (before) before.push(update);
  else {
    updates.set(node, [update]);
    shown.add(new WeakRef(node));
  }
  update();
}

const locale = () => (language === "zh" ? "zh-CN" : "en");
export const number = (value, options) => new Intl.NumberFormat(locale(), options).format(value);
export const time = (date, options = { hour: "2-digit", minute: "2-digit" }) =>
  new Intl.DateTimeFormat(locale(), options).format(date);
export const bytes = (count) =>
  count < 1024 * 1024
    ? `${number(Math.max(1, Math.round(count / 1024)))} KB`
    : `${number(count / 1024 / 1024, { maximumFractionDigits: 1 })} MB`;
