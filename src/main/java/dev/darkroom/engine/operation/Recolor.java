package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.colour.Dye;
import dev.darkroom.engine.colour.Oklab;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Where;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gives a region another colour and keeps its light, shade and gloss. Of a subject only its
 * dominant material is dyed.
 */
public record Recolor(Where where, Colour colour) implements Operation {
  private static final int SAMPLES_MAX = 100_000;
  private static final int SURE = 250;

  @Override
  public Intent intent() {
    return Intent.RECOLOR;
  }

  @Override
  public String target() {
    return switch (where) {
      case Where.Whole() -> "picture";
      case Where.CallerMask() -> "mask";
      case Where.Subject _ -> "subject";
      case Where.Background() -> "background";
      case Where.Coloured(var named, _, var plural) ->
          (plural ? "parts coloured " : "part coloured ") + named.hex();
      case Where.Sky() -> "sky";
      case Where.Area(var position) ->
          "area " + position.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case Where.Text _ -> "text";
      case Where.Box _, Where.Point _, Where.Which _, Where.Faces _ -> Places.describe(where);
    };
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("colour", colour.hex());
  }

  @Override
  public Optional<Found> place(Scene scene) {
    return Optional.of(scene.regions().material(scene, where));
  }

  @Override
  public void apply(Scene scene) {
    Found found = scene.regions().material(scene, where);
    scene.monitor().check();
    Bitmap picture = scene.bitmap();
    Dye dye = Dye.of(samples(picture, found.mask()), colour);
    if (dye.brightensBlack()) {
      scene.note(
          "Something nearly black shows little of its shape once it is made light.",
          "近乎黑色的物体改成浅色后，看不出多少立体感。");
    }
    Bitmap dyed = picture.copy();
    IntStream.range(0, picture.height())
        .parallel()
        .forEach(y -> row(picture, found.mask(), dye, dyed, y));
    scene.monitor().check();
    scene.paint("recolor " + target() + ": " + found.how(), dyed, found.mask());
  }

  private static float[] samples(Bitmap picture, Mask mask) {
    byte[] coverage = mask.coverage();
    int step = Math.max(1, coverage.length / (4 * SAMPLES_MAX));
    float[] lab = new float[3 * (coverage.length / step + 1)];
    int n = 0;
    for (int i = 0; i < coverage.length; i += step) {
      if ((coverage[i] & 255) >= SURE) {
        byte[] p = picture.pixels();
        Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 3 * n++);
      }
    }
    return Arrays.copyOf(lab, 3 * n);
  }

  private static void row(Bitmap picture, Mask mask, Dye dye, Bitmap dyed, int y) {
    float[] lab = new float[3];
    double[] own = new double[3];
    double[] pure = new double[3];
    double[] after = new double[3];
    for (int x = 0; x < picture.width(); x++) {
      int i = y * picture.width() + x;
      int cover = mask.coverage()[i] & 255;
      if (cover == 0) {
        continue;
      }
      light(picture, i, own);
      System.arraycopy(own, 0, pure, 0, 3);
      if (cover < SURE) {
        Surroundings.mean(picture, mask, x, y, pure);
        dim(pure, own, cover / 255.0);
      }
      Oklab.from(Oklab.srgb(pure[0]), Oklab.srgb(pure[1]), Oklab.srgb(pure[2]), lab, 0);
      dye.apply(lab[0], lab[1], lab[2], after);
      for (int c = 0; c < 3; c++) {
        // A pixel on the outline is part material, part background: only its part is exchanged.
        double value = own[c] + cover / 255.0 * (after[c] - pure[c]);
        dyed.pixels()[4 * i + 2 - c] = (byte) Oklab.srgb(value);
      }
    }
  }

  /** Where a pixel has less light than its part of the material would give, that is in shade. */
  private static void dim(double[] pure, double[] own, double part) {
    double most = Math.max(pure[0], Math.max(pure[1], pure[2]));
    double scale = 1;
    for (int c = 0; c < 3; c++) {
      if (pure[c] > most / 2) {
        scale = Math.min(scale, own[c] / (part * pure[c]));
      }
    }
    for (int c = 0; c < 3; c++) {
      pure[c] *= scale;
    }
  }

  private static void light(Bitmap picture, int i, double[] rgb) {
    for (int c = 0; c < 3; c++) {
      rgb[c] = Oklab.linear(picture.pixels()[4 * i + 2 - c] & 255);
    }
  }
}
