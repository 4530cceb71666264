package dev.darkroom.engine.operation;

import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Looks that smooth within areas and keep or draw their edges. */
final class Paintings {
  private Paintings() {}

  /** Brush strokes: each pixel takes the mean of the calmest neighbourhood that touches it. */
  static void oil(Mat picture) {
    int radius = Math.max(2, Filters.side(picture) / 130);
    Kuwahara.smooth(picture, radius);
    Kuwahara.smooth(picture, Math.max(1, radius / 2));
  }

  /** Pale washes whose rims are darker, on slightly grained paper. */
  static void watercolour(Mat picture) {
    flatten(picture, 3, 50);
    Kuwahara.smooth(picture, Math.max(1, Filters.side(picture) / 150));
    try (Mat rims = rims(picture)) {
      int width = picture.cols();
      eachRow(
          picture,
          (row, y) -> {
            byte[] rim = new byte[width];
            try (var pointer = rims.ptr(y)) {
              pointer.get(rim);
            }
            for (int x = 0; x < width; x++) {
              double paper = 1 + 0.025 * grain(x, y);
              double wet = paper * (1 - 0.35 * Math.min(1, (rim[x] & 255) / 90.0));
              for (int c = 3 * x; c < 3 * x + 3; c++) {
                double pale = 255 - 0.86 * (255 - (row[c] & 255));
                row[c] = (byte) Math.clamp(Math.round(pale * wet), 0, 255);
              }
            }
          });
    }
  }

  /** Flat colours in soft steps with ink lines (Winnemöller and others, 2006 and 2011). */
  static void cartoon(Mat picture) {
    try (Mat lines = InkLines.of(picture)) {
      flatten(picture, 4, 40);
      int width = picture.cols();
      byte[] steps = steps(9, 0.75);
      eachRow(
          picture,
          (row, y) -> {
            byte[] ink = new byte[width];
            try (var pointer = lines.ptr(y)) {
              pointer.get(ink);
            }
            for (int x = 0; x < width; x++) {
              vivid(row, 3 * x, steps, 1.25, (ink[x] & 255) / 255.0);
            }
          });
    }
  }

  /** Five flat tones with stronger colour. */
  static void poster(Mat picture) {
    flatten(picture, 3, 45);
    byte[] steps = steps(5, 0.97);
    eachRow(
        picture,
        (row, _) -> {
          for (int at = 0; at < row.length; at += 3) {
            vivid(row, at, steps, 1.5, 1);
          }
        });
  }

  /** Bilateral smoothing, repeated. */
  private static void flatten(Mat picture, int times, double range) {
    for (int i = 0; i < times; i++) {
      try (Mat smooth = new Mat()) {
        opencv_imgproc.bilateralFilter(picture, smooth, 7, range, 4, opencv_core.BORDER_REPLICATE);
        smooth.copyTo(picture);
      }
    }
  }

  /** How steep the picture is, 0 to 255. */
  private static Mat rims(Mat picture) {
    try (Mat grey = new Mat();
        Mat kernel =
            opencv_imgproc.getStructuringElement(
                opencv_imgproc.MORPH_ELLIPSE, new org.bytedeco.opencv.opencv_core.Size(3, 3))) {
      Mat rims = new Mat();
      opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
      opencv_imgproc.morphologyEx(grey, rims, opencv_imgproc.MORPH_GRADIENT, kernel);
      Filters.blur(rims, rims, 0.8);
      return rims;
    }
  }

  /** Luma in a number of steps with soft sides; hardness 0 leaves it, 1 makes stairs. */
  private static byte[] steps(int count, double hardness) {
    byte[] table = new byte[256];
    for (int value = 0; value < 256; value++) {
      double place = value / 255.0 * (count - 1);
      double nearest = Math.rint(place);
      double away = 2 * (place - nearest);
      double soft = 0.5 * Math.signum(away) * Math.pow(Math.abs(away), 1 / (1.0001 - hardness));
      table[value] = (byte) Math.round(255 * (nearest + soft) / (count - 1));
    }
    return table;
  }

  /** Puts a pixel on its step of luma, strengthens its colour and lets ink (0) through. */
  private static void vivid(byte[] row, int at, byte[] steps, double colour, double ink) {
    int blue = row[at] & 255;
    int green = row[at + 1] & 255;
    int red = row[at + 2] & 255;
    int luma = (29 * blue + 150 * green + 77 * red) >> 8;
    int step = steps[luma] & 255;
    for (int c = at; c < at + 3; c++) {
      double value = ink * (step + colour * ((row[c] & 255) - luma));
      row[c] = (byte) Math.clamp(Math.round(value), 0, 255);
    }
  }

  /** Paper grain, -1 to 1: the same at the same place in every run. */
  private static double grain(int x, int y) {
    int hash = (x / 2) * 0x27d4eb2d ^ (y / 2) * 0x165667b1;
    hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
    return ((hash >>> 16 & 255) - 127.5) / 127.5;
  }

  private interface RowWork {
    void on(byte[] row, int y);
  }

  private static void eachRow(Mat picture, RowWork work) {
    IntStream.range(0, picture.rows())
        .parallel()
        .forEach(
            y -> {
              byte[] row = new byte[3 * picture.cols()];
              try (var pointer = picture.ptr(y)) {
                pointer.get(row);
                work.on(row, y);
                pointer.put(row);
              }
            });
  }
}
