package dev.darkroom.engine.insert;

import dev.darkroom.engine.Refusal;

/** Why nothing is put into a picture. */
final class Refusals {
  private Refusals() {}

  static Refusal tooSmall(int side) {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "The picture is too small to put an object into; send one of at least %d pixels a side."
            .formatted(side),
        "图片太小，无法放入物体；请提供每边至少 %d 像素的图片。".formatted(side));
  }

  static Refusal noRoom() {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "There is no room for the object there without covering the subject. Name another place,"
            + " such as \"in the bottom right\", or send a mask of where it goes.",
        "该位置没有足够空间放置物体而不遮挡主体。请指定其他位置（如“右下角”），或上传标出位置的蒙版（mask）。");
  }

  static Refusal noGround() {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "The frame cuts the subject off below, so the picture shows no surface for the object to"
            + " stand on. If there is one, send a mask of where the object goes.",
        "画面下缘截断了主体，看不到可以摆放物体的表面。如果确有这样的表面，请上传标出位置的蒙版（mask）。");
  }

  static Refusal noSurface() {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "No calm surface was found for the object to stand on. Name a place, such as \"in the"
            + " bottom right\", or send a mask of where it goes.",
        "没有找到可以摆放物体的平整表面。请指定位置（如“右下角”），或上传标出位置的蒙版（mask）。");
  }
}
