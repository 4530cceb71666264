package dev.darkroom.provider;

import dev.darkroom.job.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one of Stability's operations takes, by the end of its path or the name of its model. */
enum StabilityModel {
  CORE("generate/core", 0, true, List.of("seed", "negative_prompt", "style_preset")),

  /** Makes pictures from text, and others like a picture. */
  ULTRA("generate/ultra", 1, true, List.of("seed", "negative_prompt", "style_preset", "strength")),

  /** As ultra, with its model named in a field. */
  SD3(
      "generate/sd3",
      1,
      true,
      List.of("seed", "negative_prompt", "style_preset", "strength", "cfg_scale")),

  /** Paints what a mask covers. */
  INPAINT(
      "edit/inpaint", 1, false, List.of("seed", "negative_prompt", "style_preset", "grow_mask")),

  /** Paints around a picture. */
  OUTPAINT("edit/outpaint", 1, false, List.of("seed", "creativity")),

  /** Replaces the background by one in words, or by the second picture. */
  RELIGHT(
      "edit/replace-background-and-relight",
      2,
      false,
      List.of(
          "seed",
          "negative_prompt",
          "preserve_original_subject",
          "original_background_depth",
          "light_source_direction",
          "light_source_strength",
          "keep_original_background")),

  /** Gives the first picture the style of the second. */
  STYLE("control/style-transfer", 2, false, List.of("seed", "negative_prompt"));

  /** The most pixels that outpaint adds on one side. */
  static final int MARGIN_MAX = 2000;

  private static final long PIXELS_MIN = 4096;
  private static final long PIXELS_MAX = 9_437_184;
  private static final int SIDE_MIN = 64;
  private static final double RATIO_MAX = 2.5;

  private static final Ratios RATIOS =
      Ratios.of("21:9", "16:9", "3:2", "5:4", "1:1", "4:5", "2:3", "9:16", "9:21");

  private final String path;
  private final int picturesMax;
  private final boolean generates;

  @SuppressWarnings("ImmutableEnumChecker") // Lists of literals, which nobody writes.
  private final List<String> options;

  StabilityModel(String path, int picturesMax, boolean generates, List<String> options) {
    this.path = path;
    this.picturesMax = picturesMax;
    this.generates = generates;
    this.options = options;
  }

  /** Empty for a name that is none of these. */
  static Optional<StabilityModel> of(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "core" -> CORE;
          case "ultra" -> ULTRA;
          case "sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium" -> SD3;
          case "inpaint" -> INPAINT;
          case "outpaint" -> OUTPAINT;
          case "replace-background-and-relight" -> RELIGHT;
          case "style-transfer" -> STYLE;
          default -> null;
        });
  }

  /** Below {@code /v2beta/stable-image/}. */
  String path() {
    return path;
  }

  int picturesMax() {
    return picturesMax;
  }

  boolean generates() {
    return generates;
  }

  /** The options of a job that it has fields for. */
  List<String> options() {
    return options;
  }

  /** The field of the words. */
  String words() {
    return this == RELIGHT ? "background_prompt" : "prompt";
  }

  /** The field of a picture by its place, from 0. */
  String field(int picture) {
    return switch (this) {
      case RELIGHT -> picture == 0 ? "subject_image" : "background_reference";
      case STYLE -> picture == 0 ? "init_image" : "style_image";
      case CORE, ULTRA, SD3, INPAINT, OUTPAINT -> "image";
    };
  }

  String ratio(Size asked) {
    return RATIOS.nearest(asked);
  }

  /**
   * Whether a size can be had.
   *
   * @param first of the job's pictures, null where there is none
   */
  boolean draws(Size asked, @Nullable Size first) {
    if (first == null) {
      return RATIOS.reaches(asked);
    }
    return this == OUTPAINT
        ? holds(asked, first)
        : Pictures.kept(first, asked) >= Pictures.KEPT_MIN;
  }

  private static boolean holds(Size outer, Size inner) {
    int wider = outer.width() - inner.width();
    int higher = outer.height() - inner.height();
    return wider >= 0
        && higher >= 0
        && wider + higher > 0
        && Math.max(wider, higher) <= 2 * MARGIN_MAX;
  }

  /** Whether a picture of that size is taken. */
  boolean takes(Size picture) {
    int longer = Math.max(picture.width(), picture.height());
    int shorter = Math.min(picture.width(), picture.height());
    boolean ratio = (this != OUTPAINT && this != STYLE) || longer <= RATIO_MAX * shorter;
    return ratio
        && shorter >= SIDE_MIN
        && picture.pixels() >= PIXELS_MIN
        && picture.pixels() <= PIXELS_MAX;
  }
}
