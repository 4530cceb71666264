// "Try it": fills in a request, shows it as code, sends it for real and shows the answer.
import { fill, h } from "../shared/dom.js";
import { notice } from "../shared/dialog.js";
import { icon } from "../shared/icons.js";
import { root } from "../shared/api.js";
import { credential, keep, onCredential } from "../shared/keys.js";
import { tabs } from "../shared/tabs.js";
import { answer } from "./answer.js";
import { choose, draftOf, real, shown } from "./request.js";
import { LANGUAGES } from "./samples.js";
import { code, inline } from "./text.js";
import { say } from "./words.js";

let language = "curl";
let count = 0;

export function tryIt(reference, operation) {
  const draft = draftOf(reference, operation);
  const sample = h("div", { id: "sample-panel", role: "tabpanel" });
  const draw = () => {
    const make = LANGUAGES.find((one) => one[0] === language)[2];
    let text;
    try {
      text = make(shown(operation, draft, reference.base));
    } catch {
      text = say("JSON 还不完整。", "The JSON is not complete yet.")();
    }
    fill(sample, code(text, say("示例代码", "Sample")));
  };
  const languages = tabs("sample", LANGUAGES.map(([name, label]) => ({ name, label })), say("语言", "Language"), (name) => {
    language = name;
    draw();
  });
  const result = h("div", { "aria-live": "polite", "data-test": "answer" });
  const form = h("form.try.card", { "aria-label": say("试一试", "Try it"), on: { submit: (event) => { event.preventDefault(); send(); } } });
  const press = h("button.button.primary", { type: "submit", "data-test": "send" }, icon("play"), say("发送", "Send"));
  const stop = h("button.button", { type: "button", hidden: true, "data-test": "stop" }, icon("stop"), say("停止", "Stop"));
  build();
  languages.select(language);
  return h("div.stack", {},
    h("section", {}, h("h2.spaced", {}, say("代码", "Code")), languages.element, sample),
    h("section", {}, h("h2.spaced", {}, say("试一试", "Try it")), form, result));

  function build() {
    fill(form,
      operation.as ? credentialField(operation.as) : null,
      operation.parameters.filter((one) => one.in !== "header").map((one) => parameter(one, draft, draw)),
      draft.medias.length > 1 ? kinds() : null,
      draft.media === "application/json" ? jsonField(draft, draw) : fields(true),
      more(),
      h("div.row", {}, press, stop, h("span.soft.small", {}, operation.method === "GET" ? null
        : say("会真正执行；成功的生成与修改会扣积分。", "This is carried out for real; pictures that are made cost credits."))));
  }

  function fields(needed) {
    const rank = ([, field]) => (field.file ? 0 : 1);
    return Object.entries(draft.fields).filter(([name, field]) => field.needed === needed && !(operation.keyInFields && name === "key"))
      .sort((one, other) => rank(one) - rank(other)).map(([name, field]) => formField(name, field, draw));
  }

  /** What can be left out. */
  function more() {
    const rest = [...(draft.media === "application/json" ? [] : fields(false)),
      ...operation.parameters.filter((one) => one.in === "header").map((one) => parameter(one, draft, draw))];
    return rest.length ? h("details.more-fields", {}, h("summary.small", { "data-test": "more-fields" },
      say(`可选参数（${rest.length}）`, `Optional fields (${rest.length})`)), h("div.stack", {}, rest)) : null;
  }

  function kinds() {
    return h("div.segments", { role: "radiogroup", "aria-label": say("内容类型", "Content type") }, draft.medias.map((media) => h("label", {},
      h("input", { type: "radio", name: "media", value: media, checked: media === draft.media, on: { change: () => {
        choose(reference, operation, draft, media);
        build();
        draw();
      } } }), media.split("/")[1])));
  }

  /** Brings the answer into view: within its column where that scrolls, else on the page. */
  function reveal() {
    const column = result.closest(".doing > .stack");
    if (getComputedStyle(column).overflowY === "auto") column.scrollTo({ top: result.offsetTop - 72 });
    else result.scrollIntoView({ block: "nearest" });
  }

  async function send() {
    const control = new AbortController();
    press.disabled = true;
    stop.hidden = false;
    stop.onclick = () => control.abort();
    fill(result, h("p.row.soft", {}, h("i.spinner"), say("等待回答…", "Waiting for the answer…")));
    const begun = performance.now();
    try {
      const [url, options] = real(operation, draft, root);
      const response = await fetch(url, { ...options, signal: control.signal });
      await answer(result, response, performance.now() - begun);
      reveal();
    } catch (error) {
      fill(result, error.name === "AbortError"
        ? notice({ tone: "info", title: say("已停止", "Stopped")() })
        : notice({ title: say("连不上服务器", "The server cannot be reached")(), next: say("请确认它还在运行，再试一次。", "Check that it is still running, then try again.")() }));
    } finally {
      press.disabled = false;
      stop.hidden = true;
    }
  }
}

