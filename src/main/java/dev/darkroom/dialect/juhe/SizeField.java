package dev.darkroom.dialect.juhe;

import dev.darkroom.job.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size {@code WIDTH*HEIGHT}: whole numbers from 512 to 2048. */
final class SizeField {
  private static final Pattern WIDTH_STAR_HEIGHT =
      Pattern.compile("\\s*([1-9][0-9]{0,4})\\*([1-9][0-9]{0,4})\\s*");

  private static final int EDGE_MIN = 512;
  private static final int EDGE_MAX = 2048;

  private SizeField() {}

  static Size parse(String text) {
    Matcher matcher = WIDTH_STAR_HEIGHT.matcher(text);
    if (!matcher.matches()) {
      throw new RefusalException(
          Refusal.SIZE, "size is WIDTH*HEIGHT in ASCII digits with an asterisk, as 1024*1536.");
    }
    Size size = new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    if (!inRange(size.width()) || !inRange(size.height())) {
      throw new RefusalException(
          Refusal.SIZE, "size is " + size + ", but each side has to be 512 to 2048.");
    }
    return size;
  }

  private static boolean inRange(int edge) {
    return edge >= EDGE_MIN && edge <= EDGE_MAX;
  }
}
