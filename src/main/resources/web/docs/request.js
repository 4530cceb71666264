// What somebody filled in for an operation, kept as a draft; as a request to be sent, and as one to be shown.
import { credential } from "../shared/keys.js";
import { fileKind } from "./document.js";
import { pretty } from "./text.js";

export const SHOWN_KEY = "sk-YOUR-KEY";
export const SHOWN_TOKEN = "adm-YOUR-TOKEN";

/** A draft with the examples of the document: { values, media, json, fields }. */
export function draftOf(reference, operation) {
  const values = {};
  for (const one of operation.parameters) {
    values[`${one.in} ${one.name}`] = one.required && one.in !== "header"
      ? String(one.example ?? reference.sample(one.schema, 0) ?? "") : "";
  }
  const medias = Object.keys(operation.body?.content ?? {});
  const draft = { values, medias, media: medias.includes("multipart/form-data") && operation.id === "editImages" ? "multipart/form-data" : medias[0] ?? null,
    json: "", fields: {} };
  choose(reference, operation, draft, draft.media);
  return draft;
}

/** Takes another kind of body, with its example. */
export function choose(reference, operation, draft, media) {
  draft.media = media;
  const content = operation.body?.content[media];
  if (!content) return;
  if (media === "application/json") {
    draft.json = pretty(content.example ?? small(reference, content.schema));
    return;
  }
  const schema = reference.schema(content.schema);
  const example = content.example ?? {};
  draft.fields = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    const file = fileKind(inner, reference);
    const needed = (schema.required ?? []).includes(name);
    const value = file ? "" : (example[name] ?? (needed ? reference.sample(inner, 0) : ""));
    return [name, { file, needed: needed || (Boolean(file) && name in example), schema: reference.schema(inner), files: [],
      value: operation.keyInFields && name === "key" ? "" : String(value ?? "") }];
  }));
}

/** Only what has to be there. */
function small(reference, node) {
  const schema = reference.schema(node);
  const whole = reference.sample(schema, 0);
  if (!whole || typeof whole !== "object" || Array.isArray(whole)) return whole;
  const names = schema.required?.length ? schema.required : Object.keys(whole).slice(0, 3);
  return Object.fromEntries(names.filter((name) => name in whole).map((name) => [name, whole[name]]));
}

function address(operation, draft, base, key) {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(draft.values[`path ${name}`] || name));
  const query = operation.parameters.filter((one) => one.in === "query" && draft.values[`query ${one.name}`])
    .map((one) => [one.name, draft.values[`query ${one.name}`]]);
  if (operation.keyInFields && operation.method === "GET") query.unshift(["key", key]);
  return `${base}${path}${query.length ? `?${new URLSearchParams(query)}` : ""}`;
}

const headersOf = (operation, draft) =>
  operation.parameters.filter((one) => one.in === "header" && draft.values[`header ${one.name}`])
    .map((one) => [one.name, draft.values[`header ${one.name}`]]);

function filled(operation, draft, key) {
  return Object.entries(draft.fields).flatMap(([name, field]) => {
    if (operation.keyInFields && name === "key") return [{ name, value: field.value || key }];
    if (field.file) return field.files.map((file) => ({ name, blob: file, file: file.name }));
    return field.value ? [{ name, value: field.value }] : [];
  });
}

/** The request as code shows it, with a word in the place of the key. */
export function shown(operation, draft, base) {
  const key = operation.as === "token" ? SHOWN_TOKEN : SHOWN_KEY;
  const headers = headersOf(operation, draft);
  if (operation.as && !operation.keyInFields) headers.unshift(["Authorization", `Bearer ${key}`]);
  let body = null;
  if (draft.media === "application/json") {
    headers.push(["Content-Type", "application/json"]);
    body = { kind: "json", text: draft.json };
  } else if (draft.media === "multipart/form-data") {
    const parts = filled(operation, draft, key);
    for (const [name, field] of Object.entries(draft.fields)) {
      if (field.file && field.needed && !field.files.length) parts.unshift({ name, file: "photo.png" });
    }
    body = { kind: "form", parts };
  } else if (draft.media) {
    body = { kind: "urlencoded", pairs: filled(operation, draft, key).map((part) => [part.name, part.value]) };
  }
  return { method: operation.method, url: address(operation, draft, base, key), headers, body };
}

/** What fetch takes, with the true key. */
export function real(operation, draft, root) {
  const secret = operation.as ? credential(operation.as) : "";
  const headers = new Headers(headersOf(operation, draft));
  if (secret && !operation.keyInFields) headers.set("Authorization", `Bearer ${secret}`);
  let body;
  if (draft.media === "application/json") {
    headers.set("Content-Type", "application/json");
    body = draft.json;
  } else if (draft.media === "multipart/form-data") {
    body = new FormData();
    for (const part of filled(operation, draft, secret)) {
      if (part.blob) body.append(part.name, part.blob, part.file);
      else body.append(part.name, part.value);
    }
  } else if (draft.media) {
    body = new URLSearchParams(filled(operation, draft, secret).map((part) => [part.name, part.value]));
  }
  return [address(operation, draft, root.href.replace(/\/$/, ""), secret),
    { method: operation.method, headers, body, cache: "no-store", credentials: "omit" }];
}
