package dev.darkroom.engine.operation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Enlargement;
import dev.darkroom.engine.frame.Limit;
import java.util.Map;

/** Enlarges or shrinks the whole picture; enlarging invents no detail. */
public record Scale(double factor) implements Operation {
  @Override
  public Intent intent() {
    return Intent.LAYOUT;
  }

  @Override
  public String target() {
    return "picture";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("factor", factor);
  }

  @Override
  public void apply(Scene scene) {
    if (!(factor > 0)) {
      throw new Refusal(
          Refusal.Code.NOT_UNDERSTOOD,
          "A picture cannot be scaled by " + factor + ".",
          "无法按 " + factor + " 倍缩放图片。");
    }
    double width = scene.bitmap().width() * factor;
    double height = scene.bitmap().height() * factor;
    Limit.check(width, height);
    Enlargement.resize(
        scene,
        "scale",
        Math.max(1, (int) Math.round(width)),
        Math.max(1, (int) Math.round(height)));
  }

  @Override
  public long pixelsAfter(long pixels) {
    return Math.round(pixels * factor * factor);
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
