// What happens to the pictures in hand: the first one is always a frame of the history, results become frames too.
import * as archive from "./archive.js";
import { get, PICTURES_MAX, update } from "./store.js";

const TAB = "darkroom.session";
let session = null;

const remember = (id) => {
  session = id;
  try {
    if (id) sessionStorage.setItem(TAB, id);
    else sessionStorage.removeItem(TAB);
  } catch {
    // The tab forgets; the history does not.
  }
};

const frame = (picture, more) => ({ ...picture, id: crypto.randomUUID(), session, created: Date.now(), notes: [], ...more });

/** Sets the pictures that go with the instruction; a first one that is new begins a way of its own. */
export function setInputs(pictures) {
  const list = pictures.slice(0, PICTURES_MAX);
  const first = list[0];
  if (!first) {
    if (get().mode === "edit") remember(null);
    update({ inputs: [], frame: null, frames: [], mask: null, masking: false, plan: null, problem: null, suggestions: null });
    return;
  }
  let { frames } = get();
  if (!session) {
    remember(crypto.randomUUID());
    frames = [];
  }
  let current = frames.find((one) => one.id === first.id);
  // A first picture that was put away before anything was made of it leaves no frame behind.
  const idle = frames.filter((one) => one.kind === "input" && one !== current && !frames.some((other) => other.parent === one.id));
  idle.forEach((one) => archive.drop(one.id));
  frames = frames.filter((one) => !idle.includes(one));
  if (!current) {
    current = frame(first, { kind: "input", parent: null, prompt: "" });
    frames = [...frames, current];
    archive.save(current);
  }
  const same = get().inputs[0]?.url === current.url;
  update({
    inputs: [current, ...list.slice(1)],
    frame: current,
    frames,
    plan: null,
    problem: null,
    ...(same ? {} : { mask: null, masking: false }),
  });
}

/** Adds results of a run; the first becomes the picture that the next instruction works on. */
export function addResults(pictures, more) {
  const { frame: parent, inputs, mode } = get();
  let { frames } = get();
  const generated = mode === "generate";
  if (!session || generated) {
    remember(crypto.randomUUID());
    frames = [];
  }
  if (!generated && parent) {
    parent.extras = inputs.slice(1);
    archive.save(parent);
  }
  const made = pictures.map((picture, i) =>
    frame(picture, { kind: generated ? "generate" : "edit", parent: generated ? null : parent.id, ...more,
      link: more.links?.[i] ?? null, variant: pictures.length > 1 ? i + 1 : 0 }));
  made.forEach((one) => archive.save(one));
  update({ frames: [...frames, ...made], frame: made[0], inputs: [made[0]], mask: null, masking: false, plan: null,
    problem: null, suggestions: null, view: "slider" });
}

/** Goes back, or on, to a frame of this session. */
export function choose(id) {
  const chosen = get().frames.find((one) => one.id === id);
  if (!chosen) return;
  update({ frame: chosen, inputs: [chosen, ...(chosen.extras ?? [])], mask: null, masking: false, plan: null, problem: null });
}

export async function openSession(id) {
  const frames = await archive.session(id);
  if (!frames.length) return false;
  remember(id);
  const last = frames.at(-1);
  update({ mode: "edit", frames, frame: last, inputs: [last], mask: null, masking: false, plan: null, problem: null,
    suggestions: null });
  return true;
}

/** What this tab showed before it was loaded again. */
export async function restore() {
  let id = null;
  try {
    id = sessionStorage.getItem(TAB);
  } catch {
    // Nothing is remembered.
  }
  return id ? openSession(id) : false;
}

export function startOver() {
  remember(null);
  update({ inputs: [], frame: null, frames: [], mask: null, masking: false, plan: null, problem: null, suggestions: null });
}
