// Sentences that the embedded engine carries out, by what they are for. Needs: 2 or 3 pictures, or a mask.
import { define } from "../shared/i18n.js";

define({
  exColour: ["颜色", "Colour"], exBackground: ["背景与场景", "Background"], exSky: ["天空", "Sky"], exRemove: ["去除", "Remove"],
  exAdd: ["添加物体", "Add"], exText: ["文字与标志", "Words and logos"], exSeveral: ["多张图片", "Several pictures"],
  exTone: ["影调与风格", "Tone and looks"], exRetouch: ["修饰与人像", "Retouching"], exLayout: ["构图与尺寸", "Layout"],
  exCutout: ["抠图", "Cut-out"], exPlace: ["指定位置", "Places"],
  needs2: ["2 张图", "2 pictures"], needs3: ["3 张图", "3 pictures"], needsMask: ["要蒙版", "with a mask"],
});

export const EXAMPLES = [
  ["exColour", [
    ["将产品改为蓝色", "Change the product color to navy blue"],
    ["把红色的杯子改成深绿色", "change the red cup to dark green"],
    ["不要改变背景，把杯子改成绿色", "make the cup green and keep the background unchanged"],
  ]],
  ["exBackground", [
    ["把背景换成白色", "change the background to white"],
    ["将背景改为海滩场景", "change the background to a beach"],
    ["把产品放在大理石台面上", "put the product on a marble countertop"],
    ["虚化背景", "blur the background"],
    ["把背景换成从蓝色到粉色的渐变", "change the background to a gradient from blue to pink"],
  ]],
  ["exSky", [
    ["把天空换成晚霞", "replace the sky with a sunset sky"],
    ["将天空替换为蓝天白云", "replace the sky with a clear blue sky"],
    ["把天空换成星空", "make the sky starry"],
  ]],
  ["exRemove", [
    ["移除照片中的水印", "remove the watermark from the photo"],
    ["去除右下角的水印", "remove the watermark in the bottom right corner"],
    ["擦除这里", "remove it", "needsMask"],
  ]],
  ["exAdd", [
    ["在桌面上添加一杯咖啡", "add a cup of coffee on the table"],
    ["在产品旁边加一支白色蜡烛", "add a white candle to the right of the product"],
  ]],
  ["exText", [
    ["在右上角写上“限时优惠”，红色", "write \"50% OFF\" in red in the bottom right corner"],
    ["加水印“Darkroom”", "add the watermark \"Darkroom\""],
    ["把“旧款”改成“新款”", "change 'OPEN' to 'CLOSED'"],
    ["把图2的logo放到图1的左上角", "put the logo of image 2 in the top left corner", "needs2"],
  ]],
  ["exSeveral", [
    ["把图1的人物放进图2的场景", "put the person from image 1 into the scene of image 2", "needs2"],
    ["把图1的人物放进图2的场景，参考图3的画风", "put the person from image 1 into the scene of image 2, in the style of image 3", "needs3"],
    ["参考图2的色调", "match the colours of image 2", "needs2"],
  ]],
  ["exTone", [
    ["调亮一点", "a little brighter"],
    ["对比度提高30%", "increase contrast by 30%"],
    ["复古风格", "give it a vintage look"],
    ["转换为素描风格", "turn it into a pencil sketch"],
    ["油画风格", "turn it into an oil painting"],
  ]],
  ["exRetouch", [
    ["提高画质", "enhance the image"],
    ["校正白平衡", "fix the white balance"],
    ["磨皮", "smooth the skin"],
    ["给人脸打马赛克", "blur the face"],
  ]],
  ["exLayout", [
    ["裁剪成1:1", "crop to a square"],
    ["产品居中", "center the product"],
    ["放大2倍", "upscale 2x"],
    ["加5%的白色边框", "add a 5% white border"],
    ["左右翻转", "flip horizontally"],
  ]],
  ["exCutout", [
    ["抠图", "remove the background"],
    ["把产品抠出来", "cut out the product"],
  ]],
  ["exPlace", [
    ["把左边调亮一点", "brighten the left side"],
    ["区域[x=100,y=50,宽=200,高=150]调亮一点", "blur the area (100, 50, 200, 150)"],
  ]],
];
