package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Where;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/** Sharpens, blurs or cleans; strength 0 to 1. */
public record Retouch(Where where, Touch touch, double strength) implements Operation {
  public Retouch {
    strength = Math.clamp(strength, 0.0, 1.0);
  }

  @Override
  public Intent intent() {
    return Intent.RETOUCH;
  }

  @Override
  public String target() {
    return Places.describe(where);
  }

  @Override
  public Map<String, Object> parameters() {
    String name = touch.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Map.of("touch", name, "strength", strength);
  }

  @Override
  public Optional<Found> place(Scene scene) {
    return Optional.of(Places.found(scene, where));
  }

  @Override
  public void apply(Scene scene) {
    Mask region = Places.find(scene, where);
    scene.paint("retouch", touched(scene, scene.bitmap(), region), region);
  }

  private Bitmap touched(Scene scene, Bitmap picture, Mask region) {
    return switch (touch) {
      case SHARPEN -> filtered(scene, picture, region, mat -> Sharpness.raise(mat, strength));
      case DENOISE ->
          filtered(scene, picture, region, mat -> Noise.reduce(mat, strength, scene.monitor()));
      case BLUR -> Softness.blur(picture, region, strength, scene.monitor());
      case WHITE_BALANCE ->
          graded(scene, picture, region, WhiteBalance.of(Thumbnail.of(picture, 512)), strength);
      case DEHAZE -> graded(scene, picture, region, Haze.of(picture, strength), 1);
      case AUTO_ENHANCE -> graded(scene, picture, region, Enhancement.of(picture), strength);
    };
  }

  private static Bitmap graded(
      Scene scene, Bitmap picture, Mask region, ColourKernel grade, double share) {
    return grade.over(picture, region, share, scene.monitor());
  }

  private static Bitmap filtered(Scene scene, Bitmap picture, Mask region, Filter filter) {
    try (Mat mat = Pixels.bgr(picture)) {
      scene.monitor().check();
      filter.apply(mat);
      return Pixels.blended(picture, mat, region, 1, scene.monitor());
    }
  }
}
