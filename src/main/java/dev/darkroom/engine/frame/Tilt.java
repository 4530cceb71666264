package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A turn by any angle about the middle into a frame of another size.
 *
 * @param degrees clockwise
 * @param width of the picture that is turned, as is the height
 * @param outWidth of the result, as is its height
 */
public record Tilt(double degrees, int width, int height, int outWidth, int outHeight) {
  /** Into the largest upright rectangle that the turned picture covers. */
  public static Tilt inscribed(double degrees, int width, int height) {
    double sine = Math.abs(Math.sin(Math.toRadians(degrees)));
    double cosine = Math.abs(Math.cos(Math.toRadians(degrees)));
    double longer = Math.max(width, height);
    double shorter = Math.min(width, height);
    double across;
    double down;
    if (shorter <= 2 * sine * cosine * longer || Math.abs(sine - cosine) < 1e-9) {
      // Two corners lie on the longer sides: half the shorter side bounds the rectangle.
      double half = shorter / 2;
      across = width >= height ? half / sine : half / cosine;
      down = width >= height ? half / cosine : half / sine;
    } else {
      double twice = cosine * cosine - sine * sine;
      across = (width * cosine - height * sine) / twice;
      down = (height * cosine - width * sine) / twice;
    }
    // A pixel less on each side keeps interpolation off the rim.
    return new Tilt(degrees, width, height, shrink(across), shrink(down));
  }

  /** Into the smallest frame that holds the whole turned picture. */
  public static Tilt enclosing(double degrees, int width, int height) {
    double sine = Math.abs(Math.sin(Math.toRadians(degrees)));
    double cosine = Math.abs(Math.cos(Math.toRadians(degrees)));
    return new Tilt(
        degrees,
        width,
        height,
        (int) Math.ceil(width * cosine + height * sine - 1e-6),
        (int) Math.ceil(width * sine + height * cosine - 1e-6));
  }

  /** The turned picture; where it does not reach, its rim is repeated. */
  public Bitmap of(Bitmap picture) {
    boolean soft = !picture.opaque();
    try (Mat from = Mats.from(soft ? Resampler.premultiplied(picture) : picture);
        Mat to = new Mat()) {
      warp(from, to, opencv_imgproc.INTER_CUBIC, opencv_core.BORDER_REPLICATE);
      Bitmap result = Mats.toBitmap(to);
      if (soft) {
        Resampler.divideByAlpha(result);
      }
      return result;
    }
  }

  /** The turned picture with its plain background continued where it does not reach. */
  public Bitmap of(Bitmap picture, Extension extension) {
    Bitmap result = of(picture);
    double sine = Math.sin(Math.toRadians(degrees));
    double cosine = Math.cos(Math.toRadians(degrees));
    IntStream.range(0, outHeight)
        .parallel()
        .forEach(
            row -> {
              Extension.Brush brush = extension.brush();
              double dy = row - (outHeight - 1) / 2.0;
              for (int column = 0; column < outWidth; column++) {
                double dx = column - (outWidth - 1) / 2.0;
                double x = cosine * dx + sine * dy + (width - 1) / 2.0;
                double y = cosine * dy - sine * dx + (height - 1) / 2.0;
                if (x < 0 || y < 0 || x > width - 1 || y > height - 1) {
                  brush.paint(x, y, result.pixels(), 4 * (row * outWidth + column));
                }
              }
            });
    return result;
  }

  public Mask of(Mask mask) {
    try (Mat from = Mats.from(mask);
        Mat to = new Mat()) {
      warp(from, to, opencv_imgproc.INTER_LINEAR, opencv_core.BORDER_CONSTANT);
      return Mats.toMask(to);
    }
  }

  private void warp(Mat from, Mat to, int method, int beyond) {
    double sine = Math.sin(Math.toRadians(degrees));
    double cosine = Math.cos(Math.toRadians(degrees));
    double centreX = (width - 1) / 2.0;
    double centreY = (height - 1) / 2.0;
    try (Mat matrix = new Mat(2, 3, opencv_core.CV_64F);
        DoubleIndexer cells = matrix.createIndexer();
        Size size = new Size(outWidth, outHeight);
        Scalar nothing = new Scalar(0.0)) {
      cells.put(0, 0, cosine, -sine, (outWidth - 1) / 2.0 - cosine * centreX + sine * centreY);
      cells.put(1, 0, sine, cosine, (outHeight - 1) / 2.0 - sine * centreX - cosine * centreY);
      opencv_imgproc.warpAffine(from, to, matrix, size, method, beyond, nothing);
    }
  }

  private static int shrink(double length) {
    return Math.max(1, (int) Math.floor(length) - 2);
  }
}
