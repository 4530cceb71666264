// One operation: what it does, what it takes, what it answers.
import { h } from "../shared/dom.js";
import { limits, schemaView, typeOf } from "./schema.js";
import { code, inline, pretty, prose } from "./text.js";
import { tryIt } from "./try.js";
import { GROUPS, say, title } from "./words.js";

export const method = (name) => h(`span.method.${name.toLowerCase()}`, {}, name);

export function operationView(reference, operation) {
  return h("article.operation", {},
    h("div.told.stack", {},
      h("p.eyebrow", {}, GROUPS[operation.tag] ?? operation.tag),
      h("h1", { tabindex: "-1", "data-test": "title" }, title(operation)),
      h("p.address.row", {}, method(operation.method), h("code.wrap", {}, operation.path)),
      prose(operation.description),
      access(operation),
      operation.parameters.length ? h("section", {}, h("h2", {}, say("参数", "Parameters")),
        h("ul.members", {}, operation.parameters.map((one) => parameter(reference, one)))) : null,
      operation.body ? bodies(reference, operation.body) : null,
      h("section", {}, h("h2", {}, say("回答", "Answers")), operation.responses.map((one) => response(reference, one)))),
    h("div.doing", {}, tryIt(reference, operation)));
}

function access(operation) {
  const words = operation.as === "token" ? say("需要管理令牌：Authorization: Bearer adm-…", "Needs the admin token: Authorization: Bearer adm-…")
    : operation.keyInFields ? say("需要 API 密钥，放在字段 key 里", "Needs an API key in the field key")
      : operation.as === "key" ? say("需要 API 密钥：Authorization: Bearer sk-…", "Needs an API key: Authorization: Bearer sk-…")
        : say("不需要密钥", "Needs no key");
  return h("p.soft.small", {}, words);
}

const parameter = (reference, one) => {
  const schema = reference.schema(one.schema);
  return h("li", {},
    h("div.row", {}, h("code.name", {}, one.name), h("span.type", {}, `${typeOf(reference, schema)} · ${one.in}`),
      one.required ? h("span.badge.accent", {}, say("必填", "required")) : null),
    h("p", {}, inline(one.description ?? "")), limits(schema));
};

function bodies(reference, body) {
  const kinds = Object.entries(body.content);
  return h("section", {}, h("h2", {}, say("请求内容", "Body")), kinds.map(([media, content], i) =>
    h("details", { open: i === 0 }, h("summary", {}, h("code", {}, media)), schemaView(reference, content.schema),
      content.example ? code(typeof content.example === "string" ? content.example : pretty(content.example), say("例子", "Example")) : null)));
}

function response(reference, one) {
  const contents = Object.entries(one.content ?? {});
  const kind = one.status < "300" ? "good" : one.status < "500" ? "warn" : "bad";
  return h("details.response", { open: kind === "good" },
    h("summary", {}, h("span.badge", { class: kind }, one.status), h("span", {}, inline(one.description ?? ""))),
    h("div.stack", {},
      contents.map(([media, content]) => h("div.stack", {},
        h("p.small.soft", {}, h("code", {}, media)),
        content.schema ? schemaView(reference, content.schema) : null,
        examples(reference, content, media))),
      headers(reference, one.headers)));
}

function examples(reference, content, media) {
  const list = content.examples ? Object.entries(content.examples).map(([name, one]) => [name, reference.follow(one).value])
    : media === "application/json" || content.example !== undefined ? [["", reference.example(content)]] : [];
  return list.map(([name, value]) => h("div", {}, name ? h("p.eyebrow", {}, name) : null,
    code(typeof value === "string" ? value : pretty(value), say("例子", "Example"))));
}

function headers(reference, found) {
  const list = Object.entries(found ?? {});
  return list.length ? h("details", {}, h("summary.small", {}, say("响应头", "Headers")),
    h("ul.members", {}, list.map(([name, node]) => h("li", {}, h("code.name", {}, name),
      h("p", {}, inline(reference.follow(node).description ?? "")))))) : null;
}
