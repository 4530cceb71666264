package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.text.Glyphs;
import dev.darkroom.engine.text.TextRun;

/** Checks of written text. */
final class TextChecks {
  private TextChecks() {}

  /**
   * {@code reads WORDS [overlap] [REGION]}: what is inked overlaps with the words set in the
   * bundled typeface, brought to the same box. Underscores are spaces. Without a region the ink is
   * what changed; with one it is what differs from the clean board there.
   */
  static Check reads(Words words) {
    String text = words.text(1).replace('_', ' ');
    return e -> {
      Mask ink = words.words().size() > 3 ? onBoard(e, words.text(3)) : Places.added(e);
      int[] box = Masks.box(ink);
      if (box == null) {
        return new Check.Measure(false, "nothing written");
      }
      Mask set = new TextRun(Glyphs.bundled(), text, 100).coverage();
      int width = box[2] - box[0];
      int height = box[3] - box[1];
      double shape = (double) width / height / ((double) set.width() / set.height());
      Mask wanted = Resized.to(set, width, height);
      Mask found =
          Masks.where(width, height, i -> ink.at(box[0] + i % width, box[1] + i / width) >= 128);
      double overlap = Masks.overlap(found, wanted);
      return new Check.Measure(
          overlap >= words.number(2, 0.55) && shape > 0.8 && shape < 1.25,
          "overlap %.2f, proportions %.2f".formatted(overlap, shape));
    };
  }

  private static Mask onBoard(Evidence e, String region) {
    Bitmap board = e.before().clean();
    if (board == null) {
      throw new IllegalArgumentException(e.before().name() + " has no clean board");
    }
    Mask within = Masks.grown(e.region(region), e.before().rim());
    Mask differs = Fidelity.changed(board, e.after(), 60);
    return Masks.where(
        within.width(),
        within.height(),
        i -> within.coverage()[i] != 0 && differs.coverage()[i] != 0);
  }
}
