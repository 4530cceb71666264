package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.colour.Oklab;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A small copy of a picture, to measure the whole of it at little cost. */
final class Thumbnail {
  private Thumbnail() {}

  /** The picture with its longer side at most so long; itself when it is already. */
  static Bitmap of(Bitmap picture, int sideMax) {
    int side = Math.max(picture.width(), picture.height());
    if (side <= sideMax) {
      return picture;
    }
    double scale = sideMax / (double) side;
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    try (Mat full = Mats.from(picture);
        Mat small = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.resize(full, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      return Mats.toBitmap(small);
    }
  }

  /** OKLab's L of each pixel. */
  static float[] lightness(Bitmap picture) {
    float[] result = new float[picture.width() * picture.height()];
    float[] lab = new float[3];
    byte[] p = picture.pixels();
    for (int i = 0; i < result.length; i++) {
      Oklab.from(p[4 * i + 2] & 255, p[4 * i + 1] & 255, p[4 * i] & 255, lab, 0);
      result[i] = lab[0];
    }
    return result;
  }
}
