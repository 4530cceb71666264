package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Cut;
import dev.darkroom.engine.text.Glyphs;
import dev.darkroom.engine.text.OnnxTextReader;
import dev.darkroom.engine.text.TextReader;
import dev.darkroom.engine.text.TextRun;
import java.util.Locale;

/** Checks of written text. */
final class TextChecks {
  private static final TextReader READER = new OnnxTextReader();

  /** What is seen around the ink when it is read, in pixels. */
  private static final int MARGIN = 8;

  /** Levels by which ink differs from its board; noise differs by less. */
  private static final int INK = 60;

  private TextChecks() {}

  /**
   * {@code reads WORDS [overlap] [REGION]}: the recogniser reads the words where ink is, or what is
   * inked overlaps with the words set in the bundled typeface, brought to the same box. Underscores
   * are spaces. Without a region the ink is what changed; with one, which says that words on a
   * board were exchanged, it is what differs from the clean board, also beyond that region: the new
   * words may be longer.
   */
  static Check reads(Words words) {
    String text = words.text(1).replace('_', ' ');
    return e -> {
      Mask ink = words.words().size() > 3 ? onBoard(e) : Places.added(e);
      int[] box = Masks.box(ink);
      if (box == null) {
        return new Check.Measure(false, "nothing written");
      }
      Mask typeset = new TextRun(Glyphs.bundled(), text, 100).coverage();
      int width = box[2] - box[0];
      int height = box[3] - box[1];
      double shape = (double) width / height / ((double) typeset.width() / typeset.height());
      Mask wanted = Resized.to(typeset, width, height);
      Mask found =
          Masks.where(width, height, i -> ink.at(box[0] + i % width, box[1] + i / width) >= 128);
      double overlap = Masks.overlap(found, wanted);
      String read = read(e.after(), box);
      boolean set = overlap >= words.number(2, 0.55) && shape > 0.8 && shape < 1.25;
      return new Check.Measure(
          set || plain(read).equals(plain(text)),
          "overlap %.2f, proportions %.2f, read \"%s\"".formatted(overlap, shape, read));
    };
  }

  private static String read(Bitmap picture, int[] box) {
    int left = Math.max(0, box[0] - MARGIN);
    int top = Math.max(0, box[1] - MARGIN);
    int right = Math.min(picture.width(), box[2] + MARGIN);
    int bottom = Math.min(picture.height(), box[3] + MARGIN);
    Bitmap line = Cut.of(picture, new Box(left, top, right - left, bottom - top));
    return READER.read(line, Monitor.none()).text();
  }

  private static String plain(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static Mask onBoard(Evidence e) {
    Bitmap board = e.before().clean();
    if (board == null) {
      throw new IllegalArgumentException(e.before().name() + " has no clean board");
    }
    return Fidelity.changed(board, e.after(), INK);
  }
}
