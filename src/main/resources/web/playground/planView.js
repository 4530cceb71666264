// The plan: each operation, whether and where it can be done, and what helps where it cannot.
import { fill, h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { define, has, number, t } from "../shared/i18n.js";
import { planToMask } from "./planner.js";
import { startMask } from "./maskTools.js";
import { update, watch } from "./store.js";

define({
  intent_recolor: ["改颜色", "Change colour"], intent_material: ["换材质", "Change material"], intent_background: ["换背景", "Background"],
  intent_remove: ["去除", "Remove"], intent_replace: ["替换", "Replace"], intent_add: ["添加", "Add"], intent_extract: ["抠图", "Cut out"],
  intent_style: ["风格", "Look"], intent_tone: ["影调", "Tone"], intent_layout: ["构图", "Layout"], intent_text: ["文字", "Words"],
  intent_fuse: ["合成", "Combine"], intent_retouch: ["修饰", "Retouch"], intent_pose: ["姿势与面貌", "Pose and body"],
  intent_generate: ["生成", "Generate"], intent_other: ["其他", "Other"],
  target_subject: ["主体", "the subject"], target_background: ["背景", "the background"], target_image: ["整张图", "the whole picture"],
  target_sky: ["天空", "the sky"], target_mask: ["蒙版处", "the mask"], target_text: ["文字", "the words"], target_face: ["人脸", "faces"],
  help_needs_generative_model: ["内置引擎不凭空生成内容；可以换成它会的说法，或请管理员接入生成式模型。",
    "The embedded engine invents nothing. Ask for something it can do, or have the operator connect a generative model."],
  help_unknown_object: ["换成商品清单里有的物体。", "Ask for an object of the product list."],
  help_unknown_scene: ["换一个支持的场景，或把自己的背景作为图2。", "Choose a scene that it knows, or add your own background as image 2."],
  help_subject_not_found: ["用蒙版涂出主体，或换一张背景更干净的照片。", "Paint a mask over the subject, or use a photo with a plainer background."],
  help_region_not_found: ["用蒙版涂出位置，或换个说法。", "Paint a mask over the place, or name it differently."],
  help_mask_required: ["用蒙版涂出要改的地方。", "Paint a mask over the place to change."],
  help_picture_missing: ["把提到的那张图片也添加进来。", "Add the other picture that the sentence names."],
  help_identity_or_body_edit: ["内置引擎不改变人的样貌和身体。", "The embedded engine changes nobody's face or body."],
  help_watermark_not_locatable: ["说出水印的位置，或用蒙版涂出来。", "Say where the mark is, or paint a mask over it."],
  help_not_understood: ["换成更简单的说法，可以参考例子。", "Say it in simpler words; the examples help."],
  help_too_ambiguous: ["说具体一点：什么颜色、多少、放哪里。", "Be exact: which colour, how much, where."],
  help_too_large: ["要小一点的尺寸。", "Ask for a smaller size."],
});

const MASKABLE = new Set(["subject_not_found", "region_not_found", "mask_required", "watermark_not_locatable"]);
const COLOUR = /^#[0-9a-f]{6}$/i;
const percent = (share) => number(share, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 });

export function planView() {
  const element = h("section.plan", { "aria-live": "polite", "data-test": "plan" });
  watch("plan planning", ({ plan, planning }) => {
    element.replaceChildren();
    if (planning) {
      element.append(h("div.notice", { role: "status" }, h("span.spinner"), h("span", {}, () => t("planning"))));
    } else if (plan) {
      fill(element, head(plan), h("ol.steps", {}, plan.operations.map(step)), rest(plan));
      if (matchMedia("(min-width: 861px)").matches) element.scrollIntoView({ block: "nearest" });
    }
  });
  return element;
}

function head(plan) {
  const good = plan.executable;
  return h("header.plan-head", {},
    h("h3", {}, () => t("planTitle")),
    h(good ? "span.badge.good" : "span.badge.bad", { "data-test": good ? "plan-ready" : "plan-not" }, () => t(good ? "planReady" : "planNot")),
    h("button.button.quiet.icon.small", { type: "button", class: "push", "aria-label": () => t("close"), on: { click: () => update({ plan: null }) } }, icon("cancel")),
    good ? h("p.summary.wrap", {}, plan.summary) : null,
    !good && plan.operations.length > 1 ? h("p.soft.small", {}, () => t("planPart")) : null);
}

function step(operation, i) {
  const show = (index) => () => update({ highlight: index });
  return h("li.step", { class: operation.supported ? "can" : "cannot", tabindex: operation.mask ? "0" : null,
    on: operation.mask ? { mouseenter: show(i), mouseleave: show(null), focus: show(i), blur: show(null) } : {} },
  h("div.row", {},
    icon(operation.supported ? "check" : "cancel"),
    h("strong", {}, () => intent(operation.intent)),
    operation.target ? h("span.soft.wrap", {}, () => target(operation.target)) : null),
  h("div.row.values", {}, Object.entries(operation.parameters).map(value), where(operation)),
  operation.supported ? null : h("p.wrap", {}, operation.reason),
  operation.supported ? null : help(operation));
}

const intent = (name) => (has(`intent_${name}`) ? t(`intent_${name}`) : name);
const target = (name) => (has(`target_${name}`) ? t(`target_${name}`) : name);

function value([name, text]) {
  const shown = typeof text === "object" ? JSON.stringify(text) : String(text);
  return h("span.badge", { title: name },
    COLOUR.test(shown) ? h("i.swatch", { style: { background: shown } }) : null,
    COLOUR.test(shown) ? shown : `${name} ${shown}`);
}

function where({ region, mask, ...operation }) {
  if (!region) return null;
  return [
    h("span.badge", {}, () => t("planShare", { share: percent(region.share) })),
    region.confidence < 1 ? h("span.badge", { class: region.confidence < 0.75 ? "warn" : "" }, () => t("planSure", { sure: percent(region.confidence) })) : null,
    mask ? h("button.button.quiet.small", { type: "button", title: () => t("planMaskHint"), "data-test": "plan-to-mask",
      on: { click: () => planToMask({ ...operation, mask }) } }, icon("brush"), () => t("planMask")) : null,
  ];
}

function help({ code }) {
  if (!code || !has(`help_${code}`)) return null;
  return h("div.help", {},
    h("p.soft", {}, () => t("helps", { help: t(`help_${code}`) })),
    MASKABLE.has(code) ? h("button.button.small", { type: "button", on: { click: startMask } }, icon("brush"), () => t("mask")) : null);
}

function rest(plan) {
  const words = plan.notUnderstood ?? [];
  return [
    words.length ? h("p.notice.warn.wrap", {}, () => t("planWords", { words: words.map((w) => `“${w}”`).join(" ") })) : null,
    (plan.notes ?? []).map((note) => h("p.small.soft.wrap", {}, note)),
    plan.executable ? h("p.faint.small", {}, () => t("planFree")) : null,
  ];
}
