// What is asked of the server: the same values for the plan, the run and the code that is shown.
import { get, prompt } from "./store.js";
import { extension } from "./pictures.js";

export const RATIOS = {
  "1:1": [1024, 1024], "3:2": [1264, 848], "2:3": [848, 1264], "4:3": [1200, 896], "3:4": [896, 1200], "16:9": [1376, 768],
  "9:16": [768, 1376], "21:9": [1584, 672],
};

const SCALES = { "1K": 1, "2K": 2 };

/** [width, height] of what is asked for, or null where the server chooses. */
export function size({ ratio, scale } = get().options) {
  const edges = RATIOS[ratio];
  return edges ? edges.map((edge) => edge * SCALES[scale]) : null;
}

export const fileName = (picture, i) => `image${i + 1}.${extension(picture.type)}`;

/** All that a request says, whatever API carries it. */
export function wish() {
  const { mode, inputs, mask, options } = get();
  return { mode, prompt: prompt().trim(), inputs, mask: mask && !mask.empty ? mask : null, options, size: size(options) };
}

/** The parameters of OpenAI's API that differ from what the server would take anyway. */
export function parameters({ mode, options, size: edges }) {
  const values = {};
  if (options.model) values.model = options.model;
  if (edges) values.size = edges.join("x");
  if (options.count > 1) values.n = options.count;
  if (options.format !== "png") values.output_format = options.format;
  if (mode === "generate" && options.quality !== "medium") values.quality = options.quality;
  if (mode === "generate" && /^\d{1,15}$/.test(options.seed)) values.seed = Number(options.seed);
  return values;
}

/** An edit as a form; the mask comes as a file. */
export async function editForm(asked) {
  const form = new FormData();
  form.set("prompt", asked.prompt);
  asked.inputs.forEach((picture, i) => form.append("image[]", picture.blob, fileName(picture, i)));
  if (asked.mask) form.set("mask", await asked.mask.file(), "mask.png");
  return form;
}
