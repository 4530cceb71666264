package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.fill.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the visible labels of AI-made pictures in their places: the law asks for them (GB
 * 45438-2025), so no sentence, however it is worded, takes one away or rewrites it.
 */
public final class AiLabels {
  /** Lines beyond these are not read. */
  private static final int LINES_MAX = 12;

  /** A line is touched when the mask covers this share of its box. */
  private static final double TOUCHED = 0.02;

  private final TextDetector detector;
  private final @Nullable TextReader reader;
  private final Monitor monitor;

  public AiLabels(TextDetector detector, Optional<TextReader> reader, Monitor monitor) {
    this.detector = detector;
    this.reader = reader.orElse(null);
    this.monitor = monitor;
  }

  /**
   * @throws Refusal AI_LABEL_PROTECTED when the line is such a label
   */
  public static void requireNone(Written line) {
    if (AiLabel.saidBy(line.text(), line.certainty())) {
      throw refusal();
    }
  }

  /**
   * Reads the lines that a change would touch. Says nothing where nothing reads.
   *
   * @param change what would be taken away, sized as the picture
   * @throws Refusal AI_LABEL_PROTECTED when one of them, or all together, are such a label
   */
  public void requireNone(Bitmap picture, Mask change) {
    Window changed = reader == null ? null : Window.around(change).orElse(null);
    if (changed == null) {
      return;
    }
    int margin = 8 + Math.max(picture.width(), picture.height()) / 8;
    Window near = changed.grown(margin, margin, picture.width(), picture.height());
    List<Window> lines = new ArrayList<>();
    for (TextBox box : new Marks(detector, picture, null, monitor).in(near)) {
      if (covered(change, box.place()) >= TOUCHED * box.place().area()) {
        lines.add(box.place());
      }
    }
    requireNone(picture, lines);
  }

  /** The same of lines that the detector saw. */
  void requireNone(Bitmap picture, List<Window> seen) {
    TextReader reads = reader;
    if (reads == null) {
      return;
    }
    List<Window> lines = new ArrayList<>(seen);
    lines.sort(Comparator.comparingInt(Window::y).thenComparingInt(Window::x));
    StringBuilder all = new StringBuilder();
    double least = 1;
    for (Window line : lines.subList(0, Math.min(LINES_MAX, lines.size()))) {
      monitor.check();
      TextReader.Reading reading = reads.read(line.cut(picture), monitor);
      if (AiLabel.saidBy(reading.text(), reading.certainty())) {
        throw refusal();
      }
      all.append(reading.text());
      least = Math.min(least, reading.certainty());
    }
    if (AiLabel.saidBy(all.toString(), least)) { // A label that is set in several lines.
      throw refusal();
    }
  }

  private static int covered(Mask mask, Window place) {
    int covered = 0;
    for (int y = place.y(); y < place.bottom(); y++) {
      for (int x = place.x(); x < place.right(); x++) {
        covered += mask.at(x, y) > 0 ? 1 : 0;
      }
    }
    return covered;
  }

  private static Refusal refusal() {
    return new Refusal(
        Refusal.Code.AI_LABEL_PROTECTED,
        "The text is the label of an AI-made picture. Such labels are neither removed nor changed;"
            + " leave its place out of the mask or name other text.",
        "该文字是人工智能生成内容的标识，不能去除或修改；请在蒙版中避开它，或指明其他文字。");
  }
}
