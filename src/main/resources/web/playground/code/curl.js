// A request as commands of a shell, with curl and jq.
const quoted = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;
const path = (keys) => keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");

export function curl(request, base) {
  const parts = [`curl -s ${base}${request.path}`];
  if (request.auth) parts.push('-H "Authorization: Bearer $DARKROOM_KEY"');
  if (request.kind === "json") {
    parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(Object.fromEntries(request.fields)))}`);
  } else {
    for (const [name, value] of request.fields) parts.push(field(request.kind, name, value));
  }
  for (const [name, file] of request.files) parts.push(`-F ${quoted(`${name}=@${file}`)}`);
  const call = parts.join(" \\\n  ");
  return before(request) + answered(request, call, base);
}

function field(kind, name, value) {
  if (kind === "multipart") return `--form-string ${quoted(`${name}=${value}`)}`;
  if (value?.key) return '--data-urlencode "key=$DARKROOM_KEY"';
  if (value?.dataUri) return `--data-urlencode ${name}@${name}.uri`;
  return `--data-urlencode ${quoted(`${name}=${value}`)}`;
}

/** Data URIs are too long for a command line, so they lie in files. */
const before = ({ fields }) =>
  fields.filter(([, value]) => value?.dataUri)
    .map(([name, { dataUri }]) => `printf 'data:image/${type(dataUri)};base64,%s' "$(base64 < ${dataUri} | tr -d '\\n')" > ${name}.uri\n`)
    .join("");

const type = (file) => (file.endsWith(".jpg") ? "jpeg" : file.split(".").at(-1));

function answered(request, call, base) {
  const found = `jq -r ${quoted(path(request.result))}`;
  if (request.base64) return `${call} \\\n  | ${found} | base64 -d > result.png\n`;
  if (!request.follow) return `${call} \\\n  | ${found}\n`;
  return `task=$(${call} \\\n  | jq -r ${quoted(path(request.follow.id))})\n\ncurl -s "${base}${request.follow.path}?taskId=$task" `
    + `-H "Authorization: Bearer $DARKROOM_KEY" \\\n  | ${found}\n`;
}
