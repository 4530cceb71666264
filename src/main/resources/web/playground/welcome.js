// What is seen before there is a picture.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { t } from "../shared/i18n.js";
import { sampleButtons } from "./samples.js";
import { watch } from "./store.js";

export function welcome(choose) {
  const element = h("section.welcome", { "data-test": "welcome" },
    h("button.drop", { type: "button", "data-test": "choose", on: { click: choose } },
      h("span.drop-sign", {}, icon("upload")),
      h("span.drop-title", {}, () => t("dropTitle")),
      h("span.soft.small", {}, () => t("dropHint"))),
    h("p.eyebrow", {}, () => t("samples")),
    h("div.samples", {}, sampleButtons()));
  watch("inputs mode", ({ inputs, mode }) => { element.hidden = mode !== "edit" || inputs.length > 0; });
  return element;
}
