// Four photos to begin with, and sentences that suit each. Their licences stand in NOTICE.
import { root, send } from "../shared/api.js";
import { describe } from "../shared/errors.js";
import { h } from "../shared/dom.js";
import { pick, t } from "../shared/i18n.js";
import { setInputs } from "./frames.js";
import { picture } from "./pictures.js";
import { setPrompt, update } from "./store.js";

export const SAMPLES = [
  { name: "coffee", file: "coffee.webp", words: "sampleCoffee", sentences: [
    ["把杯子和碟子改成蓝色", "make the cup and saucer blue"],
    ["把背景换成白色，产品居中，1:1", "change the background to white, center the product, 1:1"],
    ["在桌面上添加一杯咖啡", "add a cup of coffee on the table"],
    ["在右上角写上“早安”，白色大字", "write \"Good morning\" in the top right corner in white"],
  ] },
  { name: "astronaut", file: "astronaut.jpg", words: "sampleAstronaut", sentences: [
    ["把背景换成太空", "change the background to space"],
    ["虚化背景", "blur the background"],
    ["给人脸打马赛克", "blur the face"],
    ["抠图", "remove the background"],
  ] },
  { name: "rocket", file: "rocket.jpg", words: "sampleRocket", sentences: [
    ["把天空换成晚霞", "replace the sky with a sunset sky"],
    ["把天空换成星空", "make the sky starry"],
    ["提亮暗部", "brighten the shadows"],
    ["裁剪成1:1", "crop to a square"],
  ] },
  { name: "cat", file: "cat.jpg", words: "sampleCat", sentences: [
    ["转换为素描风格", "turn this photo into a pencil sketch"],
    ["在底部写上“午睡时间”", "write \"Nap time\" at the bottom"],
    ["换成油画风格，调亮一点", "turn it into an oil painting, a little brighter"],
    ["将图片转为黑白", "make it black and white"],
  ] },
];

const sampleUrl = ({ file }) => new URL(`web/samples/${file}`, root).href;

/** Takes a sample as the first picture and puts its first sentence into the empty field. */
export async function takeSample(sample) {
  try {
    const blob = await (await send("GET", `/web/samples/${sample.file}`, { as: null })).blob();
    const taken = await picture(blob, sample.file);
    update({ mode: "edit" });
    setInputs([taken]);
    update({ suggestions: sample.sentences });
    setPrompt(pick(sample.sentences[0]));
  } catch (error) {
    update({ problem: () => describe(error) });
  }
}

export function sampleButtons() {
  return SAMPLES.map((sample) =>
    h("button.sample", { type: "button", "data-test": `sample-${sample.name}`, on: { click: () => takeSample(sample) } },
      h("img", { src: sampleUrl(sample), alt: "", width: 132, height: 88, loading: "lazy" }),
      h("span.small", {}, () => t(sample.words))));
}
