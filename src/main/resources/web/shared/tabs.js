// Tabs with the keys that people of the keyboard expect: arrows move, Home and End jump.
import { h } from "./dom.js";

/**
 * @param items [{ name, label: () => text }]
 * @param show called with the name of the tab that was chosen
 * @returns { element, select(name) }; panels carry the id `panels-NAME` and are shown by the caller
 */
export function tabs(prefix, items, label, show) {
  const buttons = items.map((item) =>
    h("button", { type: "button", role: "tab", id: `${prefix}-tab-${item.name}`, "data-test": `${prefix}-${item.name}`,
      "aria-controls": `${prefix}-panel`, on: { click: () => select(item.name) } }, item.label));
  const element = h("div.tabs", { role: "tablist", "aria-label": label, on: { keydown: keys } }, buttons);

  function select(name, focus = false) {
    buttons.forEach((button, i) => {
      const on = items[i].name === name;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
      if (on && focus) button.focus();
    });
    show(name);
  }

  function keys(event) {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    select(items[(to + buttons.length) % buttons.length].name, true);
  }

  return { element, select };
}
