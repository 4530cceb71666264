package dev.darkroom.engine.operation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Border;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Limit;
import dev.darkroom.engine.frame.Reframe;
import java.util.Map;

/** Adds plain background at the sides; each is a share of the width or height. */
public record Extend(double left, double top, double right, double bottom) implements Operation {
  @Override
  public Intent intent() {
    return Intent.LAYOUT;
  }

  @Override
  public String target() {
    return "background";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("left", left, "top", top, "right", right, "bottom", bottom);
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public void apply(Scene scene) {
    if (!(Math.min(Math.min(left, top), Math.min(right, bottom)) >= 0)) {
      throw new Refusal(
          Refusal.Code.NOT_UNDERSTOOD,
          "A picture cannot be extended by less than nothing.",
          "扩展比例不能为负数。");
    }
    Box frame = Box.frame(scene.bitmap());
    Limit.check(frame.width() * (1 + left + right), frame.height() * (1 + top + bottom));
    int before = (int) Math.round(frame.width() * left);
    int above = (int) Math.round(frame.height() * top);
    int after = (int) Math.round(frame.width() * right);
    int below = (int) Math.round(frame.height() * bottom);
    Box window =
        new Box(-before, -above, frame.width() + before + after, frame.height() + above + below);
    Border border = Border.of(scene.bitmap());
    if (!border.fills(window)) {
      throw Reframe.notPlain();
    }
    Reframe.fill(scene, "extend", window, border);
  }

  @Override
  public long pixelsAfter(long pixels) {
    return Math.round(pixels * (1 + left + right) * (1 + top + bottom));
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
