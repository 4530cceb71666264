// An answer: its status, its headers, its body as text, and the pictures in it.
import { append, fill, h } from "../shared/dom.js";
import { local } from "../shared/api.js";
import { bytes, number } from "../shared/i18n.js";
import { code, pretty } from "./text.js";
import { say } from "./words.js";

const LONG = 120;
const EVENTS_MAX = 400;

export async function answer(place, response, millis) {
  const type = response.headers.get("content-type") ?? "";
  const status = h("p.row.answer-head", {},
    h("span.badge", { class: response.status < 300 ? "good" : response.status < 500 ? "warn" : "bad", "data-test": "answer-status" },
      `${response.status} ${response.statusText}`.trim()),
    h("span.soft.small", {}, () => `${number(Math.round(millis))} ms`), h("span.soft.small", {}, type));
  const headers = h("details", {}, h("summary.small", {}, say("响应头", "Headers")),
    code([...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n"), say("响应头", "Headers")));
  const body = h("div.stack");
  fill(place, h("div.stack.answer", {}, status, headers, body));
  if (type.startsWith("image/")) {
    const blob = await response.blob();
    append(body, figure(URL.createObjectURL(blob), bytes(blob.size)));
  } else if (type.startsWith("text/event-stream")) {
    await events(body, response);
  } else {
    whole(body, await response.text());
  }
}

function whole(body, text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    append(body, text ? code(text.slice(0, 200_000), say("内容", "Body")) : h("p.soft", {}, say("没有内容。", "No body.")));
    return;
  }
  const found = [];
  const told = shortened(json, found);
  if (found.length) append(body, h("div.pictures", {}, found.map((source) => figure(source, ""))));
  append(body, code(pretty(told), say("内容", "Body")));
}

/** Long texts cut, pictures taken out on the way. */
function shortened(value, found) {
  if (Array.isArray(value)) return value.map((one) => shortened(one, found));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => {
      // Where a picture comes as a link and as bytes, once is enough.
      if (typeof inner === "string" && !(name === "url" && value.b64_json)) {
        const source = picture(name, inner);
        if (source && !found.includes(source)) found.push(source);
      }
      return [name, shortened(inner, found)];
    }));
  }
  if (typeof value === "string" && value.length > LONG && !/\s/.test(value.slice(0, LONG)) && !/^https?:/.test(value)) {
    return `${value.slice(0, 60)}… (${value.length})`;
  }
  return value;
}

function picture(name, text) {
  if (/^data:image\/(png|jpeg|webp);base64,/.test(text)) return text;
  if (name === "b64_json" && text.length > 40) return `data:image/${text.startsWith("/9j/") ? "jpeg" : text.startsWith("UklGR") ? "webp" : "png"};base64,${text}`;
  if (/^https?:\/\/[^\s]+\/files\/[^\s]+$/.test(text)) return local(text);
  return null;
}

const figure = (source, caption) =>
  h("figure", {}, h("img.checks", { src: source, alt: say("结果图片", "The picture of the answer"), "data-test": "answer-picture" }),
    caption ? h("figcaption.small.soft", {}, caption) : null);

/** Events as they come, the latest pictures above them. */
async function events(body, response) {
  const pictures = h("div.pictures");
  const list = h("pre.code", { tabindex: "0", role: "log", "aria-label": say("事件", "Events") });
  append(body, pictures, list);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let lines = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const line of parts) {
      if (++lines > EVENTS_MAX) list.firstChild?.remove();
      list.append(told(line, pictures), "\n");
    }
    list.scrollTop = list.scrollHeight;
  }
}

function told(line, pictures) {
  if (!line.startsWith("data:")) return line;
  try {
    const found = [];
    const text = `data: ${JSON.stringify(shortened(JSON.parse(line.slice(5)), found))}`;
    if (found.length) fill(pictures, found.map((source) => figure(source, "")));
    return text;
  } catch {
    return line.slice(0, 500);
  }
}
