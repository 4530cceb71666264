package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.DefaultSize;
import dev.darkroom.job.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sizes that a family of models takes.
 *
 * @param named sizes that are always taken
 * @param auto whether the word {@code auto} may be said for an absent size
 * @param free the bounds of any other size, or null where there is no other
 * @param raised sizes that are answered by a larger one unless the server is strict
 * @param absent what a caller gets who names none
 * @param lenient whether a size that cannot be taken counts as absent
 */
record SizeRule(
    List<Size> named,
    boolean auto,
    @Nullable Free free,
    Map<Size, Size> raised,
    Absent absent,
    boolean lenient) {
  private static final Pattern WIDTH_X_HEIGHT = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");

  /**
   * Bounds in pixels.
   *
   * @param multiple what both edges are divisible by
   * @param ratioMax the longer edge over the shorter
   */
  record Free(
      int shortEdgeMin,
      int longEdgeMin,
      int longEdgeMax,
      int multiple,
      int ratioMax,
      long pixelsMin,
      long pixelsMax,
      String words) {
    boolean takes(Size size) {
      int shorter = Math.min(size.width(), size.height());
      int longer = Math.max(size.width(), size.height());
      return shorter >= shortEdgeMin
          && longer >= longEdgeMin
          && longer <= longEdgeMax
          && size.width() % multiple == 0
          && size.height() % multiple == 0
          && longer <= (long) shorter * ratioMax
          && size.pixels() >= pixelsMin
          && size.pixels() <= pixelsMax;
    }
  }

  /** What a caller gets who names no size. */
  enum Absent {
    /** The size that the instruction asks for, else that of the first picture. */
    AS_INSTRUCTED,
    /** 1024x1024. */
    SQUARE,
    /** {@link DefaultSize#standard}. */
    STANDARD,
    /** {@link DefaultSize#megapixel}. */
    MEGAPIXEL
  }

  SizeRule {
    named = List.copyOf(named);
    raised = Map.copyOf(raised);
  }

  /** The size that a value names, or empty where it leaves the choice to the server. */
  Optional<Size> read(String value, boolean strict) {
    if (auto && value.equalsIgnoreCase("auto")) {
      return Optional.empty();
    }
    Optional<Size> size = parse(value);
    if (!strict && size.isPresent() && raised.containsKey(size.get())) {
      return size.map(raised::get);
    }
    if (size.isPresent() && takes(size.get())) {
      return size;
    }
    if (lenient) {
      return Optional.empty();
    }
    throw Faults.bad(
        "invalid_value",
        "size",
        "Invalid value: '" + Faults.echo(value) + "'. Supported values are: " + words() + ".");
  }

  /** The exact size of the result, or null for the one that the instruction asks for. */
  @Nullable Size absentFor(Size first) {
    return switch (absent) {
      case AS_INSTRUCTED -> null;
      case SQUARE -> SizeRules.USUAL;
      case STANDARD -> DefaultSize.standard(first);
      case MEGAPIXEL -> DefaultSize.megapixel(first);
    };
  }

  static Optional<Size> parse(String value) {
    Matcher matcher = WIDTH_X_HEIGHT.matcher(value.strip());
    return matcher.matches()
        ? Optional.of(
            new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  private boolean takes(Size size) {
    return named.contains(size) || (free != null && free.takes(size));
  }

  private String words() {
    List<String> words = new ArrayList<>(named.stream().map(size -> "'" + size + "'").toList());
    if (auto) {
      words.add("'auto'");
    }
    if (free != null) {
      words.add(free.words());
    }
    return String.join(", ", words);
  }
}
