package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.fill.Window;
import dev.darkroom.engine.mask.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for laid-over text where such marks stand: along the frame's edge, or in the part of the
 * frame that the caller named. First in the whole picture; if there is nothing, closer, in parts.
 */
final class Marks {
  /** Marks lie whole in this outer share of the frame's width or height. */
  private static final double OUTER = 0.17;

  /** Laid-over text stands level; what tilts more, in degrees, is part of the scene. */
  private static final double TILT_MAX = 4;

  /** Sure text; below this the network often sees text in plain texture. */
  static final double SCORE_MIN = 0.6;

  private final TextDetector detector;
  private final Bitmap picture;
  private final @Nullable Position position;
  private final Monitor monitor;

  Marks(TextDetector detector, Bitmap picture, @Nullable Position position, Monitor monitor) {
    this.detector = detector;
    this.picture = picture;
    this.position = position;
    this.monitor = monitor;
  }

  /** Boxes of text that may be marks. */
  List<TextBox> find() {
    List<TextBox> found = accepted(detector.find(picture, monitor));
    if (!found.isEmpty()) {
      return found;
    }
    for (Window part : parts()) {
      monitor.check();
      found.addAll(accepted(in(part)));
    }
    return found;
  }

  /** Boxes in a part of the picture, in the picture's pixels. */
  List<TextBox> in(Window part) {
    List<TextBox> found = new ArrayList<>();
    for (TextBox box : detector.find(part.cut(picture), monitor)) {
      Window p = box.place();
      Window moved = new Window(p.x() + part.x(), p.y() + part.y(), p.width(), p.height());
      found.add(new TextBox(moved, box.tilt(), box.score()));
    }
    return found;
  }

  /** The strips along the frame's top and bottom, each in two overlapping halves. */
  private List<Window> parts() {
    int width = picture.width();
    int height = picture.height();
    int half = Math.max(1, (int) (0.6 * width));
    int strip = Math.max(1, (int) (0.3 * height));
    List<Window> parts = new ArrayList<>();
    for (int x : new int[] {0, width - half}) {
      for (int y : new int[] {0, height - strip}) {
        Window part = new Window(x, y, half, strip);
        if (position == null || Math.abs((y == 0 ? 0 : 1) - position.y()) < 1) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private List<TextBox> accepted(List<TextBox> boxes) {
    List<TextBox> accepted = new ArrayList<>();
    for (TextBox box : boxes) {
      if (box.tilt() <= TILT_MAX && box.score() >= SCORE_MIN && wellPlaced(box.place())) {
        accepted.add(box);
      }
    }
    return accepted;
  }

  private boolean wellPlaced(Window box) {
    double left = (double) box.x() / picture.width();
    double right = (double) box.right() / picture.width();
    double top = (double) box.y() / picture.height();
    double bottom = (double) box.bottom() / picture.height();
    if (position == null) {
      return right <= OUTER || left >= 1 - OUTER || bottom <= OUTER || top >= 1 - OUTER;
    }
    return towards(position.x(), left, right) && towards(position.y(), top, bottom);
  }

  /** Whether a stretch of 0 to 1 lies at the start (0), the middle (0.5) or the end (1). */
  private static boolean towards(double where, double from, double to) {
    double middle = (from + to) / 2;
    if (where == 0.5) {
      return middle > 0.25 && middle < 0.75;
    }
    return where == 0 ? from < 1 / 3.0 && middle < 0.5 : to > 2 / 3.0 && middle > 0.5;
  }
}
