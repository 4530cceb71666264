package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Where;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/** Applies a look; strength 0 to 1 blends it with the picture as it was. */
public record ApplyLook(Where where, Look look, double strength) implements Operation {
  public ApplyLook {
    strength = Math.clamp(strength, 0.0, 1.0);
  }

  @Override
  public Intent intent() {
    return Intent.STYLE;
  }

  @Override
  public String target() {
    return Places.describe(where);
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("look", look.label(), "strength", strength);
  }

  @Override
  public Optional<Found> place(Scene scene) {
    return Optional.of(Places.found(scene, where));
  }

  @Override
  public void apply(Scene scene) {
    Mask region = Places.find(scene, where);
    Bitmap picture = scene.bitmap();
    scene.paint("look", looking(scene, picture, region), region);
  }

  private Bitmap looking(Scene scene, Bitmap picture, Mask region) {
    return switch (look) {
      case BLACK_AND_WHITE -> graded(scene, picture, region, Grades.blackAndWhite());
      case SEPIA -> graded(scene, picture, region, Grades.sepia());
      case VINTAGE -> graded(scene, picture, region, Grades.vintage(picture));
      case VIGNETTE -> graded(scene, picture, region, Grades.vignette(picture, 0.75));
      case WARM -> graded(scene, picture, region, Grades.cast(0.012f, 0.05f));
      case COOL -> graded(scene, picture, region, Grades.cast(-0.012f, -0.045f));
      case NIGHT -> graded(scene, picture, region, Grades.night());
      case AUTUMN -> graded(scene, picture, region, Grades.autumn());
      case FADE -> graded(scene, picture, region, Grades.fade());
      case HDR -> graded(scene, picture, region, LocalContrast.of(picture, scene.monitor()));
      case INVERT -> filtered(scene, picture, region, Filters::invert);
      case SKETCH -> filtered(scene, picture, region, Filters::sketch);
      case EMBOSS -> filtered(scene, picture, region, Filters::emboss);
      case PIXELATE -> filtered(scene, picture, region, Filters::pixelate);
      case OIL -> painted(scene, picture, region, Paintings::oil);
      case WATERCOLOUR -> painted(scene, picture, region, Paintings::watercolour);
      case CARTOON -> painted(scene, picture, region, Paintings::cartoon);
      case POSTER -> painted(scene, picture, region, Paintings::poster);
    };
  }

  private Bitmap graded(Scene scene, Bitmap picture, Mask region, ColourKernel grade) {
    return grade.over(picture, region, strength, scene.monitor());
  }

  private Bitmap filtered(Scene scene, Bitmap picture, Mask region, Filter filter) {
    try (Mat mat = Pixels.bgr(picture)) {
      scene.monitor().check();
      filter.apply(mat);
      return Pixels.blended(picture, mat, region, strength, scene.monitor());
    }
  }

  /** Paintings of large pictures are made smaller and enlarged: strokes have no fine detail. */
  private Bitmap painted(Scene scene, Bitmap picture, Mask region, Filter painting) {
    return filtered(scene, picture, region, mat -> Pixels.reduced(mat, 2048, painting));
  }
}
