package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Where;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a place the palette and the contrast of another picture. That is all that can honestly be
 * taken over of a picture's style: no brush strokes, no shapes.
 *
 * @param picture whose palette it is, 2 for the second
 * @param strength 0 to 1, the whole way
 */
public record MatchPalette(Where where, int picture, double strength) implements Operation {
  /** Where nothing is said: most of the way, since the whole way hides what the picture was. */
  public static final double USUAL = 0.7;

  private static final int SMALL = 512;

  public MatchPalette {
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
    return Map.of("palette", "picture " + picture, "strength", strength, "transfers", transfers());
  }

  private String transfers() {
    return "palette and contrast of picture " + picture + "; brush strokes are not transferred";
  }

  @Override
  public Optional<Found> place(Scene scene) {
    scene.picture(picture); // Refuses one that did not come.
    return Optional.of(Places.found(scene, where));
  }

  @Override
  public void apply(Scene scene) {
    Bitmap reference = Thumbnail.of(scene.picture(picture), SMALL);
    Mask region = region(scene);
    Bitmap present = scene.bitmap();
    Bitmap small = Thumbnail.of(present, SMALL);
    scene.monitor().check();
    Palette here = Palette.of(small, Resampler.resize(region, small.width(), small.height()));
    Palette there = Palette.of(reference, Mask.full(reference.width(), reference.height()));
    ColourKernel grade = here.towards(there, strength);
    scene.paint("palette", grade.over(present, region, 1, scene.monitor()), region);
  }

  /** A caller's mask lies on picture 1: of what a fusion made since, it says nothing. */
  private Mask region(Scene scene) {
    Bitmap present = scene.bitmap();
    return where instanceof Where.CallerMask && Fuse.present(scene) != 1
        ? Mask.full(present.width(), present.height())
        : Places.find(scene, where);
  }
}
