// Runs an instruction: sends it, follows its task, and finds the result again when the connection breaks.
import { ApiError, ask, errorIn, local, send } from "../shared/api.js";
import { toast } from "../shared/dialog.js";
import { describe } from "../shared/errors.js";
import { readEvents } from "../shared/events.js";
import { t } from "../shared/i18n.js";
import { credential } from "../shared/keys.js";
import { addResults } from "./frames.js";
import { askKey } from "./keyDialog.js";
import { picture, pictureOfBase64 } from "./pictures.js";
import { editForm, parameters, wish } from "./requests.js";
import { get, setPrompt, update } from "./store.js";

const PARTIAL = 3;
const WAIT_FOR_SERVER = 120_000;
const LOOK_EVERY = 2000;

let current = null; // { abort, task, stopped }

/** Begins; what is missing is asked for first. */
export async function run() {
  if (current) return;
  const asked = wish();
  if (asked.mode === "edit" && !asked.inputs.length) return missing("firstPicture");
  if (!asked.prompt) return missing("firstInstruction");
  if (!credential("key") && !(await askKey())) return;
  current = { abort: new AbortController(), task: null, stopped: false };
  const begun = Date.now();
  update({ run: { stage: "sending", progress: 0, begun }, problem: null, plan: null, masking: false });
  try {
    const images = await follow(asked, current);
    const told = await tell(current.task);
    const seconds = Math.max(1, Math.round((Date.now() - begun) / 1000));
    addResults(images, { prompt: asked.prompt, seconds, task: current.task, ...told });
    setPrompt("");
    toast(t(images.length > 1 ? "doneMany" : "done", { n: seconds, count: images.length }));
  } catch (error) {
    if (current.stopped) toast(t("cancelled"), "info");
    else update({ problem: () => describe(error) });
  } finally {
    update({ run: null });
    current = null;
  }
}

function missing(words) {
  update({ problem: () => ({ title: t(words), tone: "info" }) });
  document.querySelector(words === "firstPicture" ? "[data-test=choose]" : "[data-test=prompt]")?.focus();
}

/** Stops the task; its credits go back. */
export async function stop() {
  if (!current || current.stopped) return;
  current.stopped = true;
  const { task, abort } = current;
  if (task) await ask("DELETE", `/api/darkroom/tasks/${task}`).catch(() => {});
  abort.abort();
}

const progress = (change) => get().run && update({ run: { ...get().run, ...change } });

async function follow(asked, job) {
  const { signal } = job.abort;
  const response = await submit(asked, signal);
  job.task = response.headers.get("x-darkroom-task");
  progress({ stage: "working" });
  if (job.task) watchTask(job.task, signal);
  const results = [];
  try {
    await readEvents(response, (name, data) => {
      if (name.endsWith(".partial_image")) showPartial(data.b64_json);
      else if (name.endsWith(".completed")) results.push(data.b64_json);
      else if (name === "error") throw new ApiError(400, ...codeAndMessage(data));
    });
    if (!results.length) throw new ApiError(0, "broken_off", "");
  } catch (error) {
    if (error?.code === "broken_off" && job.task && !job.stopped) return recover(job);
    throw error;
  }
  return Promise.all(results.map((base64) => pictureOfBase64(base64, "")));
}

const codeAndMessage = (data) => {
  const { code, message } = errorIn(data);
  return [code, message];
};

async function submit(asked, signal) {
  const headers = { Prefer: "wait=0", "Idempotency-Key": crypto.randomUUID() };
  const more = { ...parameters(asked), stream: true, partial_images: PARTIAL };
  if (asked.mode === "generate") {
    return send("POST", "/v1/images/generations", { json: { prompt: asked.prompt, ...more }, headers, signal });
  }
  const body = await editForm(asked);
  for (const [name, value] of Object.entries(more)) body.set(name, String(value));
  return send("POST", "/v1/images/edits", { body, headers, signal });
}

async function showPartial(base64) {
  try {
    const preview = await pictureOfBase64(base64, "");
    const before = get().run?.preview;
    if (get().run) progress({ preview });
    if (before) URL.revokeObjectURL(before.url);
  } catch {
    // A picture on the way that cannot be shown is no loss.
  }
}

/** How far the task is; only for the eye, so that failures here do not matter. */
async function watchTask(task, signal) {
  try {
    const response = await send("GET", `/api/darkroom/tasks/${task}/events`, { signal });
    await readEvents(response, (_, state) => {
      progress({ queue: state.queue?.ahead ?? null, progress: state.progress, stage: state.stage || "working" });
    });
  } catch {
    // The main stream tells how it ends.
  }
}

/** The links, remarks and words of a result that is there; the pictures have come by the stream. */
async function tell(task) {
  if (!task) return { notes: [], links: [] };
  try {
    const state = await ask("GET", `/api/darkroom/tasks/${task}`);
    return { notes: state.notes ?? [], revised: state.revisedPrompt ?? "", links: (state.images ?? []).map((i) => i.url) };
  } catch {
    return { notes: [], links: [] };
  }
}

/** Waits for the server to come back and fetches what the task made. */
async function recover(job) {
  progress({ waiting: true });
  const until = Date.now() + WAIT_FOR_SERVER;
  for (;;) {
    if (job.stopped) throw new ApiError(0, "cancelled", "");
    try {
      const state = await ask("GET", `/api/darkroom/tasks/${job.task}`, { signal: job.abort.signal });
      progress({ waiting: false, progress: state.progress, stage: state.stage || "working" });
      if (state.state === "succeeded") return fetchAll(state.images);
      if (state.error) throw new ApiError(400, state.error.code, state.error.message);
      if (["cancelled", "expired", "failed"].includes(state.state)) throw new ApiError(400, "interrupted", "");
    } catch (error) {
      if (error.status !== 0 || error.name === "AbortError" || Date.now() > until) throw error;
      progress({ waiting: true });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

async function fetchAll(images) {
  const found = [];
  for (const image of images) {
    const url = local(image.url);
    const response = await send("GET", new URL(url).pathname + new URL(url).search, { as: null });
    found.push(await picture(await response.blob(), ""));
  }
  return found;
}
