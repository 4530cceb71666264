// How pictures come in: chosen, dropped, pasted, or a sample.
import { notice, toast } from "../shared/dialog.js";
import { h } from "../shared/dom.js";
import { t } from "../shared/i18n.js";
import { setInputs } from "./frames.js";
import { picture, PictureError } from "./pictures.js";
import { get, PICTURES_MAX, update, watch } from "./store.js";

const ACCEPTED = "image/png,image/jpeg,image/webp,image/gif,image/bmp";

/** Adds files behind the pictures that are there; what is no picture is named and left out. */
export async function take(files) {
  const free = PICTURES_MAX - get().inputs.length;
  const refused = [];
  const found = [];
  for (const file of [...files].slice(0, Math.max(0, free))) {
    try {
      found.push(await picture(file));
    } catch (error) {
      refused.push(error);
    }
  }
  if (found.length) {
    update({ mode: "edit" });
    setInputs([...get().inputs, ...found]);
  }
  if (files.length > free) toast(t("fewest"), "warning");
  if (refused.length) update({ problem: refusal(refused[0]) });
  return found.length;
}

/** A refused file as a problem to show: a function, so that it follows the language. */
function refusal(error) {
  const name = error instanceof PictureError ? error.file : "";
  const kind = error instanceof PictureError ? error.kind : "type";
  const words = { bytes: "pictureTooLarge", pixels: "pixelsTooMany" }[kind] ?? "notPicture";
  return () => ({
    title: t(words, { name }),
    next: kind === "markup" ? `${t("svgHint")} ${t("notPictureHint")}` : kind === "type" ? t("notPictureHint") : "",
  });
}

/** The button that opens the chooser of files; also used by others by `choose()`. */
export function chooser() {
  const input = h("input.unseen", { type: "file", accept: ACCEPTED, multiple: true, tabindex: "-1", "data-test": "file",
    "aria-label": () => t("choose"), on: { change: async () => {
      await take(input.files);
      input.value = "";
    } } });
  document.body.append(input);
  return () => input.click();
}

/** Dropping anywhere on the page, and pasting anywhere. */
export function receive() {
  const curtain = h("div.curtain", { hidden: true, "aria-hidden": "true" }, h("p", {}, () => t("dropNow")));
  document.body.append(curtain);
  let depth = 0;
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const open = (shown) => { curtain.hidden = !shown; };

  addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth++;
    open(true);
  });
  addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  addEventListener("dragleave", (event) => {
    if (carriesFiles(event) && --depth <= 0) open(false);
  });
  addEventListener("drop", (event) => {
    depth = 0;
    open(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    take(files);
  });
}

/** Shows what went wrong last, beside the instruction. */
export function problemView(action) {
  const element = h("div.problem", { "data-test": "problem" });
  watch("problem", ({ problem }) => {
    element.replaceChildren();
    if (!problem) return;
    const shown = problem();
    element.append(notice(shown, ...(action?.(shown) ?? [])));
    element.scrollIntoView({ block: "nearest" });
  });
  return element;
}
