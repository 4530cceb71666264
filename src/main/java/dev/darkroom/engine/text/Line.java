package dev.darkroom.engine.text;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.fill.NavierStokes;
import dev.darkroom.engine.fill.Window;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** The pixels around a line of text, reduced when the line is high. */
final class Line {
  /** Lines are looked at at most this high, in pixels. */
  private static final double HEIGHT_MAX = 64;

  /** The part of the picture. */
  private final Window seen;

  /** The box of the text within, in pixels of the line. */
  private final Window text;

  private final int width;
  private final int height;

  /** Blue, green, red of each pixel. */
  private final byte[] colours;

  private Line(Window seen, Window text, int width, int height, byte[] colours) {
    this.seen = seen;
    this.text = text;
    this.width = width;
    this.height = height;
    this.colours = colours;
  }

  Window seen() {
    return seen;
  }

  Window text() {
    return text;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  static Line of(Bitmap picture, Window box) {
    int high = Math.min(box.width(), box.height());
    boolean level = box.width() >= box.height();
    int along = high * 3 / 2 + 2;
    int across = high / 4 + 3;
    Window seen =
        box.grown(
            level ? along : across, level ? across : along, picture.width(), picture.height());
    double scale = Math.min(1, HEIGHT_MAX / high);
    int width = Math.max(1, (int) Math.round(seen.width() * scale));
    int height = Math.max(1, (int) Math.round(seen.height() * scale));
    Optional<Window> text =
        Window.within(
            (int) ((box.x() - seen.x()) * scale),
            (int) ((box.y() - seen.y()) * scale),
            (int) Math.ceil((box.right() - seen.x()) * scale),
            (int) Math.ceil((box.bottom() - seen.y()) * scale),
            width,
            height);
    byte[] colours = new byte[3 * width * height];
    try (Mat full = Mats.from(seen.cut(picture));
        Mat opaque = new Mat();
        Mat small = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.cvtColor(full, opaque, opencv_imgproc.COLOR_BGRA2BGR);
      opencv_imgproc.resize(opaque, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      small.data().get(colours);
    }
    return new Line(seen, text.orElse(new Window(0, 0, width, height)), width, height, colours);
  }

  /** How high the line is, in its own pixels. */
  int size() {
    return Math.min(text.width(), text.height());
  }

  int value(int at, int channel) {
    return colours[3 * at + channel] & 255;
  }

  /** The median colour around each pixel. */
  byte[] median() {
    try (Mat input = mat();
        Mat output = new Mat()) {
      opencv_imgproc.medianBlur(input, output, Math.clamp(size() / 2 * 2 + 1, 3, 255));
      return bytes(output);
    }
  }

  /**
   * What remains when everything thinner than half the line is taken away: the ground under light
   * strokes.
   */
  byte[] withoutLight() {
    return morphed(opencv_imgproc.MORPH_OPEN);
  }

  /** The ground under dark strokes. */
  byte[] withoutDark() {
    return morphed(opencv_imgproc.MORPH_CLOSE);
  }

  private byte[] morphed(int operation) {
    int side = Math.max(3, size() / 2);
    try (Mat input = mat();
        Mat output = new Mat();
        Size size = new Size(side, side);
        Mat brush = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, size)) {
      opencv_imgproc.morphologyEx(input, output, operation, brush);
      return bytes(output);
    }
  }

  /** The colours with a region filled from around it. */
  byte[] without(boolean[] region) {
    return NavierStokes.filled(colours, region, width, height);
  }

  /** A region grown by a number of pixels all around. */
  boolean[] grown(boolean[] region, int by) {
    byte[] values = new byte[region.length];
    for (int i = 0; i < region.length; i++) {
      values[i] = region[i] ? (byte) 255 : 0;
    }
    try (Mat input = new Mat(height, width, opencv_core.CV_8UC1);
        Size size = new Size(2 * by + 1, 2 * by + 1);
        Mat brush = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, size)) {
      input.data().put(values);
      opencv_imgproc.dilate(input, input, brush);
      input.data().get(values);
    }
    boolean[] grown = new boolean[region.length];
    for (int i = 0; i < region.length; i++) {
      grown[i] = values[i] != 0;
    }
    return grown;
  }

  private Mat mat() {
    Mat mat = new Mat(height, width, opencv_core.CV_8UC3);
    mat.data().put(colours);
    return mat;
  }

  private byte[] bytes(Mat mat) {
    byte[] values = new byte[colours.length];
    mat.data().get(values);
    return values;
  }
}
