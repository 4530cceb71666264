package dev.darkroom.engine.operation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Framing;
import dev.darkroom.engine.frame.Limit;
import dev.darkroom.engine.frame.Resampler;
import java.util.Map;

/**
 * Gives the picture an exact size, never by stretching: another ratio is reached as by {@link
 * FitRatio}.
 */
public record Resize(int width, int height) implements Operation {
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
    return Map.of("width", width, "height", height);
  }

  @Override
  public void apply(Scene scene) {
    if (width < 1 || height < 1) {
      throw new Refusal(
          Refusal.Code.NOT_UNDERSTOOD,
          "The size " + width + "x" + height + " is not one.",
          "尺寸 " + width + "x" + height + " 无效。");
    }
    Limit.check(width, height);
    Framing.fit(scene, "resize", (double) width / height);
    Resampler.resize(scene, "resize", width, height);
  }

  @Override
  public long pixelsAfter(long pixels) {
    return (long) width * height;
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
