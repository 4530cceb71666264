// The OpenAPI document as this page reads it: references followed, parts of `allOf` joined, operations in a list.
import { ask } from "../shared/api.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

export async function loadDocument() {
  return new Reference(await ask("GET", "/openapi.json", { as: null }));
}

class Reference {
  constructor(json) {
    this.json = json;
    this.base = json.servers[0].url.replace(/\/$/, "");
    this.operations = [];
    for (const [path, item] of Object.entries(json.paths)) {
      for (const method of METHODS) {
        if (item[method]) this.operations.push(this.operation(path, method, item, item[method]));
      }
    }
    this.tags = json.tags;
  }

  operation(path, method, item, node) {
    const parameters = [...(item.parameters ?? []), ...(node.parameters ?? [])].map((one) => this.follow(one));
    const ways = (node.security ?? []).flatMap((way) => Object.keys(way));
    return { id: node.operationId, tag: node.tags[0], path, method: method.toUpperCase(), summary: node.summary,
      description: node.description ?? "", parameters, body: node.requestBody ? this.follow(node.requestBody) : null,
      responses: Object.entries(node.responses).map(([status, response]) => ({ status, ...this.follow(response) })),
      as: ways.includes("adminToken") ? "token" : ways.length ? "key" : null, keyInFields: ways.includes("juheKey") };
  }

  /** What a reference stands for; what stands beside it says more. */
  follow(node) {
    if (!node || typeof node !== "object" || !node.$ref) return node;
    const target = node.$ref.slice(2).split("/").reduce((at, name) => at?.[name.replaceAll("~1", "/").replaceAll("~0", "~")], this.json);
    const { $ref, ...beside } = node;
    return { ...this.follow(target), ...beside, title: $ref.split("/").pop() };
  }

  /** A schema with its references followed and its parts joined. */
  schema(node) {
    const found = this.follow(node) ?? {};
    if (!found.allOf) return found;
    const { allOf, ...rest } = found;
    return allOf.map((part) => this.schema(part)).reduce((all, part) => ({ ...all, ...part, ...rest,
      properties: { ...all.properties, ...part.properties }, required: [...(all.required ?? []), ...(part.required ?? [])] }), rest);
  }

  /** An example of a body: the document's own, else one made of the schema. */
  example(media) {
    if (!media) return undefined;
    if (media.example !== undefined) return media.example;
    const first = Object.values(media.examples ?? {})[0];
    return first ? this.follow(first).value : this.sample(media.schema, 0);
  }

  sample(node, depth) {
    const schema = this.schema(node);
    if (schema.example !== undefined) return schema.example;
    if (schema.examples?.length) return schema.examples[0];
    if (schema.const !== undefined) return schema.const;
    if (schema.default !== undefined) return schema.default;
    if (schema.enum) return schema.enum[0];
    if (schema.oneOf) return this.sample(schema.oneOf[0], depth);
    const type = [schema.type].flat()[0] ?? (schema.properties ? "object" : undefined);
    if (depth > 5) return null;
    if (type === "object") {
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, this.sample(inner, depth + 1)]));
    }
    if (type === "array") return [this.sample(schema.items, depth + 1)];
    return { integer: schema.minimum ?? 1, number: schema.minimum ?? 0.5, boolean: true, null: null,
      string: schema.format === "date-time" ? "2026-11-22T08:00:00Z" : "text" }[type] ?? null;
  }
}

/** Whether a property of a form is a file, or several. */
export function fileKind(schema, reference) {
  const one = reference.schema(schema);
  const binary = (node) => node.format === "binary" || Boolean(node.contentMediaType);
  if (binary(one)) return "file";
  if ([one.type].flat().includes("array") && binary(reference.schema(one.items ?? {}))) return "files";
  return null;
}
