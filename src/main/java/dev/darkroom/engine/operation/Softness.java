package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Monitor;
import java.nio.FloatBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A Gaussian blur within a region that takes nothing from outside it: a normalised convolution
 * (Knutsson and Westin, 1993). So a blurred background gets no halo of the subject. Works at
 * reduced size, which a blur does not show.
 */
final class Softness {
  private static final double SIGMA_SMALL = 4;
  private static final double PIXELS_MAX = 4e6;

  private Softness() {}

  static Bitmap blur(Bitmap picture, Mask region, double strength, Monitor monitor) {
    int side = Math.max(picture.width(), picture.height());
    double sigma = 0.6 + strength * side / 50.0;
    double pixels = (double) picture.width() * picture.height();
    double shrink = Math.max(1, Math.max(sigma / SIGMA_SMALL, Math.sqrt(pixels / PIXELS_MAX)));
    int width = Math.max(1, (int) Math.round(picture.width() / shrink));
    int height = Math.max(1, (int) Math.round(picture.height() / shrink));
    monitor.check();
    try (Mat small = small(picture, width, height);
        Mat mask = small(region, width, height)) {
      Mat soft = weighted(small, mask);
      try (soft) {
        Filters.blur(soft, soft, sigma / shrink);
        divide(soft, small);
        return enlarged(small, picture, region, monitor);
      }
    }
  }

  private static Mat small(Bitmap picture, int width, int height) {
    try (Mat full = Pixels.bgr(picture);
        Size size = new Size(width, height)) {
      Mat small = new Mat();
      opencv_imgproc.resize(full, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      return small;
    }
  }

  private static Mat small(Mask region, int width, int height) {
    try (Mat full = Mats.from(region);
        Size size = new Size(width, height)) {
      Mat small = new Mat();
      opencv_imgproc.resize(full, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      return small;
    }
  }

  /** Four channels of 32 bits: blue, green and red times the coverage, and the coverage. */
  private static Mat weighted(Mat picture, Mat mask) {
    int count = picture.cols() * picture.rows();
    byte[] colours = new byte[3 * count];
    byte[] coverage = new byte[count];
    picture.data().get(colours);
    mask.data().get(coverage);
    float[] values = new float[4 * count];
    for (int i = 0; i < count; i++) {
      float weight = (coverage[i] & 255) / 255f;
      for (int c = 0; c < 3; c++) {
        values[4 * i + c] = weight * (colours[3 * i + c] & 255);
      }
      values[4 * i + 3] = weight;
    }
    Mat result = new Mat(picture.rows(), picture.cols(), opencv_core.CV_32FC4);
    FloatBuffer buffer = result.createBuffer();
    buffer.put(values);
    return result;
  }

  /** Writes the blurred colours divided by the blurred coverage where there is any. */
  private static void divide(Mat soft, Mat picture) {
    int count = picture.cols() * picture.rows();
    float[] values = new float[4 * count];
    FloatBuffer buffer = soft.createBuffer();
    buffer.get(values);
    byte[] colours = new byte[3 * count];
    picture.data().get(colours);
    for (int i = 0; i < count; i++) {
      float weight = values[4 * i + 3];
      for (int c = 0; weight > 1e-4 && c < 3; c++) {
        float colour = values[4 * i + c] / weight;
        colours[3 * i + c] = (byte) Math.clamp(Math.round(colour), 0, 255);
      }
    }
    picture.data().put(colours);
  }

  private static Bitmap enlarged(Mat small, Bitmap picture, Mask region, Monitor monitor) {
    try (Mat full = new Mat();
        Size size = new Size(picture.width(), picture.height())) {
      opencv_imgproc.resize(small, full, size, 0, 0, opencv_imgproc.INTER_LINEAR);
      return Pixels.blended(picture, full, region, 1, monitor);
    }
  }
}
