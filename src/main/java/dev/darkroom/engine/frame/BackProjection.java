package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Range;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Enlarges a picture so that, made small again, it is the picture it came from: iterative back
 * projection (Irani and Peleg, "Improving resolution by image registration", 1991) on top of
 * Lanczos interpolation. Edges come out sharper than by interpolation alone; nothing is invented.
 * Works on strips of rows, so that memory does not grow with the picture.
 */
final class BackProjection {
  /** More change nothing that is seen. */
  private static final int ROUNDS = 8;

  /** What is taken over of each error; the whole of it rings. */
  private static final double STEP = 0.9;

  /** Rows of the small picture on each side of a strip: more than the filters reach in all. */
  private static final int MARGIN = 16;

  private static final int STRIP_PIXELS = 1 << 20;

  private BackProjection() {}

  /**
   * An opaque picture, a whole number of times as large.
   *
   * @param times 2 or more
   */
  static Bitmap enlarged(Bitmap picture, int times, Monitor monitor) {
    Bitmap result = new Bitmap(picture.width() * times, picture.height() * times);
    int rows = Math.max(8, STRIP_PIXELS / (picture.width() * times * times));
    for (int top = 0; top < picture.height(); top += rows) {
      monitor.check();
      strip(picture, top, Math.min(picture.height(), top + rows), times, result, monitor);
    }
    return result;
  }

  private static void strip(
      Bitmap picture, int top, int bottom, int times, Bitmap result, Monitor monitor) {
    int from = Math.max(0, top - MARGIN);
    int until = Math.min(picture.height(), bottom + MARGIN);
    try (Mat small = colours(picture, from, until);
        Mat large = new Mat();
        Size back = new Size(small.cols(), small.rows());
        Size size = new Size(small.cols() * times, small.rows() * times)) {
      opencv_imgproc.resize(small, large, size, 0, 0, opencv_imgproc.INTER_LANCZOS4);
      for (int round = 0; round < ROUNDS; round++) {
        monitor.check();
        correct(small, large, back, size);
      }
      try (Range wanted = new Range((top - from) * times, (bottom - from) * times);
          Mat inner = large.rowRange(wanted)) {
        write(inner, result, top * times);
      }
    }
  }

  /** Adds to the large picture what it lacks to become the small one. */
  private static void correct(Mat small, Mat large, Size back, Size size) {
    try (Mat seen = new Mat();
        Mat lacking = new Mat()) {
      opencv_imgproc.resize(large, seen, back, 0, 0, opencv_imgproc.INTER_AREA);
      opencv_core.subtract(small, seen, seen);
      opencv_imgproc.resize(seen, lacking, size, 0, 0, opencv_imgproc.INTER_CUBIC);
      opencv_core.scaleAdd(lacking, STEP, large, large);
    }
  }

  private static Mat colours(Bitmap picture, int from, int until) {
    int row = 4 * picture.width();
    try (Mat bytes = new Mat(until - from, picture.width(), opencv_core.CV_8UC4)) {
      bytes.data().put(picture.pixels(), from * row, (until - from) * row);
      Mat colours = new Mat();
      bytes.convertTo(colours, opencv_core.CV_32F);
      return colours;
    }
  }

  private static void write(Mat rows, Bitmap result, int top) {
    int length = 4 * result.width();
    try (Mat bytes = new Mat()) {
      rows.convertTo(bytes, opencv_core.CV_8U);
      IntStream.range(0, bytes.rows())
          .forEach(
              y -> {
                try (var pointer = bytes.ptr(y)) {
                  pointer.get(result.pixels(), (top + y) * length, length);
                }
              });
    }
  }
}
