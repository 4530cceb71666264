package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.colour.Oklab;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Between bitmaps and OpenCV's three-channel pictures. */
final class Pixels {
  private Pixels() {}

  /** The colours without alpha, as CV_8UC3; the caller closes it. */
  static Mat bgr(Bitmap picture) {
    int width = picture.width();
    Mat mat = new Mat(picture.height(), width, opencv_core.CV_8UC3);
    Bands.eachRow(
        picture.height(),
        Monitor.none(),
        y -> {
          byte[] row = new byte[3 * width];
          for (int from = 4 * y * width, to = 0; to < row.length; from += 4, to += 3) {
            System.arraycopy(picture.pixels(), from, row, to, 3);
          }
          try (var pointer = mat.ptr(y)) {
            pointer.put(row);
          }
        });
    return mat;
  }

  /** The picture moved towards another by the region's coverage times the strength. */
  static Bitmap blended(
      Bitmap picture, Mat towards, Mask region, double strength, Monitor monitor) {
    Bitmap result = picture.copy();
    int width = picture.width();
    Bands.eachRow(
        picture.height(),
        monitor,
        y -> {
          byte[] row = new byte[3 * width];
          try (var pointer = towards.ptr(y)) {
            pointer.get(row);
          }
          for (int x = 0; x < width; x++) {
            double share = strength * region.at(x, y) / 255;
            int at = 4 * (y * width + x);
            for (int c = 0; share > 0 && c < 3; c++) {
              int old = result.pixels()[at + c] & 255;
              int next = row[3 * x + c] & 255;
              result.pixels()[at + c] = (byte) Math.round(old + share * (next - old));
            }
          }
        });
    return result;
  }

  /** Filters a copy whose longer side is at most so many pixels, and enlarges the result. */
  static void reduced(Mat picture, int sideMax, Filter filter) {
    int side = Math.max(picture.cols(), picture.rows());
    if (side <= sideMax) {
      filter.apply(picture);
      return;
    }
    double scale = sideMax / (double) side;
    try (Mat small = new Mat();
        Size size = new Size(scaled(picture.cols(), scale), scaled(picture.rows(), scale));
        Size back = new Size(picture.cols(), picture.rows())) {
      opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      filter.apply(small);
      opencv_imgproc.resize(small, picture, back, 0, 0, opencv_imgproc.INTER_CUBIC);
    }
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }

  /** The mean L, a, b of what the mask covers; nothing where it covers nothing. */
  static double[] mean(Bitmap picture, Mask region) {
    double[] mean = new double[3];
    double count = 1e-9;
    float[] lab = new float[3];
    byte[] p = picture.pixels();
    for (int i = 0; i < region.coverage().length; i++) {
      double weight = (region.coverage()[i] & 255) * (p[4 * i + 3] & 255);
      if (weight > 0) {
        Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 0);
        count += weight;
        for (int c = 0; c < 3; c++) {
          mean[c] += weight * lab[c];
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      mean[c] /= count;
    }
    return mean;
  }
}
