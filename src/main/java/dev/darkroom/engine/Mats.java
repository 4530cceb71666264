package dev.darkroom.engine;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Crosses between the engine's arrays and OpenCV's native matrices. Every conversion copies;
 * whoever gets a {@link Mat} closes it, best by try-with-resources.
 */
public final class Mats {
  private Mats() {}

  /** A CV_8UC4 matrix in the order blue, green, red, alpha. */
  public static Mat from(Bitmap bitmap) {
    Mat mat = new Mat(bitmap.height(), bitmap.width(), opencv_core.CV_8UC4);
    mat.data().put(bitmap.pixels());
    return mat;
  }

  /** A CV_8UC1 matrix. */
  public static Mat from(Mask mask) {
    Mat mat = new Mat(mask.height(), mask.width(), opencv_core.CV_8UC1);
    mat.data().put(mask.coverage());
    return mat;
  }

  /** The pixels of a continuous CV_8UC4 matrix. */
  public static Bitmap toBitmap(Mat mat) {
    byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(mat.cols(), mat.rows()), 4)];
    require(mat, opencv_core.CV_8UC4);
    mat.data().get(pixels);
    return new Bitmap(mat.cols(), mat.rows(), pixels);
  }

  /** The values of a continuous CV_8UC1 matrix. */
  public static Mask toMask(Mat mat) {
    byte[] coverage = new byte[Math.multiplyExact(mat.cols(), mat.rows())];
    require(mat, opencv_core.CV_8UC1);
    mat.data().get(coverage);
    return new Mask(mat.cols(), mat.rows(), coverage);
  }

  private static void require(Mat mat, int type) {
    if (mat.type() != type || !mat.isContinuous()) {
      throw new IllegalArgumentException("A continuous matrix of type " + type + " is needed");
    }
  }
}
