// How the result should come: ratio, size, format, how many, by which model.
import { ask } from "../shared/api.js";
import { h } from "../shared/dom.js";
import { t } from "../shared/i18n.js";
import { credential, onCredential } from "../shared/keys.js";
import { RATIOS, size } from "./requests.js";
import { get, setOption, update, watch } from "./store.js";

const select = (name, words, choices) => {
  const element = h("select.select", { id: `option-${name}`, "data-test": `option-${name}`,
    on: { change: () => setOption(name, typeof get().options[name] === "number" ? Number(element.value) : element.value) } },
  choices.map(([value, label]) => h("option", { value }, label)));
  element.value = String(get().options[name]);
  return h("div.field", {}, h("label", { for: `option-${name}` }, () => t(words)), element);
};

const LOCAL = "darkroom-local";

const same = (values) => values.map((value) => [value, String(value)]);

export function optionsView() {
  const model = select("model", "model", [["", () => t("modelAuto")]]);
  const scale = select("scale", "size", same(["1K", "2K"]));
  const quality = select("quality", "quality", [["low", () => t("qualityLow")], ["medium", () => t("qualityMedium")], ["high", () => t("qualityHigh")]]);
  const seed = h("div.field", {}, h("label", { for: "option-seed" }, () => t("seed")),
    h("input.input", { id: "option-seed", inputmode: "numeric", maxlength: "15", placeholder: "—", "data-test": "option-seed", title: () => t("seedHint"),
      on: { input: (event) => setOption("seed", event.target.value.trim()) } }));
  const told = h("span.faint.small.mono");
  const element = h("details.options", { "data-test": "options" },
    h("summary", {}, h("span", {}, () => t("options")), told),
    h("div.option-grid", {},
      select("ratio", "ratio", [["auto", () => t("ratioAuto")], ...same(Object.keys(RATIOS))]), scale,
      select("format", "format", [["png", "PNG"], ["jpeg", "JPEG"], ["webp", "WebP"]]),
      select("count", "count", same([1, 2, 3, 4])), quality, seed, h("div.whole", {}, model)));

  watch("options mode", ({ options, mode }) => {
    const edges = size(options);
    told.textContent = [edges ? edges.join(" × ") : "", options.format.toUpperCase(), options.count > 1 ? `× ${options.count}` : ""]
      .filter(Boolean).join(" · ");
    scale.querySelector("select").disabled = !edges;
    quality.hidden = seed.hidden = mode !== "generate";
  });

  watch("models", ({ models }) => {
    const list = model.querySelector("select");
    list.replaceChildren(h("option", { value: "" }, () => t("modelAuto")), ...models.map((id) => h("option", { value: id }, id)));
    list.value = models.includes(get().options.model) ? get().options.model : "";
  });

  onCredential((name) => name === "key" && loadModels());
  loadModels();
  return element;
}

/** The models that this key may name; without a key there is only the default. */
async function loadModels() {
  if (!credential("key")) return update({ models: [] });
  try {
    const { data } = await ask("GET", "/v1/models");
    const models = [...new Set(data.map((model) => model.id))];
    const { options } = get();
    // The embedded engine keeps a picture's own size, which the other names give up for their vendors' sizes.
    update({ models, options: { ...options, model: options.model || (models.includes(LOCAL) ? LOCAL : "") } });
  } catch {
    update({ models: [] });
  }
}
