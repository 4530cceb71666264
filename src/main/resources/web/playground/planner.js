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
  if (!asked.inputs.length) return missing("firstPicture");
  if (!asked.prompt) return missing("firstInstruction");
  if (!credential("key") && !(await askKey())) return;
  update({ planning: true, problem: null, plan: null, masking: false, highlight: null });
  try {
    const plan = await ask("POST", "/api/darkroom/plan", { body: await editForm(asked) });
    update({ plan: { ...plan, places: await union(plan.operations) }, planning: false });
  } catch (error) {
    update({ planning: false, problem: () => describe(error) });
  }
}

function missing(words) {
  update({ problem: () => ({ title: t(words), tone: "info" }) });
}

/** The places of all operations together, as the address of one mask; null where nothing has a place. */
async function union(operations) {
  const canvas = document.createElement("canvas");
  const images = await Promise.all(operations.filter((operation) => operation.mask).map(({ mask }) => decoded(mask)));
  if (!images.length) return null;
  canvas.width = images[0].naturalWidth;
  canvas.height = images[0].naturalHeight;
  images.forEach((image) => canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height));
  return canvas.toDataURL("image/png");
}

async function decoded(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

/** Makes the place of an operation the mask, to be changed by hand. */
export async function planToMask(operation) {
  const first = get().inputs[0];
  const image = await decoded(operation.mask);
  const mask = new Mask(first.width, first.height);
  mask.add({ kind: "image", image });
  update({ mask, plan: null, masking: true });
}
