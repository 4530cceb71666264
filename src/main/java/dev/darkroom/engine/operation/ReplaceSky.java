package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.composite.Foreground;
import dev.darkroom.engine.composite.Over;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.scenery.Scenery;
import java.util.Map;
import java.util.Optional;

/**
 * Another sky from the library of scenes, behind all that stands before the picture's own. A mask
 * of the caller's bounds what changes.
 *
 * @param tints whether the land takes on a little of the new light; else only the sky changes
 */
public record ReplaceSky(Scenery scenery, boolean tints) implements Operation {
  /** How much of the difference between the two skies reaches the land. */
  private static final double TINT = 0.2;

  private static final double DIM = 0.55;
  private static final double DARKEST = 0.62;
  private static final double BRIGHTEST = 1.06;

  /** The most that the tint adds to a or b of white. */
  private static final double TINT_MAX = 0.03;

  public ReplaceSky {
    if (!scenery.isSky()) {
      throw new IllegalArgumentException(scenery + " is no sky");
    }
  }

  @Override
  public Intent intent() {
    return Intent.BACKGROUND;
  }

  @Override
  public String target() {
    return "sky";
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of(
        "sky",
        scenery.english(),
        "illustrative",
        scenery.illustrative(),
        "tint",
        tints ? "the rest of the picture, slightly" : "none");
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public Optional<Found> place(Scene scene) {
    Found sky = scene.regions().find(scene, new Where.Sky());
    if (Box.around(sky.mask()).isEmpty()) {
      throw noSky();
    }
    return Optional.of(sky);
  }

  /**
   * @throws Refusal REGION_NOT_FOUND when no sky is found
   */
  @Override
  public void apply(Scene scene) {
    Mask sky = scene.regions().find(scene, new Where.Sky()).mask();
    Bitmap before = scene.bitmap();
    Box seen = Box.around(sky).orElseThrow(ReplaceSky::noSky);
    double horizon = (double) seen.bottom() / sky.height();
    Bitmap view =
        scenery
            .paintSky(sky.width(), sky.height(), horizon, scene.monitor())
            .orElseThrow(ReplaceSky::noSky);
    Bitmap cutOut = Foreground.of(before, sky.inverted(), scene.monitor());
    Bitmap lit = tints ? lit(before, view, sky, cutOut, scene) : cutOut;
    Bitmap result = Over.into(view, lit);
    for (int i = 3; i < result.pixels().length; i += 4) {
      result.pixels()[i] = before.pixels()[i];
    }
    scene.paint("sky", result, tints ? scene.callerMask().orElseGet(() -> whole(sky)) : sky);
  }

  private static Bitmap lit(Bitmap before, Bitmap view, Mask sky, Bitmap cutOut, Scene scene) {
    double[] from = Pixels.mean(before, sky);
    double[] to = Pixels.mean(view, sky);
    scene.note(
        "What lies before the new sky was tinted slightly to its light.", "天空前面的景物已按新天空的光线略微调色。");
    return tint(from, to).over(cutOut, sky.inverted(), 1, scene.monitor());
  }

  private static Mask whole(Mask sky) {
    return Mask.full(sky.width(), sky.height());
  }

  /** What the change of the sky's colour does to what it shines on. */
  private static ColourKernel tint(double[] from, double[] to) {
    float gain = (float) Math.clamp(1 + DIM * (to[0] - from[0]), DARKEST, BRIGHTEST);
    float a = limited(TINT * (to[1] - from[1]));
    float b = limited(TINT * (to[2] - from[2]));
    return (lab, _, _) -> {
      float lightness = lab[0];
      lab[0] = lightness * gain;
      lab[1] = lab[1] * gain + a * lightness;
      lab[2] = lab[2] * gain + b * lightness;
    };
  }

  private static float limited(double value) {
    return (float) Math.clamp(value, -TINT_MAX, TINT_MAX);
  }

  private static Refusal noSky() {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "No sky was found in the picture. A mask of it would help.",
        "画面中没有找到天空。请提供天空的蒙版。");
  }
}
