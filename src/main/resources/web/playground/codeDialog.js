// The request that the page would send, as code for every API in five languages.
import { root } from "../shared/api.js";
import { openDialog } from "../shared/dialog.js";
import { fill, h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { t } from "../shared/i18n.js";
import { tabs } from "../shared/tabs.js";
import { curl } from "./code/curl.js";
import { java } from "./code/java.js";
import { node } from "./code/node.js";
import { php } from "./code/php.js";
import { python } from "./code/python.js";
import { DIALECTS } from "./code/requests.js";
import { wish } from "./requests.js";
import { copy } from "./toolbar.js";

const LANGUAGES = { curl: ["cURL", curl], python: ["Python", python], node: ["Node", node], java: ["Java", java], php: ["PHP", php] };

/** The request as text; empty where the API has no such call. */
export function codeOf(dialect, language, asked, base = root.href.replace(/\/$/, "")) {
  const request = DIALECTS[dialect][asked.mode](filled(asked));
  return { request, code: request ? LANGUAGES[language][1](request, base) : "" };
}

/** A wish that is not complete yet still makes a request that can be read. */
function filled(asked) {
  const inputs = asked.inputs.length ? asked.inputs : [{ type: "image/png" }];
  return { ...asked, inputs, prompt: asked.prompt || t(asked.mode === "edit" ? "instructionExample" : "describeExample") };
}

export function openCode() {
  const asked = wish();
  let dialect = "openai";
  let language = "curl";
  const code = h("pre.code", { tabindex: "0", id: "code-panel", "data-test": "code", role: "tabpanel" });
  const notes = h("div.code-notes");
  const show = () => {
    const { request, code: shown } = codeOf(dialect, language, asked);
    code.textContent = shown;
    code.hidden = !request;
    fill(notes, (request ? request.notes : [t("codeNoGenerate")]).map((note) => h("p.notice.warn", {}, icon("info"), note)));
  };
  const dialects = tabs("code", Object.entries(DIALECTS).map(([name, { label }]) => ({ name, label })), () => t("codeDialects"), (name) => {
    dialect = name;
    show();
  });
  const languages = h("div.segments", { role: "radiogroup", "aria-label": () => t("codeLanguages") },
    Object.entries(LANGUAGES).map(([name, [label]]) => h("label", {},
      h("input", { type: "radio", name: "language", value: name, checked: name === language, "data-test": `language-${name}`, on: { change: () => {
        language = name;
        show();
      } } }), label)));
  openDialog({
    title: () => t("codeTitle"),
    wide: true,
    name: "code",
    body: [
      dialects.element,
      h("div.code-bar", {}, languages,
        h("button.button.small.push", { type: "button", "data-test": "copy-code", on: { click: () => copy(code.textContent) } }, icon("copy"), () => t("copy"))),
      notes, code,
      h("p.faint.small", { class: "code-intro" }, () => t("codeIntro")),
    ],
  });
  dialects.select("openai");
}
