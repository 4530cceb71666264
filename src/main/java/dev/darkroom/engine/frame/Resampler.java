package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Scene;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Gives pixels another size: by area averaging downwards, by Lanczos interpolation upwards.
 * Transparent pixels give no colour to their neighbours.
 */
public final class Resampler {
  private Resampler() {}

  public static Bitmap resize(Bitmap picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    boolean soft = !picture.opaque();
    boolean down = width <= picture.width() && height <= picture.height();
    int method =
        down
            ? opencv_imgproc.INTER_AREA
            : soft ? opencv_imgproc.INTER_CUBIC : opencv_imgproc.INTER_LANCZOS4;
    try (Mat from = Mats.from(soft ? premultiplied(picture) : picture);
        Mat to = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.resize(from, to, size, 0, 0, method);
      Bitmap result = Mats.toBitmap(to);
      if (soft) {
        divideByAlpha(result);
      }
      return result;
    }
  }

  public static Mask resize(Mask mask, int width, int height) {
    if (mask.width() == width && mask.height() == height) {
      return mask;
    }
    boolean down = width <= mask.width() && height <= mask.height();
    try (Mat from = Mats.from(mask);
        Mat to = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.resize(
          from, to, size, 0, 0, down ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
      return Mats.toMask(to);
    }
  }

  /** Gives a scene another size of the same ratio. */
  public static void resize(Scene scene, String what, int width, int height) {
    Bitmap picture = scene.bitmap();
    if (picture.width() != width || picture.height() != height) {
      scene.reshape(what, resize(picture, width, height), mask -> resize(mask, width, height));
    }
  }

  /** The picture with its longer side at most so long; itself when it is already. */
  public static Bitmap shrunk(Bitmap picture, int longer) {
    double scale = (double) longer / Math.max(picture.width(), picture.height());
    return scale >= 1
        ? picture
        : resize(picture, side(picture.width(), scale), side(picture.height(), scale));
  }

  /** The mask with its longer side at most so long; itself when it is already. */
  public static Mask shrunk(Mask mask, int longer) {
    double scale = (double) longer / Math.max(mask.width(), mask.height());
    return scale >= 1 ? mask : resize(mask, side(mask.width(), scale), side(mask.height(), scale));
  }

  private static int side(int length, double scale) {
    return Math.max(1, (int) Math.round(length * scale));
  }

  /** A copy whose colours are weighted by their alpha, as interpolation needs them. */
  static Bitmap premultiplied(Bitmap picture) {
    Bitmap result = picture.copy();
    byte[] p = result.pixels();
    IntStream.range(0, result.height())
        .parallel()
        .forEach(
            y -> {
              int end = (y + 1) * result.width() * 4;
              for (int i = y * result.width() * 4; i < end; i += 4) {
                int alpha = p[i + 3] & 255;
                for (int c = i; alpha < 255 && c < i + 3; c++) {
                  p[c] = (byte) (((p[c] & 255) * alpha + 127) / 255);
                }
              }
            });
    return result;
  }

  /** Undoes {@link #premultiplied} in place. */
  static void divideByAlpha(Bitmap picture) {
    byte[] p = picture.pixels();
    IntStream.range(0, picture.height())
        .parallel()
        .forEach(
            y -> {
              int end = (y + 1) * picture.width() * 4;
              for (int i = y * picture.width() * 4; i < end; i += 4) {
                int alpha = p[i + 3] & 255;
                for (int c = i; alpha < 255 && c < i + 3; c++) {
                  int value = alpha == 0 ? 0 : ((p[c] & 255) * 255 + alpha / 2) / alpha;
                  p[c] = (byte) Math.min(255, value);
                }
              }
            });
  }
}
