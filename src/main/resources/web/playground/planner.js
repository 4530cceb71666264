// Asks what an instruction would do, without doing it.
import { ask } from "../shared/api.js";
import { describe } from "../shared/errors.js";
import { t } from "../shared/i18n.js";
import { credential } from "../shared/keys.js";
import { askKey } from "./keyDialog.js";
import { editForm, wish } from "./requests.js";
import { get, update } from "./store.js";
import { Mask } from "./mask.js";

export async function seePlan() {
  if (get().planning || get().run) return;
  const asked = wish();
  if (asked.mode === "edit" && !asked.inputs.length) return missing("firstPicture");
  if (!asked.prompt) return missing("firstInstruction");
  if (!credential("key") && !(await askKey())) return;
  update({ planning: true, problem: null, plan: null, masking: false, highlight: null });
  try {
    const plan = asked.mode === "edit"
      ? await ask("POST", "/api/darkroom/plan", { body: await editForm(asked) })
      : await ask("POST", "/api/darkroom/plan", { json: { prompt: asked.prompt, images: 0 } });
    update({ plan, planning: false });
  } catch (error) {
    update({ planning: false, problem: () => describe(error) });
  }
}

function missing(words) {
  update({ problem: () => ({ title: t(words), kind: "info" }) });
}

/** Makes the place of an operation the mask, to be changed by hand. */
export async function planToMask(operation) {
  const first = get().inputs[0];
  const image = new Image();
  image.src = operation.mask;
  await image.decode();
  const mask = new Mask(first.width, first.height);
  mask.add({ kind: "image", image });
  update({ mask, plan: null, masking: true });
}
