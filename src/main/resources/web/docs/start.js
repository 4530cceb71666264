// The first page: where the server is, how to get in, what groups there are, what goes wrong.
import { h } from "../shared/dom.js";
import { method } from "./operation.js";
import { code, inline, prose } from "./text.js";
import { GROUPS, say } from "./words.js";

export function start(reference) {
  const { info } = reference.json;
  const groups = Object.keys(GROUPS).filter((tag) => reference.operations.some((one) => one.tag === tag));
  return h("article.start.stack", {},
    h("h1", { tabindex: "-1", "data-test": "title" }, say("Darkroom 接口文档", "Darkroom API")),
    h("p.lead", {}, say("用中文或英文的一句话修图，或由文字生成产品图。原有客户端换一下地址和密钥即可使用。",
      "Edit pictures by a sentence in Chinese or English, or make product pictures from text. Clients written for one of these APIs work once their address and key are changed.")),
    h("section.card", {}, h("h2.spaced", {}, say("第一次调用", "The first call")),
      code(`curl ${reference.base}/v1/images/edits \\\n  -H 'Authorization: Bearer sk-YOUR-KEY' \\\n  -F image=@photo.png \\\n  -F 'prompt=把杯子和碟子改成蓝色'`,
        say("第一次调用", "The first call")),
      h("p.soft.small", {}, say("密钥在第一次启动时显示，或由管理员在控制台里做。", "The first start shows a key; operators make more in the console."))),
    h("div.groups", {}, groups.map((tag) => group(reference, tag))),
    h("section.stack", {}, h("h2", {}, say("通用约定", "What holds everywhere")), prose(info.description)),
    h("p.faint.small", {}, h("a", { href: "/openapi.json" }, "openapi.json"), ` · OpenAPI ${reference.json.openapi} · ${info.version}`));
}

function group(reference, tag) {
  const operations = reference.operations.filter((one) => one.tag === tag);
  const told = reference.tags.find((one) => one.name === tag)?.description ?? "";
  return h("section.card", {}, h("h2", {}, GROUPS[tag]), h("p.soft.small", {}, inline(told)),
    h("ul", {}, operations.slice(0, 5).map((one) => h("li", {}, h("a.plain", { href: `#/${one.id}` }, method(one.method), h("code", {}, one.path)))),
      operations.length > 5 ? h("li.faint.small", {}, say(`还有 ${operations.length - 5} 个`, `and ${operations.length - 5} more`)) : null));
}
