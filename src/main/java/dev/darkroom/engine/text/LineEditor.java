package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.fill.Surroundings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Erases a line of text from a simple ground, and sets other words in its place. */
public final class LineEditor {
  /** Grounds with more edges cannot be continued unseen. */
  private static final double COMPLEXITY_MAX = 0.2;

  /** Lines that bend or narrow more lie on no level plane that faces the camera. */
  private static final double BEND_MAX = 0.22;

  private final MarkEraser eraser;
  private final @Nullable Mask mask;

  /**
   * @param mask what may be changed, or null for all
   */
  public LineEditor(TextDetector detector, long seed, @Nullable Mask mask, Monitor monitor) {
    this.eraser = new MarkEraser(detector, Optional.empty(), seed, monitor);
    this.mask = mask;
  }

  /**
   * The picture without the line.
   *
   * @throws Refusal MASK_REQUIRED when it cannot be told from its ground, or that is too busy
   */
  public MarkEraser.Erased erase(Bitmap picture, Written line) {
    MarkEraser.Erased erased;
    try {
      erased = eraser.erase(picture, line.box());
    } catch (Refusal _) {
      throw unclear();
    }
    if (Surroundings.complexity(picture, erased.mask()) > COMPLEXITY_MAX) {
      throw unclear();
    }
    return new MarkEraser.Erased(erased.picture(), limited(erased.mask()), erased.marks());
  }

  /** Only what the caller's mask covers, in place. */
  private Mask limited(Mask changed) {
    for (int i = 0; mask != null && i < changed.coverage().length; i++) {
      if (mask.coverage()[i] == 0) {
        changed.coverage()[i] = 0;
      }
    }
    return changed;
  }

  /**
   * The picture with other words in place of a line, in the bundled typeface.
   *
   * @param words as {@link Wording#settable} gives them
   * @throws Refusal as {@link #erase}, or TOO_LARGE when there is no room for them
   */
  public Lettering.Drawn replace(Bitmap picture, Written line, String words) {
    MarkEraser.Erased erased = erase(picture, line);
    LineLook look = LineLook.of(picture, erased.picture(), erased.mask(), line.box().tilt());
    if (look.height() < 4 || look.bend() > BEND_MAX) {
      throw skewed();
    }
    double[] room = new Room(erased.picture(), look, mask).along();
    String oneLine = words.replace('\n', ' ');
    Lettering.Drawn drawn =
        new LineSetting(look, line.text())
            .draw(erased.picture(), oneLine, room, 0.5)
            .orElseThrow(LineEditor::noRoom);
    Mask both = drawn.mask();
    for (int i = 0; i < both.coverage().length; i++) {
      both.coverage()[i] |= erased.mask().coverage()[i];
    }
    return new Lettering.Drawn(drawn.picture(), limited(both));
  }

  private static Refusal unclear() {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "The text cannot be told well enough from what is behind it to take it away cleanly. Send a"
            + " mask of it to remove it, and write the new words in a second request.",
        "文字与背后的画面难以清楚区分，无法干净地去除。请提供文字的蒙版先将其去除，再单独写上新的文字。");
  }

  private static Refusal skewed() {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "The text is curved or seen at an angle; only text on a flat ground that faces the camera"
            + " is replaced.",
        "文字是弯曲的或有透视角度，只能替换正对镜头的平面上的文字。");
  }

  private static Refusal noRoom() {
    return new Refusal(
        Refusal.Code.TOO_LARGE,
        "The new words are too long for the place of the old ones.",
        "新的文字太长，原来的位置放不下。");
  }
}