function labelled(name, control, hint, needed) {
  const id = `try-${++count}`;
  control.id = id;
  return h("div.field", {}, h("label", { for: id }, h("code", {}, name), needed ? h("span.needed", {}, say("必填", "required")) : null),
    control, hint ? h("span.hint", {}, typeof hint === "string" ? inline(hint) : hint) : null);
}

function credentialField(as) {
  const control = h("input.input.mono", { type: "password", autocomplete: "off", spellcheck: "false", value: credential(as), "data-test": `credential-${as}`,
    placeholder: as === "token" ? "adm-…" : "sk-…", on: { change: () => keep(as, control.value, false) } });
  onCredential((name, value) => name === as && control !== document.activeElement && (control.value = value));
  return labelled(as === "token" ? "admin token" : "API key", control,
    say("只保存在这个标签页里，只用请求头或表单发给本服务器。", "It stays in this tab and is sent to this server only."), true);
}

function parameter(one, draft, draw) {
  const name = `${one.in} ${one.name}`;
  const set = (event) => {
    draft.values[name] = event.target.value;
    draw();
  };
  const control = one.schema?.enum
    ? h("select.select", { on: { change: set } }, h("option", { value: "" }, "–"),
      one.schema.enum.map((value) => h("option", { value, selected: value === draft.values[name] }, value)))
    : h("input.input", { type: "text", autocomplete: "off", value: draft.values[name], placeholder: String(one.example ?? ""), "data-test": `parameter-${one.name}`,
      on: { input: set } });
  return labelled(one.name, control, `${one.in} · ${one.description}`, one.required);
}

function jsonField(draft, draw) {
  const control = h("textarea.area.mono", { rows: Math.min(18, draft.json.split("\n").length + 1), spellcheck: "false", "data-test": "body",
    on: { input: () => {
      draft.json = control.value;
      try {
        JSON.parse(draft.json);
        control.removeAttribute("aria-invalid");
      } catch {
        control.setAttribute("aria-invalid", "true");
      }
      draw();
    } } });
  control.value = draft.json;
  return labelled("application/json", control, null, false);
}

function formField(name, field, draw) {
  const set = (event) => {
    field.value = event.target.value;
    draw();
  };
  const hint = field.schema.description ?? "";
  if (field.file) {
    return labelled(name, h("input.input", { type: "file", multiple: field.file === "files", accept: "image/*", "data-test": `field-${name}`,
      on: { change: (event) => {
        field.files = [...event.target.files];
        draw();
      } } }), hint, field.needed);
  }
  const control = field.schema.enum
    ? h("select.select", { on: { change: set } }, h("option", { value: "" }, "–"),
      field.schema.enum.map((value) => h("option", { value, selected: String(value) === field.value }, String(value))))
    : h(name === "prompt" || name === "text" ? "textarea.area" : "input.input", { value: field.value, autocomplete: "off", "data-test": `field-${name}`, on: { input: set } });
  return labelled(name, control, hint, field.needed);
}
