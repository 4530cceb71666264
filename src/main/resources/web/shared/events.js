// Server-sent events of a fetch, which unlike EventSource can carry a key and a body.
import { ApiError } from "./api.js";

/**
 * Calls back with each event, its data parsed as JSON; ends when the stream does.
 *
 * @param on (name, data) => void
 */
export async function readEvents(response, on) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const lines = new Lines();
  let event = { name: "message", data: [] };
  for (;;) {
    let step;
    try {
      step = await reader.read();
    } catch (cause) {
      if (cause?.name === "AbortError") throw cause;
      throw new ApiError(0, "broken_off", "");
    }
    if (step.done) return;
    for (const line of lines.take(step.value)) {
      if (line === "") {
        if (event.data.length) on(event.name, JSON.parse(event.data.join("\n")));
        event = { name: "message", data: [] };
      } else if (line.startsWith("event:")) {
        event.name = line.slice(6).trim();
      } else if (line.startsWith("data:")) {
        event.data.push(line.slice(5).replace(/^ /, ""));
      }
    }
  }
}

/** Cuts a text that arrives in pieces into lines; a long line is joined once, not with every piece. */
class Lines {
  pieces = [];

  take(text) {
    const parts = text.split("\n");
    if (parts.length === 1) {
      this.pieces.push(text);
      return [];
    }
    const first = this.pieces.join("") + parts[0];
    this.pieces = [parts.pop()];
    return [first, ...parts.slice(1)].map((line) => line.replace(/\r$/, ""));
  }
}
