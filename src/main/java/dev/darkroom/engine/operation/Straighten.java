package dev.darkroom.engine.operation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Slant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Turns the picture until its lines stand level and upright, as far as its slant can be seen from
 * them, and takes the largest upright rectangle of it; a plain background is continued instead.
 */
public record Straighten() implements Operation {
  /** What is less aslant than this nobody sees. */
  private static final double LEVEL = 0.15;

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
    return Map.of("straighten", true);
  }

  @Override
  public void apply(Scene scene) {
    OptionalDouble slant = Slant.of(scene.bitmap(), scene.monitor());
    if (slant.isEmpty()) {
      throw new Refusal(
          Refusal.Code.REGION_NOT_FOUND,
          "The picture shows no straight lines that tell by how much it is tilted. Say by how many"
              + " degrees to turn it.",
          "画面中没有足够明确的直线来判断倾斜角度，请说明旋转多少度。");
    }
    double degrees = Math.round(-10 * slant.getAsDouble()) / 10.0;
    if (Math.abs(slant.getAsDouble()) < LEVEL) {
      throw new Refusal(
          Refusal.Code.TOO_AMBIGUOUS,
          "The lines of the picture are level already. To turn it all the same, say by how many"
              + " degrees.",
          "画面中的线条已经水平，无需校正。如仍需旋转，请说明度数。");
    }
    new Rotate(degrees).apply(scene);
    scene.note(
        String.format(Locale.ROOT, "Straightened by %.1f degrees.", degrees),
        String.format(Locale.ROOT, "已扶正 %.1f 度。", degrees));
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
