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
    Found found = Places.found(scene, where);
    boolean marked = where instanceof Where.CallerMask;
    return Optional.of(
        switch (touch) {
          case SMOOTH_SKIN -> found.with(SkinRetouch.skin(scene, found.mask(), marked));
          case REMOVE_BLEMISHES -> found.with(SkinRetouch.spots(scene, found.mask(), marked));
          case SHARPEN, BLUR, DENOISE, WHITE_BALANCE, DEHAZE, AUTO_ENHANCE -> found;
        });
  }

  @Override
  public void apply(Scene scene) {
    Mask region = Places.find(scene, where);
    Painted painted = painted(scene, region);
    scene.paint("retouch", painted.pixels(), painted.region());
  }

  /** Of a region, skin alone is touched when it is skin that is spoken of. */
  private Painted painted(Scene scene, Mask region) {
    Bitmap picture = scene.bitmap();
    boolean marked = where instanceof Where.CallerMask;
    return switch (touch) {
      case SHARPEN -> filtered(scene, region, mat -> Sharpness.raise(mat, strength));
      case DENOISE -> filtered(scene, region, mat -> Noise.reduce(mat, strength, scene.monitor()));
      case BLUR -> new Painted(Softness.blur(picture, region, strength, scene.monitor()), region);
      case WHITE_BALANCE ->
          graded(scene, region, WhiteBalance.of(Thumbnail.of(picture, 512)), strength);
      case DEHAZE -> graded(scene, region, Haze.of(picture, strength), 1);
      case AUTO_ENHANCE -> graded(scene, region, Enhancement.of(picture), strength);
      case SMOOTH_SKIN -> SkinRetouch.smooth(scene, region, marked, strength);
      case REMOVE_BLEMISHES -> SkinRetouch.clear(scene, region, marked);
    };
  }

  private static Painted graded(Scene scene, Mask region, ColourKernel grade, double share) {
    return new Painted(grade.over(scene.bitmap(), region, share, scene.monitor()), region);
  }

  private static Painted filtered(Scene scene, Mask region, Filter filter) {
    Bitmap picture = scene.bitmap();
    try (Mat mat = Pixels.bgr(picture)) {
      scene.monitor().check();
      filter.apply(mat);
      return new Painted(Pixels.blended(picture, mat, region, 1, scene.monitor()), region);
    }
  }
}
