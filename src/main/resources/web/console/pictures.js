// Pictures of tasks. They need the token in a header, so they are fetched when they come into view and kept for a while.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { raw } from "./admin.js";

const KEPT_MAX = 300;
const AT_ONCE = 4;
const kept = new Map();
const queue = [];
let running = 0;

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    watcher.unobserve(entry.target);
    entry.target.dispatchEvent(new Event("seen"));
  }
}, { rootMargin: "200px" });

/** A picture by its name in a task; a sign stands for what is no longer there. */
export function picture(task, name, alt, { full = false } = {}) {
  const frame = h(full ? "span.picture.full" : "span.picture", {});
  frame.addEventListener("seen", () => show(frame, task, name, alt, full));
  watcher.observe(frame);
  return frame;
}

async function show(frame, task, name, alt, full) {
  try {
    const address = await link(task, name, full);
    const image = h("img.checks", { src: address, alt });
    await image.decode();
    frame.replaceChildren(image);
  } catch {
    frame.classList.add("gone");
    frame.replaceChildren(icon("picture"), h("span.unseen", {}, alt));
  }
}

function link(task, name, full) {
  const path = `/tasks/${encodeURIComponent(task)}/pictures/${name}${full ? "?size=full" : ""}`;
  if (!kept.has(path)) {
    const made = turn(async () => URL.createObjectURL(await (await raw(path)).blob()));
    made.catch(() => kept.delete(path));
    kept.set(path, made);
    if (kept.size > KEPT_MAX) {
      const [oldest, address] = kept.entries().next().value;
      kept.delete(oldest);
      address.then(URL.revokeObjectURL, () => {});
    }
  }
  return kept.get(path);
}

/** A few at once, so that a long list does not fill the server's queue. */
function turn(work) {
  return new Promise((resolve, reject) => {
    queue.push(() => work().then(resolve, reject).finally(() => { running--; next(); }));
    next();
  });
}

function next() {
  while (running < AT_ONCE && queue.length) {
    running++;
    queue.shift()();
  }
}

/** Forgets all of them, when somebody signs out. */
export function forget() {
  for (const address of kept.values()) address.then(URL.revokeObjectURL, () => {});
  kept.clear();
}
