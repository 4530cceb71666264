// Follows the server: what happens to tasks, and how much there is to do. Connects again by itself.
import { readEvents } from "../shared/events.js";
import { raw } from "./admin.js";

const listeners = { task: new Set(), load: new Set(), state: new Set() };
let control = null;
let state = "off";
let load = null;

const tell = (name, data) => listeners[name].forEach((listener) => listener(data));

function become(next) {
  if (next === state) return;
  state = next;
  tell("state", state);
}

/** Hears "task", "load" or "state" ("on", "waiting", "off"); gives what ends it. */
export function listen(name, listener) {
  listeners[name].add(listener);
  if (name === "state") listener(state);
  if (name === "load" && load) listener(load);
  return () => listeners[name].delete(listener);
}

export function stop() {
  control?.abort();
  control = null;
  become("off");
}

/** @param refused called when the token is no longer good */
export async function start(refused) {
  stop();
  const mine = (control = new AbortController());
  let pause = 1000;
  while (!mine.signal.aborted) {
    try {
      const response = await raw("/events", mine.signal);
      become("on");
      pause = 1000;
      await readEvents(response, (name, data) => {
        if (name === "load") load = data;
        if (listeners[name]) tell(name, data);
      });
    } catch (error) {
      if (mine.signal.aborted) return;
      if (error.status === 401) {
        stop();
        refused(error);
        return;
      }
    }
    if (mine.signal.aborted) return;
    become("waiting");
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(pause * 2, 15_000);
  }
}
