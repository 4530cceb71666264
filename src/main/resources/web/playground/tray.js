// The pictures that go with the instruction, numbered as the instruction may name them.
import { fill, h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { t } from "../shared/i18n.js";
import { setInputs } from "./frames.js";
import { get, PICTURES_MAX, watch } from "./store.js";

export function tray(choose) {
  const list = h("ol.tray", { "aria-label": () => t("pictures"), "data-test": "tray" });
  const said = h("span.unseen", { role: "status", "aria-live": "polite" });
  let dragged = -1;

  const label = (i) => t("pictureNumber", { n: i + 1 });

  function move(from, to) {
    const inputs = [...get().inputs];
    if (to < 0 || to >= inputs.length || from === to) return;
    const name = label(from);
    inputs.splice(to, 0, ...inputs.splice(from, 1));
    setInputs(inputs);
    said.textContent = t("moved", { name, n: to + 1 });
    list.children[to]?.querySelector(".thumb")?.focus();
  }

  function remove(i) {
    setInputs(get().inputs.filter((_, at) => at !== i));
    (list.children[Math.min(i, get().inputs.length - 1)]?.querySelector(".thumb") ?? list.querySelector("button"))?.focus();
  }

  function keys(event, i) {
    const to = { ArrowLeft: i - 1, ArrowRight: i + 1, Home: 0, End: get().inputs.length - 1 }[event.key];
    if (to !== undefined) move(i, to);
    else if (event.key === "Delete" || event.key === "Backspace") remove(i);
    else return;
    event.preventDefault();
  }

  const item = (picture, i) =>
    h("li", { data: { at: i }, on: {
      dragover: (event) => { if (dragged >= 0) { event.preventDefault(); event.currentTarget.classList.add("over"); } },
      dragleave: (event) => event.currentTarget.classList.remove("over"),
      drop: (event) => {
        if (dragged < 0) return;
        event.preventDefault();
        event.stopPropagation();
        move(dragged, i);
      },
    } },
    h("button.thumb.checks", { type: "button", draggable: "true", "data-test": `picture-${i + 1}`,
      "aria-label": () => `${label(i)}. ${t("moveHint")}`, title: picture.name ? `${picture.name} · ${picture.width} × ${picture.height}` : `${picture.width} × ${picture.height}`,
      on: {
        keydown: (event) => keys(event, i),
        dragstart: (event) => { dragged = i; event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", label(i)); },
        dragend: () => { dragged = -1; },
      } },
    h("img", { src: picture.url, alt: "", width: 64, height: 64, draggable: "false" })),
    h("span.number", { "aria-hidden": "true" }, () => label(i)),
    h("button.remove", { type: "button", "data-test": `remove-${i + 1}`, "aria-label": () => t("remove", { name: label(i) }),
      on: { click: () => remove(i) } }, icon("cancel")));

  watch("inputs", ({ inputs }) => {
    fill(list, inputs.map(item),
      inputs.length < PICTURES_MAX
        ? h("li", {}, h("button.thumb.add", { type: "button", "data-test": "add", "aria-label": () => t("addPicture"),
            title: () => t("addPicture"), on: { click: choose } }, icon("add")))
        : null);
  });
  return h("div", {}, list, said);
}
