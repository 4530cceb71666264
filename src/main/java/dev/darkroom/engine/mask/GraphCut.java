package dev.darkroom.engine.mask;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** GrabCut (Rother, Kolmogorov, Blake, 2004) by OpenCV, made repeatable. */
final class GraphCut {
  /** What is known of a pixel before the cut. */
  static final byte OUT = opencv_imgproc.GC_BGD;

  static final byte IN = opencv_imgproc.GC_FGD;
  static final byte MAYBE_OUT = opencv_imgproc.GC_PR_BGD;
  static final byte MAYBE_IN = opencv_imgproc.GC_PR_FGD;

  private GraphCut() {}

  /**
   * Cuts a region out.
   *
   * @param features three bytes a pixel: colours or any other features in which distance counts
   * @param known one of the four values for each pixel
   * @return an empty shape when one of the sides has no pixels to learn from
   */
  static Shape cut(int width, int height, byte[] features, byte[] known, int iterations) {
    if (!teaches(known)) {
      return new Shape(width, height);
    }
    try (var _ = new PointerScope()) {
      Mat image = new Mat(height, width, opencv_core.CV_8UC3);
      Mat labels = new Mat(height, width, opencv_core.CV_8UC1);
      image.data().put(features);
      labels.data().put(known);
      // Its first guess of the colour clusters is random.
      opencv_core.setRNGSeed(1);
      opencv_imgproc.grabCut(
          image,
          labels,
          new Rect(),
          new Mat(),
          new Mat(),
          iterations,
          opencv_imgproc.GC_INIT_WITH_MASK);
      byte[] result = new byte[known.length];
      labels.data().get(result);
      return Shape.where(width, height, i -> result[i] == IN || result[i] == MAYBE_IN);
    }
  }

  private static boolean teaches(byte[] known) {
    int in = 0;
    for (byte value : known) {
      in += value == IN || value == MAYBE_IN ? 1 : 0;
    }
    return in >= 10 && known.length - in >= 10;
  }
}
