// Schemas as nested lists of names, types and what they mean.
import { h } from "../shared/dom.js";
import { inline } from "./text.js";
import { say } from "./words.js";

const DEPTH_MAX = 6;

/** The members of an object, or the kind of anything else. */
export function schemaView(reference, node, depth = 0) {
  const schema = reference.schema(node);
  if (schema.oneOf) {
    return h("div.stack", {}, schema.oneOf.map((one, i) => h("div.choice", {},
      h("p.eyebrow", {}, i ? say("或者", "or") : say("其中之一", "one of")), schemaView(reference, one, depth + 1))));
  }
  const items = [schema.type].flat().includes("array") ? reference.schema(schema.items ?? {}) : null;
  const object = items ?? schema;
  const members = Object.entries(object.properties ?? {});
  const lead = depth === 0 && schema.description ? h("p.soft.small", {}, inline(schema.description)) : null;
  if (!members.length || depth > DEPTH_MAX) return h("div", {}, lead, h("span.type", {}, typeOf(reference, schema)));
  return h("div", {}, lead, h("ul.members", {}, members.map(([name, inner]) =>
    member(reference, name, inner, (object.required ?? []).includes(name), depth))));
}

function member(reference, name, node, required, depth) {
  const schema = reference.schema(node);
  const inner = [schema.type].flat().includes("array") ? reference.schema(schema.items ?? {}) : schema;
  const deeper = depth < DEPTH_MAX && (inner.properties || inner.oneOf);
  return h("li", {},
    h("div.row", {}, h("code.name", {}, name), h("span.type", {}, typeOf(reference, schema)),
      required ? h("span.badge.accent", {}, say("必填", "required")) : null),
    schema.description ? h("p", {}, inline(schema.description)) : null,
    limits(schema),
    deeper ? h("details", {}, h("summary.small", {}, say("成员", "Members")), schemaView(reference, inner, depth + 1)) : null);
}

export function typeOf(reference, schema) {
  const types = [schema.type ?? (schema.properties ? "object" : schema.oneOf ? "one of" : schema.enum || schema.const ? "text" : "any")].flat();
  return types.map((type) => {
    if (type === "array") return `${typeOf(reference, reference.schema(schema.items ?? {}))}[]`;
    if (type === "string" && (schema.format || schema.contentMediaType)) return schema.format === "binary" || schema.contentMediaType ? "file" : schema.format;
    return type;
  }).join(" | ");
}

/** What a value may be, and what it is without one. */
export function limits(schema) {
  const told = [];
  const code = (value) => h("code", {}, typeof value === "string" ? value : JSON.stringify(value));
  if (schema.enum) told.push([say("取值", "one of"), schema.enum.map((value) => [code(value), " "])]);
  if (schema.const !== undefined) told.push([say("总是", "always"), code(schema.const)]);
  if (schema.minimum !== undefined || schema.maximum !== undefined) {
    told.push([say("范围", "from"), code(`${schema.minimum ?? "…"} – ${schema.maximum ?? "…"}`)]);
  }
  if (schema.maxLength !== undefined) told.push([say("最长", "at most"), code(schema.maxLength), say("字符", "characters")]);
  if (schema.maxItems !== undefined) told.push([say("最多", "at most"), code(schema.maxItems), say("个", "items")]);
  if (schema.pattern) told.push([say("格式", "like"), code(schema.pattern)]);
  if (schema.default !== undefined) told.push([say("缺省", "without it"), code(schema.default)]);
  if (schema.examples?.length) told.push([say("例如", "such as"), code(schema.examples[0])]);
  return told.length ? h("p.limits.small", {}, told.map((one) => h("span", {}, one.map((part) => [part, " "])))) : null;
}
