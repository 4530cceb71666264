// What each API would be sent for the same wish, as data that every language can write down.
import { t } from "../../shared/i18n.js";
import { fileName, parameters } from "../requests.js";

/**
 * A request: { path, kind: "multipart" | "json" | "form", fields: [[name, value]], files: [[name, file name]], auth: whether the key
 * goes into a header, result: how the picture is found in the answer, follow: a second call, notes }.
 * A value `{ file }` stands for the bytes of a file, `{ dataUri: file }` for a data URI of it, `{ key: true }` for the key.
 */
export const DIALECTS = {
  openai: { label: "OpenAI", edit: openaiEdit, generate: openaiGenerate },
  bella: { label: "Bella / apiyi", edit: bellaEdit, generate: bellaGenerate },
  aluo: { label: "Aluo", edit: aluoEdit, generate: aluoGenerate },
  juhe: { label: "聚合 Juhe", edit: juheEdit, generate: () => null },
};

const names = (wish) => wish.inputs.map(fileName);
const ratioOf = ({ options }) => (options.ratio === "auto" ? [] : [["aspectRatio", options.ratio]]);

const openaiFields = (wish) => Object.entries({ model: "darkroom-local", ...parameters(wish), prompt: wish.prompt, response_format: "b64_json" });

function openaiEdit(wish) {
  return {
    path: "/v1/images/edits", kind: "multipart", auth: true, result: ["data", 0, "b64_json"], base64: true,
    fields: openaiFields(wish),
    files: [...names(wish).map((name) => ["image[]", name]), ...(wish.mask ? [["mask", "mask.png"]] : [])],
    notes: [],
  };
}

function openaiGenerate(wish) {
  return {
    path: "/v1/images/generations", kind: "json", auth: true, result: ["data", 0, "b64_json"], base64: true, files: [], notes: [],
    fields: openaiFields(wish),
  };
}

/** Bella's callers name the model of apiyi and read a link. */
function bellaEdit(wish) {
  const one = wish.options.count > 1 ? [t("codeNoCount")] : [];
  return {
    path: "/v1/images/edits", kind: "multipart", auth: true, result: ["data", 0, "url"],
    fields: [["model", "gpt-image-2-all"], ["prompt", wish.prompt], ["response_format", "url"], ...(wish.size ? [["size", wish.size.join("x")]] : [])],
    files: [...names(wish).map((name) => ["image", name]), ...(wish.mask ? [["mask", "mask.png"]] : [])],
    notes: one,
  };
}

function bellaGenerate(wish) {
  return {
    path: "/v1/images/generations", kind: "json", auth: true, result: ["data", 0, "url"], files: [],
    fields: [["model", "gpt-image-2-all"], ["prompt", wish.prompt], ["response_format", "url"], ...(wish.size ? [["size", wish.size.join("x")]] : [])],
    notes: wish.options.count > 1 ? [t("codeNoCount")] : [],
  };
}

function aluoEdit(wish) {
  return {
    path: "/api/photo-editor/generate", kind: "multipart", auth: true,
    fields: [["prompt", wish.prompt], ...ratioOf(wish), ...(wish.options.format === "png" ? [] : [["outputFormat", wish.options.format]]),
      ...(wish.options.count > 1 ? [["numImages", wish.options.count]] : [])],
    files: names(wish).map((name, i) => [`file${i}`, name]),
    follow: { path: "/api/photo-editor/status", id: ["data", "taskId"] },
    result: ["data", "images", 0, "url"],
    notes: wish.mask ? [t("codeNoMask")] : [],
  };
}

function aluoGenerate(wish) {
  return {
    path: "/api/photo-generate/generate", kind: "json", auth: true, files: [],
    fields: [["prompt", wish.prompt], ["size", wish.options.ratio === "auto" ? "1:1" : wish.options.ratio], ["resolution", wish.options.scale],
      ["nVariants", wish.options.count === 3 ? 4 : wish.options.count]],
    follow: { path: "/api/photo-generate/status", id: ["data", "taskId"] },
    result: ["data", "images", 0, "url"],
    notes: [],
  };
}

function juheEdit(wish) {
  const notes = [];
  if (wish.mask) notes.push(t("codeNoMask"));
  if (wish.options.count > 1) notes.push(t("codeNoCount"));
  if (wish.inputs.length > 3) notes.push(t("codeThree"));
  return {
    path: "/image_edit/edit", kind: "form", auth: false, result: ["result", "images", 0, "image"], files: [], notes,
    fields: [["key", { key: true }], ["text", wish.prompt],
      ...names(wish).slice(0, 3).map((name, i) => [`image${i + 1}`, { dataUri: name }]),
      ...(wish.size ? [["size", wish.size.join("*")]] : [])],
  };
}
