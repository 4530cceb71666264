// A request in JavaScript for Node 20 or newer; nothing has to be installed.
const text = (value) => JSON.stringify(value);
const path = (keys) => keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");

export function node(request, base) {
  const imports = [];
  if (request.files.length) imports.push('import { openAsBlob } from "node:fs";');
  if (request.base64) imports.push('import { writeFile } from "node:fs/promises";');
  if (request.kind === "form") imports.push('import { readFile } from "node:fs/promises";');
  const lines = [...imports, "", `const URL_BASE = ${text(base)};`, "const KEY = process.env.DARKROOM_KEY;", ""];
  const send = request.kind === "json" ? json(request, lines) : form(request, lines);
  lines.push(`const answer = await fetch(URL_BASE + ${text(request.path)}, {`, '  method: "POST",');
  const headers = [request.auth ? "Authorization: `Bearer ${KEY}`" : "", request.kind === "json" ? '"Content-Type": "application/json"' : ""].filter(Boolean);
  if (headers.length) lines.push(`  headers: { ${headers.join(", ")} },`);
  lines.push(`  body: ${send},`, "});", "const json = await answer.json();",
    "if (!answer.ok) throw new Error(JSON.stringify(json));", ...result(request));
  return `${lines.join("\n").trim()}\n`;
}

function json(request, lines) {
  lines.push(`const wish = ${JSON.stringify(Object.fromEntries(request.fields), null, 2)};`, "");
  return "JSON.stringify(wish)";
}

function form(request, lines) {
  lines.push(request.kind === "form" ? "const form = new URLSearchParams();" : "const form = new FormData();");
  for (const [name, value] of request.fields) lines.push(`form.set(${text(name)}, ${literal(value)});`);
  for (const [name, file] of request.files) lines.push(`form.append(${text(name)}, await openAsBlob(${text(file)}), ${text(file)});`);
  lines.push("");
  return "form";
}

function literal(value) {
  if (value?.key) return "KEY";
  if (value?.dataUri) {
    const kind = value.dataUri.endsWith(".jpg") ? "jpeg" : value.dataUri.split(".").at(-1);
    return `\`data:image/${kind};base64,\${await readFile(${text(value.dataUri)}, "base64")}\``;
  }
  return text(value);
}

function result(request) {
  if (request.base64) return [`await writeFile("result.png", Buffer.from(json${path(request.result)}, "base64"));`];
  if (!request.follow) return [`console.log(json${path(request.result)});`];
  return [`const status = await fetch(\`\${URL_BASE}${request.follow.path}?taskId=\${json${path(request.follow.id)}}\`, {`,
    "  headers: { Authorization: `Bearer ${KEY}` },", "});", `console.log((await status.json())${path(request.result)});`];
}
