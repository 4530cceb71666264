package dev.darkroom.provider;

import dev.darkroom.job.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a FLUX model takes, by the name that its path has. */
enum BflModel {
  FLUX_2(8, true, List.of("seed")),
  FLUX_2_FLEX(8, true, List.of("seed", "steps", "guidance")),
  FLUX_2_KLEIN(4, true, List.of("seed")),
  KONTEXT(4, true, List.of("seed", "prompt_upsampling")),
  FLUX_1_1(0, true, List.of("seed", "prompt_upsampling")),

  /** Its size is a ratio. */
  ULTRA(0, true, List.of("seed")),

  /** Paints what a mask covers. */
  FILL(1, false, List.of("seed", "steps", "guidance")),

  /** Paints around a picture. */
  EXPAND(1, false, List.of("steps", "guidance"));

  /** The most pixels that expand adds on one side. */
  static final int MARGIN_MAX = 2048;

  private static final SizeGrid FLUX_2_SIZES = new SizeGrid(16, 64, 62_500, 4_000_000);
  private static final SizeGrid FLUX_1_SIZES = new SizeGrid(32, 256, 1440, 1440 * 1440);
  private static final Ratios RATIOS =
      Ratios.of("21:9", "16:9", "3:2", "4:3", "1:1", "3:4", "2:3", "9:16", "9:21");

  private final int picturesMax;
  private final boolean generates;

  @SuppressWarnings("ImmutableEnumChecker") // Lists of literals, which nobody writes.
  private final List<String> options;

  BflModel(int picturesMax, boolean generates, List<String> options) {
    this.picturesMax = picturesMax;
    this.generates = generates;
    this.options = options;
  }

  /** Empty for a name that is none of these. */
  static Optional<BflModel> of(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "flux-2-pro", "flux-2-max" -> FLUX_2;
          case "flux-2-flex" -> FLUX_2_FLEX;
          case "flux-2-klein-4b", "flux-2-klein-9b" -> FLUX_2_KLEIN;
          case "flux-kontext-pro", "flux-kontext-max" -> KONTEXT;
          case "flux-pro-1.1" -> FLUX_1_1;
          case "flux-pro-1.1-ultra" -> ULTRA;
          case "flux-pro-1.0-fill" -> FILL;
          case "flux-pro-1.0-expand" -> EXPAND;
          default -> null;
        });
  }

  /**
   * The media types of pictures that it takes; margins are measured from the upright picture, which
   * JPEG may not be.
   */
  Set<String> taken() {
    return this == EXPAND ? InputFiles.PNG_ONLY : InputFiles.PNG_JPEG;
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

  /** The sides to ask for; empty where it takes none. */
  Optional<Size> sides(Size asked) {
    return switch (this) {
      case FLUX_2, FLUX_2_FLEX, FLUX_2_KLEIN -> Optional.of(FLUX_2_SIZES.drawn(asked));
      case FLUX_1_1 -> Optional.of(FLUX_1_SIZES.drawn(asked));
      case KONTEXT, ULTRA, FILL, EXPAND -> Optional.empty();
    };
  }

  /** The ratio to ask for; empty where it takes none. */
  Optional<String> ratio(Size asked) {
    return this == KONTEXT || this == ULTRA ? Optional.of(RATIOS.nearest(asked)) : Optional.empty();
  }

  /**
   * Whether a size can be had.
   *
   * @param first of the job's pictures, null where there is none
   */
  boolean draws(Size asked, @Nullable Size first) {
    return switch (this) {
      case FLUX_2, FLUX_2_FLEX, FLUX_2_KLEIN -> FLUX_2_SIZES.reaches(asked);
      case FLUX_1_1 -> FLUX_1_SIZES.reaches(asked);
      case KONTEXT, ULTRA -> RATIOS.reaches(asked);
      case FILL -> first == null || Pictures.kept(first, asked) >= Pictures.KEPT_MIN;
      case EXPAND -> first == null || holds(asked, first);
    };
  }

  private static boolean holds(Size outer, Size inner) {
    int wider = outer.width() - inner.width();
    int higher = outer.height() - inner.height();
    return wider >= 0
        && higher >= 0
        && wider + higher > 0
        && Math.max(wider, higher) <= 2 * MARGIN_MAX;
  }
}
