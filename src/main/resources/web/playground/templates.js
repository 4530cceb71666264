// Descriptions of product pictures that the embedded engine renders, with the picture of what they show.
import { define } from "../shared/i18n.js";

define({
  tplMug: ["马克杯", "Mug"], tplPerfume: ["香水", "Perfume"], tplJar: ["面霜罐", "Cream jar"], tplBottle: ["瓶子", "Bottle"],
  tplCan: ["易拉罐", "Can"], tplCandle: ["蜡烛", "Candle"], tplBox: ["包装盒", "Box"], tplPump: ["乳液瓶", "Pump bottle"],
  tplThermos: ["保温杯", "Thermos"], tplTea: ["茶壶", "Teapot"], tplVase: ["花瓶", "Vase"], tplTube: ["软管", "Tube"],
});

export const TEMPLATES = [
  ["tplMug", "mug", ["一个红色马克杯放在木桌上，自然光", "A red coffee mug on a wooden table, natural lighting"]],
  ["tplPerfume", "perfume", ["一瓶粉色玻璃香水，金色盖子，大理石台面，柔光", "A pink glass perfume with a golden lid on marble, soft studio light"]],
  ["tplJar", "jar", ["一个白色罐子，带金色盖子，大理石台面，柔光", "A white jar with a golden lid on marble, soft studio light"]],
  ["tplBottle", "bottle", ["一个蓝色瓶子放在大理石上", "A blue bottle on marble"]],
  ["tplCan", "can", ["一个橙色易拉罐放在沙地上，日光", "An orange can on sand, daylight"]],
  ["tplCandle", "candle", ["一支白色蜡烛放在深色木桌上，温暖灯光，氛围舒适", "A white candle on dark wood, warm lamp light, cosy"]],
  ["tplBox", "box", ["一个牛皮纸盒子放在水泥台面上，窗边光", "A kraft paper box on concrete, window light"]],
  ["tplPump", "pump", ["一个白色按压瓶放在布面上，清新", "A white pump bottle on cloth, fresh"]],
  ["tplThermos", "thermos", ["一个深绿色保温杯放在木桌上，左侧留白", "A dark green thermos on a wooden table, negative space on the left"]],
  ["tplTea", "teapot", ["一个白色陶瓷茶壶放在木桌上，45度俯视", "A white ceramic teapot on a wooden table, from above"]],
  ["tplVase", "vase", ["白色陶瓷花瓶放在大理石台面上，左侧留白", "A white ceramic vase on marble, negative space on the left"]],
  ["tplTube", "tube", ["一支浅粉色软管，影棚背景，柔光", "A light pink tube, studio, soft light"]],
];
