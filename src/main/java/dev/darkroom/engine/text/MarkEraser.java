package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.fill.Filling;
import dev.darkroom.engine.fill.Window;
import dev.darkroom.engine.mask.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes laid-over text away and looks again: what the detector still sees afterwards was not taken
 * away, and then there is no picture.
 */
public final class MarkEraser {
  /** The picture without its marks. */
  public record Erased(Bitmap picture, Mask mask, int marks) {}

  /** Strokes and ground must explain this share of the contrast to be told apart. */
  private static final double SEPARATION_MIN = 0.55;

  private static final double EVENNESS_MIN = 0.3;

  /** Strokes that stop farther from an end of their box, in heights of it, miss letters there. */
  private static final double BARE_MAX = 0.45;

  /**
   * Higher lines, as a share of the picture's shorter side, lie over so much of the scene that the
   * detector overlooks some of their letters.
   */
  private static final double HEIGHT_MAX = 0.081;

  /** A line of text covers no more of its box. */
  private static final double SHARE_MAX = 0.75;

  /** Text all over the picture is a tiled mark or belongs to the scene. */
  private static final int BOXES_MAX = 6;

  /** So many alike over the height of the picture are one mark repeated. */
  private static final int REPEATED_MIN = 3;

  /** Tries with wider rims, or with parts of the text that were overlooked. */
  private static final int ATTEMPTS = 3;

  private final TextDetector detector;
  private final AiLabels labels;
  private final Monitor monitor;
  private final long seed;

  /**
   * @param reader tells labels of AI-made pictures, which stay; empty to take away whatever is said
   */
  public MarkEraser(
      TextDetector detector, Optional<TextReader> reader, long seed, Monitor monitor) {
    this.detector = detector;
    this.labels = new AiLabels(detector, reader, monitor);
    this.seed = seed;
    this.monitor = monitor;
  }

  /**
   * Takes away the text along the frame's edge, or in the part of the frame named.
   *
   * @throws Refusal WATERMARK_NOT_LOCATABLE when there is none, when there are too many, or when
   *     the strokes cannot be told from the picture; AI_LABEL_PROTECTED when one is such a label
   */
  public Erased erase(Bitmap picture, @Nullable Position position) {
    List<TextBox> boxes = new Marks(detector, picture, position, monitor).find();
    if (boxes.isEmpty()) {
      throw notFound();
    }
    if (boxes.size() > BOXES_MAX || (position == null && repeated(picture, boxes))) {
      throw tiled();
    }
    List<Window> places = boxes.stream().map(TextBox::place).toList();
    labels.requireNone(picture, places);
    double most = HEIGHT_MAX * Math.min(picture.width(), picture.height());
    if (places.stream().anyMatch(place -> Math.min(place.width(), place.height()) > most)) {
      throw unclear();
    }
    Erased erased = erase(picture, places);
    labels.requireNone(picture, erased.mask()); // Which may reach farther than the boxes.
    return erased;
  }

  /** Whether text as high as the marks stands in several rows from the top to the bottom. */
  private boolean repeated(Bitmap picture, List<TextBox> marks) {
    List<TextBox> seen = new ArrayList<>(detector.find(picture, monitor));
    seen.removeIf(box -> box.score() < Marks.SCORE_MIN);
    seen.addAll(marks.stream().filter(mark -> !seen.contains(mark)).toList());
    for (TextBox mark : marks) {
      List<Window> alike =
          seen.stream().map(TextBox::place).filter(other -> alike(mark.place(), other)).toList();
      int top = alike.stream().mapToInt(Window::y).min().orElse(0);
      int bottom = alike.stream().mapToInt(Window::bottom).max().orElse(0);
      if (alike.size() >= REPEATED_MIN && bottom - top > picture.height() / 2) {
        return true;
      }
    }
    return false;
  }

  private static boolean alike(Window one, Window other) {
    double ratio = (double) one.height() / other.height();
    return ratio > 0.7 && ratio < 1.4;
  }

  /**
   * Takes away the strokes inside a mask; all that it covers where there are no clear strokes.
   *
   * @param where sized as the picture, not empty
   * @throws Refusal AI_LABEL_PROTECTED when such a label is there
   */
  public Erased erase(Bitmap picture, Mask where) {
    Window place = Window.around(where).orElseThrow(MarkEraser::notFound);
    labels.requireNone(picture, where);
    // A mask of the very strokes tells more than the detector sees, over edges too.
    Optional<Bitmap> unveiled = new Filling(picture, seed, monitor).unveil(where);
    if (unveiled.isPresent()) {
      return new Erased(unveiled.get(), where, 1);
    }
    List<Window> lines = new ArrayList<>();
    for (TextBox box : new Marks(detector, picture, null, monitor).in(place)) {
      lines.add(box.place());
    }
    if (!lines.isEmpty()) {
      try {
        Erased erased = erase(picture, lines);
        if (within(erased.mask(), where)) {
          return erased;
        }
      } catch (Refusal _) {
        monitor.check();
      }
    }
    return new Erased(new Filling(picture, seed, monitor).fill(where), where, 1);
  }

