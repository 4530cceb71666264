// A request in Java 17 or newer as one file, `java Request.java`; nothing has to be installed.
const text = (value) => JSON.stringify(String(value));

export function java(request, base) {
  const lines = ["import java.net.URI;", request.kind === "form" ? "import java.net.URLEncoder;" : "",
    "import java.net.http.*;", request.kind === "multipart" ? "import java.io.ByteArrayOutputStream;" : "",
    "import java.nio.charset.StandardCharsets;", "import java.nio.file.*;", "import java.util.*;", "import java.util.regex.*;", "",
    "class Request {", `  static final String URL = ${text(base)};`, '  static final String KEY = System.getenv("DARKROOM_KEY");', "",
    "  public static void main(String[] args) throws Exception {"].filter((line, i, all) => line !== "" || all[i - 1]?.endsWith("*;") || i > 8);
  lines.push(...body(request));
  lines.push(`    var request = HttpRequest.newBuilder(URI.create(URL + ${text(request.path)}))`);
  if (request.auth) lines.push('        .header("Authorization", "Bearer " + KEY)');
  lines.push(`        .header("Content-Type", ${TYPES[request.kind]})`, `        .POST(HttpRequest.BodyPublishers.${PUBLISHERS[request.kind]})`,
    "        .build();", "    var client = HttpClient.newHttpClient();",
    "    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();", ...result(request), "  }", "",
    ...FIND, ...(request.kind === "multipart" ? PART : []), ...(request.kind === "form" ? FORM : []), "}");
  return `${lines.join("\n")}\n`;
}

const TYPES = { json: '"application/json"', form: '"application/x-www-form-urlencoded"', multipart: '"multipart/form-data; boundary=" + BOUNDARY' };
const PUBLISHERS = { json: "ofString(body)", form: "ofString(body)", multipart: "ofByteArray(body.toByteArray())" };

function body(request) {
  if (request.kind === "json") return [`    String body = ${text(JSON.stringify(Object.fromEntries(request.fields)))};`];
  if (request.kind === "form") {
    return ["    String body = String.join(\"&\",", request.fields.map(([name, value]) => `        field(${text(name)}, ${literal(value)})`).join(",\n") + ");"];
  }
  return ["    var body = new ByteArrayOutputStream();",
    ...request.fields.map(([name, value]) => `    part(body, ${text(name)}, null, ${text(value)}.getBytes(StandardCharsets.UTF_8));`),
    ...request.files.map(([name, file]) => `    part(body, ${text(name)}, ${text(file)}, Files.readAllBytes(Path.of(${text(file)})));`),
    '    body.writeBytes(("--" + BOUNDARY + "--\\r\\n").getBytes());'];
}

function literal(value) {
  if (value?.key) return "KEY";
  if (!value?.dataUri) return text(value);
  const kind = value.dataUri.endsWith(".jpg") ? "jpeg" : value.dataUri.split(".").at(-1);
  return `"data:image/${kind};base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(${text(value.dataUri)})))`;
}

function result(request) {
  const name = request.result.findLast((key) => typeof key === "string");
  if (request.base64) return [`    Files.write(Path.of("result.png"), Base64.getDecoder().decode(find(answer, ${text(name)})));`];
  if (!request.follow) return [`    System.out.println(find(answer, ${text(name)}));`];
  return [`    var status = HttpRequest.newBuilder(URI.create(URL + ${text(`${request.follow.path}?taskId=`)} + find(answer, "taskId")))`,
    '        .header("Authorization", "Bearer " + KEY).build();',
    `    System.out.println(find(client.send(status, HttpResponse.BodyHandlers.ofString()).body(), ${text(name)}));`];
}

const FIND = ["  /** A member of the answer; a JSON library does it better. */", "  static String find(String json, String name) {",
  '    Matcher found = Pattern.compile("\\"" + name + "\\"\\\\s*:\\\\s*\\"([^\\"]*+)\\"").matcher(json);',
  "    if (!found.find()) throw new IllegalStateException(json);", '    return found.group(1).replace("\\\\/", "/");', "  }"];

const PART = ["", '  static final String BOUNDARY = "darkroom-" + UUID.randomUUID();', "",
  "  static void part(ByteArrayOutputStream body, String name, String file, byte[] bytes) {",
  '    String named = file == null ? "" : "; filename=\\"" + file + "\\"";',
  '    body.writeBytes(("--" + BOUNDARY + "\\r\\nContent-Disposition: form-data; name=\\"" + name + "\\"" + named + "\\r\\n\\r\\n").getBytes(StandardCharsets.UTF_8));',
  "    body.writeBytes(bytes);", '    body.writeBytes("\\r\\n".getBytes());', "  }"];

const FORM = ["", "  static String field(String name, String value) {", '    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);', "  }"];
