// Descriptions: paragraphs and `code`, nothing else; and what is copied.
import { h } from "../shared/dom.js";
import { toast } from "../shared/dialog.js";
import { icon } from "../shared/icons.js";
import { say } from "./words.js";

export const inline = (text) =>
  text.split("`").map((part, i) => (i % 2 ? h("code", {}, part) : part));

export const prose = (text) =>
  h("div.prose", {}, text.trim().split(/\n\s*\n/).map((paragraph) => h("p", {}, inline(paragraph.replace(/\s*\n\s*/g, " ")))));

/** A block of code with a button that copies it. */
export function code(text, label = say("代码", "Code")) {
  const pre = h("pre.code", { tabindex: "0", role: "group", "aria-label": label }, text);
  return h("div.code-frame", {}, pre,
    h("button.button.small.icon.quiet", { type: "button", "aria-label": say("复制", "Copy"), title: say("复制", "Copy"), "data-test": "copy",
      on: { click: () => navigator.clipboard.writeText(pre.textContent).then(
        () => toast(say("已复制", "Copied")()), () => toast(say("浏览器不让复制", "The browser forbids copying")(), "warning")) } }, icon("copy")));
}

export const pretty = (value) => JSON.stringify(value, null, 2);