  /**
   * Takes away one line of text, whatever its height.
   *
   * @throws Refusal WATERMARK_NOT_LOCATABLE when its strokes cannot be told from the picture
   */
  public Erased erase(Bitmap picture, TextBox line) {
    return erase(picture, List.of(line.place()));
  }

  private Erased erase(Bitmap picture, List<Window> found) {
    List<Window> boxes = new ArrayList<>();
    for (Window box : found) {
      boxes.add(whole(picture, box));
    }
    int rim = 1;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Erased erased = erase(picture, boxes, rim);
      List<Window> left = left(erased.picture(), boxes);
      if (left.isEmpty()) {
        return erased;
      }
      boolean more = boxes.addAll(left.stream().filter(box -> apart(box, found)).toList());
      rim += more ? 0 : 2;
    }
    throw unclear();
  }

  private Erased erase(Bitmap picture, List<Window> boxes, int rim) {
    Mask all = new Mask(picture.width(), picture.height());
    Bitmap filled = picture;
    for (Window box : boxes) {
      Strokes strokes = Strokes.in(filled, box);
      if (strokes.separation() < SEPARATION_MIN
          || strokes.evenness() < EVENNESS_MIN
          || strokes.bareEnd() > BARE_MAX
          || strokes.share() > SHARE_MAX) {
        throw unclear();
      }
      Mask mask = new Mask(picture.width(), picture.height());
      strokes.add(strokes.all(), mask, rim);
      strokes.add(strokes.all(), all, rim);
      filled = new Filling(filled, seed, monitor).fillStrokes(mask, strokes.coreMask(picture));
    }
    return new Erased(filled, all, boxes.size());
  }

  /** A box with all that the detector, looking closely, sees in the same line. */
  private Window whole(Bitmap picture, Window box) {
    Window whole = box;
    for (Window text : left(picture, List.of(box))) {
      whole = inLine(text, box) ? whole.with(text) : whole;
    }
    return whole;
  }

  /** Text that the detector, looking closely, still sees where the boxes were or beside them. */
  private List<Window> left(Bitmap filled, List<Window> boxes) {
    List<Window> left = new ArrayList<>();
    for (Window box : boxes) {
      int margin = 3 * Math.min(box.width(), box.height());
      Window near = box.grown(margin, margin, filled.width(), filled.height());
      for (TextBox text : new Marks(detector, filled, null, monitor).in(near)) {
        boolean same = !apart(text.place(), List.of(box));
        if (text.score() >= Marks.SCORE_MIN && (same || inLine(text.place(), box))) {
          left.add(text.place());
        }
      }
    }
    return left;
  }

  private static boolean apart(Window text, List<Window> boxes) {
    for (Window box : boxes) {
      if (text.overlap(box) > 0.2 * Math.min(text.area(), box.area())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text continues a line: as high, and on the same level. */
  private static boolean inLine(Window text, Window line) {
    int shared = Math.min(text.bottom(), line.bottom()) - Math.max(text.y(), line.y());
    return shared > 0.6 * Math.max(text.height(), line.height());
  }

  private static boolean within(Mask inner, Mask outer) {
    for (int i = 0; i < inner.coverage().length; i++) {
      if (inner.coverage()[i] != 0 && outer.coverage()[i] == 0) {
        return false;
      }
    }
    return true;
  }

  private static Refusal notFound() {
    return new Refusal(
        Refusal.Code.WATERMARK_NOT_LOCATABLE,
        "No text or mark was found along the edge of the picture or where the instruction says;"
            + " send a mask of the place.",
        "在图片边缘或指令所说的位置没有找到文字或水印，请提供标出位置的蒙版。");
  }

  private static Refusal tiled() {
    return new Refusal(
        Refusal.Code.WATERMARK_NOT_LOCATABLE,
        "Text stands in too many places to tell marks from content; send a mask of what to remove.",
        "图片中多处有文字，无法区分水印和内容，请提供标出要去除部分的蒙版。");
  }

  private static Refusal unclear() {
    return new Refusal(
        Refusal.Code.WATERMARK_NOT_LOCATABLE,
        "The mark cannot be told from the picture well enough to remove it cleanly;"
            + " send a mask of its strokes.",
        "水印与画面无法清楚区分，不能干净地去除，请提供标出其笔画的蒙版。");
  }
}
