// A request in PHP 8, with its curl extension.
const text = (value) => (typeof value === "number" ? String(value) : `'${String(value).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`);
const path = (keys) => keys.map((key) => `[${text(key)}]`).join("");

export function php(request, base) {
  const lines = ["<?php", `const URL = ${text(base)};`, "$key = getenv('DARKROOM_KEY');", "", "$fields = ["];
  for (const [name, value] of request.fields) lines.push(`    ${text(name)} => ${literal(value)},`);
  if (request.files.filter(([name]) => name === "image[]").length > 0) {
    request.files.filter(([name]) => name === "image[]").forEach(([, file], i) => lines.push(`    'image[${i}]' => new CURLFile(${text(file)}),`));
    request.files.filter(([name]) => name !== "image[]").forEach(([name, file]) => lines.push(`    ${text(name)} => new CURLFile(${text(file)}),`));
  } else {
    for (const [name, file] of request.files) lines.push(`    ${text(name)} => new CURLFile(${text(file)}),`);
  }
  const body = { multipart: "$fields", form: "http_build_query($fields)", json: "json_encode($fields)" }[request.kind];
  lines.push("];", "", ...call(request, body), "", ...result(request));
  return `${lines.join("\n")}\n`;
}

function call(request, body) {
  const headers = [request.auth ? "'Authorization: Bearer ' . $key" : "", request.kind === "json" ? "'Content-Type: application/json'" : ""].filter(Boolean);
  return [`$call = curl_init(URL . ${text(request.path)});`, "curl_setopt_array($call, [",
    "    CURLOPT_POST => true,", `    CURLOPT_POSTFIELDS => ${body},`, headers.length ? `    CURLOPT_HTTPHEADER => [${headers.join(", ")}],` : "",
    "    CURLOPT_RETURNTRANSFER => true,", "    CURLOPT_TIMEOUT => 300,", "]);",
    "$answer = json_decode(curl_exec($call), true);"].filter(Boolean);
}

function literal(value) {
  if (value?.key) return "$key";
  if (value?.dataUri) {
    const kind = value.dataUri.endsWith(".jpg") ? "jpeg" : value.dataUri.split(".").at(-1);
    return `'data:image/${kind};base64,' . base64_encode(file_get_contents(${text(value.dataUri)}))`;
  }
  return text(value);
}

function result(request) {
  if (request.base64) return [`file_put_contents('result.png', base64_decode($answer${path(request.result)}));`];
  if (!request.follow) return [`echo $answer${path(request.result)}, PHP_EOL;`];
  return [`$status = curl_init(URL . ${text(request.follow.path)} . '?taskId=' . $answer${path(request.follow.id)});`,
    "curl_setopt_array($status, [CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . $key]]);",
    `echo json_decode(curl_exec($status), true)${path(request.result)}, PHP_EOL;`];
}
