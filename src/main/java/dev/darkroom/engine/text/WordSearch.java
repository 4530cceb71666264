package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.fill.Window;
import dev.darkroom.engine.mask.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/** Finds the line of text in a picture that an instruction speaks of. */
public final class WordSearch {
  /** Lines beyond these, the largest first, are not read. */
  private static final int LINES_MAX = 40;

  private static final double SCORE_MIN = 0.6;

  /** Lines that tilt more, in degrees, are turned level before they are read. */
  private static final double LEVEL = 3;

  /** A line of which less lies in the caller's mask is not meant, as a share. */
  private static final double IN_MASK = 0.6;

  private static final int NAMED_MAX = 5;

  private final TextDetector detector;
  private final @Nullable TextReader reader;
  private final Monitor monitor;

  public WordSearch(TextDetector detector, Optional<TextReader> reader, Monitor monitor) {
    this.detector = detector;
    this.reader = reader.orElse(null);
    this.monitor = monitor;
  }

  /**
   * The line that says something, or the only one where nothing is named.
   *
   * @param words as the caller wrote them, or null
   * @param at the part of the frame where it stands, or null
   * @param mask lines elsewhere are not meant; or null
   * @throws Refusal MASK_REQUIRED when there is no such line or more than one
   */
  public Written find(
      Bitmap picture, @Nullable String words, @Nullable Position at, @Nullable Mask mask) {
    List<TextBox> boxes = new ArrayList<>(detector.find(picture, monitor));
    boxes.removeIf(
        box ->
            box.score() < SCORE_MIN
                || !meant(box.place(), mask)
                || !stands(box.place(), at, picture));
    boxes.sort(Comparator.comparingLong((TextBox box) -> -box.place().area()));
    if (boxes.isEmpty()) {
      throw none();
    }
    List<Written> lines = new ArrayList<>();
    for (TextBox box : boxes.subList(0, Math.min(LINES_MAX, boxes.size()))) {
      lines.add(read(picture, box));
    }
    if (words == null || reader == null) {
      return only(lines);
    }
    return said(lines, words);
  }

  private static Written only(List<Written> lines) {
    if (lines.size() > 1) {
      throw several(lines);
    }
    return lines.getFirst();
  }

  private static Written said(List<Written> lines, String words) {
    List<Written> best = new ArrayList<>();
    double most = Likeness.ENOUGH;
    for (Written line : lines) {
      double likeness = Likeness.of(line.text(), words);
      if (likeness > most + 0.05) {
        best.clear();
      }
      if (likeness >= most - 0.05) {
        best.add(line);
        most = Math.max(most, likeness);
      }
    }
    if (best.isEmpty()) {
      throw notSaid(lines, words);
    }
    return only(best);
  }

  private static boolean meant(Window place, @Nullable Mask mask) {
    return mask == null
        || Window.around(mask)
            .filter(marked -> marked.overlap(place) >= IN_MASK * place.area())
            .isPresent();
  }

  private static boolean stands(Window place, @Nullable Position at, Bitmap picture) {
    return at == null
        || (towards(at.x(), at.y() == 0.5, (place.x() + place.width() / 2.0) / picture.width())
            && towards(
                at.y(), at.x() == 0.5, (place.y() + place.height() / 2.0) / picture.height()));
  }

  /** "At the top" does not say whether in the middle of it. */
  private static boolean towards(double where, boolean said, double middle) {
    return where == 0.5
        ? !said || (middle > 0.25 && middle < 0.75)
        : Math.abs(middle - where) < 0.5;
  }

  private Written read(Bitmap picture, TextBox box) {
    if (reader == null) {
      return new Written(box, "", 0);
    }
    monitor.check();
    Bitmap part = box.place().cut(picture);
    if (box.tilt() < LEVEL) {
      TextReader.Reading reading = reader.read(part, monitor);
      return new Written(box, reading.text(), reading.certainty());
    }
    TextReader.Reading one = reader.read(turned(part, box.tilt()), monitor);
    TextReader.Reading other = reader.read(turned(part, -box.tilt()), monitor);
    TextReader.Reading better = one.certainty() >= other.certainty() ? one : other;
    return new Written(box, better.text(), better.certainty());
  }

  /** The line in the middle of a part, turned level: what a box around a tilted line holds. */
  private static Bitmap turned(Bitmap part, double degrees) {
    double angle = Math.toRadians(Math.abs(degrees));
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double spread = Math.max(0.2, cos * cos - sin * sin);
    int width = (int) Math.max(8, (part.width() * cos - part.height() * sin) / spread);
    int height = (int) Math.max(8, (part.height() * cos - part.width() * sin) / spread);
    try (Mat from = Mats.from(part);
        Mat to = new Mat();
        Point2f centre = new Point2f(part.width() / 2f, part.height() / 2f);
        Mat turn = opencv_imgproc.getRotationMatrix2D(centre, degrees, 1);
        Size size = new Size(width, height);
        Scalar nothing = new Scalar(0, 0, 0, 0)) {
      var shift = turn.createIndexer();
      try (shift) {
        shift.putDouble(
            new long[] {0, 2}, shift.getDouble(0, 2) + width / 2.0 - part.width() / 2.0);
        shift.putDouble(
            new long[] {1, 2}, shift.getDouble(1, 2) + height / 2.0 - part.height() / 2.0);
      }
      opencv_imgproc.warpAffine(
          from, to, turn, size, opencv_imgproc.INTER_LINEAR, opencv_core.BORDER_REPLICATE, nothing);
      return Mats.toBitmap(to);
    }
  }

  private static Refusal none() {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "No text was found in the picture; send a mask of the place.",
        "没有在图片中找到文字，请提供标出位置的蒙版。");
  }

  private static Refusal several(List<Written> lines) {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "There are several such lines of text"
            + named(lines)
            + "; name the one that is meant by its words, or send a mask of it.",
        "图片中有多处这样的文字" + named(lines) + "，请写明是哪一处，或提供其蒙版。");
  }

  private static Refusal notSaid(List<Written> lines, String words) {
    return new Refusal(
        Refusal.Code.MASK_REQUIRED,
        "No text like \"" + shortened(words) + "\" was found in the picture" + named(lines) + ".",
        "没有在图片中找到文字“" + shortened(words) + "”" + named(lines) + "。");
  }

  private static String named(List<Written> lines) {
    String list =
        lines.stream()
            .map(Written::text)
            .filter(text -> !text.isBlank())
            .limit(NAMED_MAX)
            .map(WordSearch::shortened)
            .collect(Collectors.joining(" | "));
    return list.isEmpty() ? "" : " (" + list + ")";
  }

  private static String shortened(String text) {
    return text.length() <= 30 ? text : text.substring(0, 30) + "...";
  }
}
