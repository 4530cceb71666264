// A request as code in five languages. The request: { method, url, headers: [[name, value]], body } where body is null,
// { kind: "json", text }, { kind: "form", parts: [{ name, value } | { name, file }] } or { kind: "urlencoded", pairs }.

const shell = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;
const quoted = (text) => JSON.stringify(String(text));
const single = (text) => `'${String(text).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
const indent = (text, by) => text.split("\n").join(`\n${" ".repeat(by)}`);

function curl({ method, url, headers, body }) {
  const lines = [`curl ${method === "GET" || (method === "POST" && body) ? "" : `-X ${method} `}${shell(url)}`];
  for (const [name, value] of headers) lines.push(`-H ${shell(`${name}: ${value}`)}`);
  if (body?.kind === "json") lines.push(`-d ${shell(body.text)}`);
  for (const part of body?.kind === "form" ? body.parts : []) {
    lines.push(part.file ? `-F ${shell(`${part.name}=@${part.file}`)}` : `-F ${shell(`${part.name}=${part.value}`)}`);
  }
  for (const [name, value] of body?.kind === "urlencoded" ? body.pairs : []) lines.push(`--data-urlencode ${shell(`${name}=${value}`)}`);
  return lines.join(" \\\n  ");
}

function python({ method, url, headers, body }) {
  const list = headers.filter(([name]) => body?.kind !== "json" || name !== "Content-Type");
  const lines = ["import requests", "", `answer = requests.request(`, `    ${quoted(method)}, ${quoted(url)},`];
  if (list.length) lines.push(`    headers={${list.map(([n, v]) => `${quoted(n)}: ${quoted(v)}`).join(", ")}},`);
  if (body?.kind === "json") lines.push(`    json=${indent(pythonValue(JSON.parse(body.text)), 4)},`);
  if (body?.kind === "form") {
    const value = (part) => (part.file ? `(${quoted(part.file)}, open(${quoted(part.file)}, "rb"))` : `(None, ${quoted(part.value)})`);
    lines.push("    files=[", ...body.parts.map((part) => `        (${quoted(part.name)}, ${value(part)}),`), "    ],");
  }
  if (body?.kind === "urlencoded") lines.push(`    data={${body.pairs.map(([n, v]) => `${quoted(n)}: ${quoted(v)}`).join(", ")}},`);
  return [...lines, "    timeout=300,", ")", "print(answer.status_code, answer.text[:500])"].join("\n");
}

/** JSON as Python writes it. */
function pythonValue(value, depth = 0) {
  const pad = "    ".repeat(depth + 1);
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (Array.isArray(value)) return `[${value.map((one) => pythonValue(one, depth)).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([name, inner]) => `${pad}${quoted(name)}: ${pythonValue(inner, depth + 1)},`);
  return `{\n${members.join("\n")}\n${"    ".repeat(depth)}}`;
}

function node({ method, url, headers, body }) {
  const before = [];
  let sent = "";
  if (body?.kind === "json") sent = `\n  body: JSON.stringify(${indent(JSON.stringify(JSON.parse(body.text), null, 2), 2)}),`;
  if (body?.kind === "form") {
    if (body.parts.some((part) => part.file)) before.push('import { openAsBlob } from "node:fs";', "");
    before.push("const form = new FormData();", ...body.parts.map((part) => part.file
      ? `form.append(${quoted(part.name)}, await openAsBlob(${quoted(part.file)}), ${quoted(part.file)});`
      : `form.append(${quoted(part.name)}, ${quoted(part.value)});`), "");
    sent = "\n  body: form,";
  }
  if (body?.kind === "urlencoded") sent = `\n  body: new URLSearchParams(${JSON.stringify(Object.fromEntries(body.pairs))}),`;
  const list = headers.map(([n, v]) => `${quoted(n)}: ${quoted(v)}`).join(", ");
  return [...before, `const answer = await fetch(${quoted(url)}, {`, `  method: ${quoted(method)},${list ? `\n  headers: { ${list} },` : ""}${sent}`,
    "});", "console.log(answer.status, (await answer.text()).slice(0, 500));"].join("\n");
}

function java({ method, url, headers, body }) {
  const lines = ["import java.net.URI;", "import java.net.http.*;"];
  let publisher = "HttpRequest.BodyPublishers.noBody()";
  const before = [];
  const all = [...headers];
  if (body?.kind === "json") publisher = `HttpRequest.BodyPublishers.ofString(\n            """\n            ${indent(body.text.replaceAll("\\", "\\\\"), 12)}""")`;
  if (body?.kind === "urlencoded") {
    all.push(["Content-Type", "application/x-www-form-urlencoded"]);
    publisher = `HttpRequest.BodyPublishers.ofString(${quoted(new URLSearchParams(body.pairs).toString())})`;
  }
  if (body?.kind === "form") {
    lines.push("import java.io.ByteArrayOutputStream;", "import java.nio.file.*;");
    all.push(["Content-Type", "multipart/form-data; boundary=part"]);
    before.push("var form = new ByteArrayOutputStream();");
    for (const part of body.parts) {
      const file = part.file ? `; filename=\\"${part.file}\\"` : "";
      before.push(`form.write("--part\\r\\nContent-Disposition: form-data; name=\\"${part.name}\\"${file}\\r\\n\\r\\n".getBytes());`,
        part.file ? `form.write(Files.readAllBytes(Path.of(${quoted(part.file)})));` : `form.write(${quoted(part.value)}.getBytes());`,
        'form.write("\\r\\n".getBytes());');
    }
    before.push('form.write("--part--\\r\\n".getBytes());');
    publisher = "HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())";
  }
  return [...lines, "", "void main() throws Exception {", ...before.map((line) => `    ${line}`),
    `    var request = HttpRequest.newBuilder(URI.create(${quoted(url)}))`,
    ...all.map(([n, v]) => `        .header(${quoted(n)}, ${quoted(v)})`),
    `        .method(${quoted(method)}, ${publisher})`, "        .build();", "    try (var client = HttpClient.newHttpClient()) {",
    "        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());",
    '        System.out.println(answer.statusCode() + " " + answer.body());', "    }", "}"].join("\n");
}

function php({ method, url, headers, body }) {
  const options = [`    CURLOPT_CUSTOMREQUEST => ${single(method)},`, "    CURLOPT_RETURNTRANSFER => true,"];
  if (headers.length) options.push(`    CURLOPT_HTTPHEADER => [${headers.map(([n, v]) => single(`${n}: ${v}`)).join(", ")}],`);
  if (body?.kind === "json") options.push(`    CURLOPT_POSTFIELDS => <<<'JSON'\n${body.text}\nJSON,`);
  if (body?.kind === "form") {
    const count = (part) => body.parts.filter((other) => other.name === part.name).length;
    const name = (part, i) => (count(part) > 1 ? `${part.name}[${body.parts.slice(0, i).filter((other) => other.name === part.name).length}]` : part.name);
    options.push("    CURLOPT_POSTFIELDS => [", ...body.parts.map((part, i) =>
      `        ${single(name(part, i))} => ${part.file ? `new CURLFile(${single(part.file)})` : single(part.value)},`), "    ],");
  }
  if (body?.kind === "urlencoded") {
    options.push(`    CURLOPT_POSTFIELDS => http_build_query([${body.pairs.map(([n, v]) => `${single(n)} => ${single(v)}`).join(", ")}]),`);
  }
  return ["<?php", `$call = curl_init(${single(url)});`, "curl_setopt_array($call, [", ...options, "]);", "$answer = curl_exec($call);",
    "echo curl_getinfo($call, CURLINFO_HTTP_CODE), ' ', substr($answer, 0, 500);"].join("\n");
}

export const LANGUAGES = [["curl", "cURL", curl], ["python", "Python", python], ["node", "Node", node], ["java", "Java", java], ["php", "PHP", php]];
