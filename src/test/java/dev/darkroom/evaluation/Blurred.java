package dev.darkroom.evaluation;

import dev.darkroom.engine.Mats;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures out of focus. */
final class Blurred {
  private Blurred() {}

  static Specimen of(String name, Specimen from, double sigma) {
    try (Mat sharp = Mats.from(from.bitmap());
        Mat soft = new Mat();
        Size any = new Size(0, 0)) {
      opencv_imgproc.GaussianBlur(sharp, soft, any, sigma);
      return new Specimen(name, Mats.toBitmap(soft), from.masks(), from.bitmap());
    }
  }
}
