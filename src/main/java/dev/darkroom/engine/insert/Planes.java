package dev.darkroom.engine.insert;

import java.nio.FloatBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures of three numbers a pixel. */
final class Planes {
  private Planes() {}

  /** The same at another size, interpolated. */
  static float[] resized(float[] values, int width, int height, int toWidth, int toHeight) {
    if (width == toWidth && height == toHeight) {
      return values;
    }
    try (Mat from = mat(values, width, height);
        Mat to = new Mat();
        Size size = new Size(toWidth, toHeight)) {
      opencv_imgproc.resize(from, to, size, 0, 0, opencv_imgproc.INTER_LINEAR);
      return values(to);
    }
  }

  /** Blurred by about a pixel. */
  static float[] softened(float[] values, int width, int height) {
    return blurred(values, width, height, 1.1);
  }

  /** Blurred by a Gaussian of that deviation. */
  static float[] blurred(float[] values, int width, int height, double sigma) {
    try (Mat from = mat(values, width, height);
        Mat to = new Mat();
        Size any = new Size(0, 0)) {
      opencv_imgproc.GaussianBlur(
          from, to, any, sigma, sigma, opencv_core.BORDER_REPLICATE, opencv_core.ALGO_HINT_DEFAULT);
      return values(to);
    }
  }

  /** Gives pixels that are not numbers the mean of neighbours that are, ring by ring. */
  static void fill(float[] values, int width, int height) {
    boolean open = true;
    for (int round = 0; open && round < width + height; round++) {
      float[] before = values.clone();
      open = false;
      for (int i = 0; i < before.length; i += 3) {
        if (Float.isNaN(before[i])) {
          open |= !fromNeighbours(before, values, i / 3 % width, i / 3 / width, width, height);
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isNaN(values[i]) ? 1 : values[i];
    }
  }

  private static boolean fromNeighbours(
      float[] before, float[] values, int x, int y, int width, int height) {
    float[] sum = new float[3];
    int count = 0;
    for (int dy = Math.max(0, y - 1); dy <= Math.min(height - 1, y + 1); dy++) {
      for (int dx = Math.max(0, x - 1); dx <= Math.min(width - 1, x + 1); dx++) {
        int at = 3 * (dy * width + dx);
        if (!Float.isNaN(before[at])) {
          sum[0] += before[at];
          sum[1] += before[at + 1];
          sum[2] += before[at + 2];
          count++;
        }
      }
    }
    for (int c = 0; count > 0 && c < 3; c++) {
      values[3 * (y * width + x) + c] = sum[c] / count;
    }
    return count > 0;
  }

  private static Mat mat(float[] values, int width, int height) {
    Mat mat = new Mat(height, width, opencv_core.CV_32FC3);
    FloatBuffer buffer = mat.createBuffer();
    buffer.put(values);
    return mat;
  }

  private static float[] values(Mat mat) {
    float[] values = new float[mat.rows() * mat.cols() * 3];
    FloatBuffer buffer = mat.createBuffer();
    buffer.get(values);
    return values;
  }
}
