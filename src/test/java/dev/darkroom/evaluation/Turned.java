package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures that are not level. */
final class Turned {
  private Turned() {}

  /** Turns clockwise and cuts out the largest middle part of the same ratio that is filled. */
  static Specimen by(String name, Specimen from, double degrees) {
    Bitmap bitmap = from.bitmap();
    double angle = Math.toRadians(Math.abs(degrees));
    double longer = Math.max(bitmap.width(), bitmap.height());
    double shorter = Math.min(bitmap.width(), bitmap.height());
    double part = 1 / (Math.cos(angle) + longer / shorter * Math.sin(angle));
    try (Mat level = Mats.from(bitmap);
        Mat turned = new Mat();
        Point2f middle = new Point2f(bitmap.width() / 2f, bitmap.height() / 2f);
        Mat turn = opencv_imgproc.getRotationMatrix2D(middle, -degrees, 1);
        Size size = new Size(bitmap.width(), bitmap.height());
        Scalar black = new Scalar(0, 0, 0, 255)) {
      opencv_imgproc.warpAffine(
          level,
          turned,
          turn,
          size,
          opencv_imgproc.INTER_CUBIC,
          opencv_core.BORDER_CONSTANT,
          black);
      int width = (int) (bitmap.width() * part);
      int height = (int) (bitmap.height() * part);
      Bitmap cut = cut(Mats.toBitmap(turned), width, height);
      return new Specimen(name, cut, Map.of(), cut(bitmap, width, height));
    }
  }

  /** The middle part of a picture. */
  static Bitmap cut(Bitmap bitmap, int width, int height) {
    Bitmap part = new Bitmap(width, height);
    int left = (bitmap.width() - width) / 2;
    int top = (bitmap.height() - height) / 2;
    for (int y = 0; y < height; y++) {
      int from = 4 * ((top + y) * bitmap.width() + left);
      System.arraycopy(bitmap.pixels(), from, part.pixels(), 4 * y * width, 4 * width);
    }
    return part;
  }
}
