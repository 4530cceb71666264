// What the page knows. Parts listen for the names of what they show; nothing is changed but by `update`.

export const PICTURES_MAX = 5;

const state = {
  mode: "edit", // or "generate"
  inputs: [], // the pictures that go with the instruction; the first one is edited
  mask: null, // a Mask while one is painted
  masking: false,
  prompt: { edit: "", generate: "" },
  options: { ratio: "auto", scale: "1K", format: "png", count: 1, model: "", quality: "medium", seed: "" },
  models: [],
  suggestions: null, // sentences that suit the sample that was chosen
  plan: null, // what the server said it would do
  planning: false,
  highlight: null, // index of the plan's operation to show on the picture
  run: null, // { stage, progress, queue, begun, preview, waiting }
  problem: null, // an error to show beside the instruction
  frame: null, // the frame of the history that is the first picture
  frames: [], // this session's
  view: "slider", // or "side", "result"
};

const bus = new EventTarget();

export const get = () => state;

/** Changes some members; listeners of each one that differs are called, once each. */
export function update(changes) {
  const changed = Object.keys(changes).filter((name) => state[name] !== changes[name]);
  Object.assign(state, changes);
  const event = new CustomEvent("change", { detail: new Set(changed) });
  if (changed.length) bus.dispatchEvent(event);
}

/** Calls when one of the named members has changed, and once now. */
export function watch(names, listener) {
  const wanted = names.split(" ");
  bus.addEventListener("change", (event) => {
    if (wanted.some((name) => event.detail.has(name))) listener(state);
  });
  listener(state);
}

export const prompt = () => state.prompt[state.mode];
export const setPrompt = (text) => update({ prompt: { ...state.prompt, [state.mode]: text } });
export const setOption = (name, value) => update({ options: { ...state.options, [name]: value } });
