// A request in Python, with the requests library.
const text = (value) => JSON.stringify(value);
const path = (keys) => keys.map((key) => `[${text(key)}]`).join("");

export function python(request, base) {
  const needs64 = request.base64 || request.kind === "form";
  const lines = [needs64 ? "import base64\nimport os" : "import os", "", "import requests", "",
    `URL = ${text(base)}`, 'KEY = os.environ["DARKROOM_KEY"]'];
  if (request.auth) lines.push('HEADERS = {"Authorization": f"Bearer {KEY}"}');
  lines.push("");
  if (request.fields.some(([, value]) => value?.dataUri)) {
    lines.push("", "def data_uri(name, kind):", "    with open(name, \"rb\") as file:",
      '        return f"data:image/{kind};base64," + base64.b64encode(file.read()).decode()', "", "");
  }
  lines.push("answer = requests.post(", `    URL + ${text(request.path)},`);
  if (request.auth) lines.push("    headers=HEADERS,");
  lines.push(request.kind === "json" ? "    json={" : "    data={");
  for (const [name, value] of request.fields) lines.push(`        ${text(name)}: ${literal(value)},`);
  lines.push("    },");
  if (request.files.length) {
    lines.push("    files=[");
    for (const [name, file] of request.files) lines.push(`        (${text(name)}, open(${text(file)}, "rb")),`);
    lines.push("    ],");
  }
  lines.push("    timeout=300,", ")", "answer.raise_for_status()", ...result(request));
  return `${lines.join("\n")}\n`;
}

function literal(value) {
  if (value?.key) return "KEY";
  if (value?.dataUri) return `data_uri(${text(value.dataUri)}, ${text(value.dataUri.endsWith(".jpg") ? "jpeg" : value.dataUri.split(".").at(-1))})`;
  return text(value);
}

function result(request) {
  if (request.base64) {
    return ['with open("result.png", "wb") as file:', `    file.write(base64.b64decode(answer.json()${path(request.result)}))`];
  }
  if (!request.follow) return [`print(answer.json()${path(request.result)})`];
  return [`task = answer.json()${path(request.follow.id)}`, "status = requests.get(",
    `    URL + ${text(request.follow.path)}, headers=HEADERS, params={"taskId": task}, timeout=60`, ")",
    `print(status.json()${path(request.result)})`];
}
