package dev.darkroom.engine.guard;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;

/**
 * Lays an edited picture over its input by what both show outside the mask. Models draw the kept
 * part again, a little shifted or scaled; the search follows such an affine change by the enhanced
 * correlation coefficient (Evangelidis and Psarakis 2008).
 */
final class Overlay {
  /**
   * The longer side at which is searched: shifts of a pixel show, and it takes tenths of a second.
   */
  private static final int SIDE = 640;

  private static final int STEPS = 60;
  private static final double STEP_MIN = 1e-5;
  private static final int BLUR = 5;

  /** What correlation has to gain for the edited picture to be moved at all: moving softens it. */
  private static final double CLEARLY = 0.004;

  /** Of the side; a larger shift, or a larger change of scale, is another picture. */
  private static final double SHIFT_MAX = 0.12;

  private static final double SCALE_MAX = 0.15;

  private Overlay() {}

  /**
   * The edited picture where the input is.
   *
   * @param input of the edited picture's size
   * @param mask the same size; only what it does not cover is compared
   * @return empty when the two do not show the same thing outside the mask
   */
  static Optional<Bitmap> of(Bitmap input, Mask mask, Bitmap edited) {
    double scale = Math.min(1.0, (double) SIDE / Math.max(input.width(), input.height()));
    int width = Math.max(1, (int) Math.round(input.width() * scale));
    int height = Math.max(1, (int) Math.round(input.height() * scale));
    try (Mat first = grey(input, width, height);
        Mat second = grey(edited, width, height);
        Mat kept = kept(mask, width, height)) {
      Likeness asItIs = Likeness.of(first, second, kept);
      Optional<float[]> found = search(first, second, kept);
      if (found.isPresent()) {
        Likeness moved = likeness(first, second, kept, found.get());
        if (moved.betterThan(asItIs, CLEARLY) && moved.same()) {
          return Optional.of(moved(edited, found.get(), scale));
        }
      }
      return asItIs.same() ? Optional.of(edited) : Optional.empty();
    }
  }

  private static Optional<float[]> search(Mat first, Mat second, Mat kept) {
    try (Mat warp = Mat.eye(2, 3, opencv_core.CV_32F).asMat();
        TermCriteria until =
            new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, STEPS, STEP_MIN)) {
      opencv_video.findTransformECC(
          first, second, warp, opencv_video.MOTION_AFFINE, until, kept, BLUR);
      float[] found = new float[6];
      try (FloatIndexer values = warp.createIndexer()) {
        values.get(0, 0, found, 0, 3);
        values.get(1, 0, found, 3, 3);
      }
      return plausible(found, first.cols(), first.rows()) ? Optional.of(found) : Optional.empty();
    } catch (RuntimeException _) { // The search does not converge where nothing is alike.
      return Optional.empty();
    }
  }

  private static boolean plausible(float[] warp, int width, int height) {
    double turned = Math.max(Math.abs(warp[1]), Math.abs(warp[3]));
    double scaled = Math.max(Math.abs(warp[0] - 1), Math.abs(warp[4] - 1));
    // The middle's shift: the corner's also holds what the scale does.
    double x = warp[0] * width / 2 + warp[1] * height / 2 + warp[2] - width / 2.0;
    double y = warp[3] * width / 2 + warp[4] * height / 2 + warp[5] - height / 2.0;
    return turned <= SCALE_MAX
        && scaled <= SCALE_MAX
        && Math.abs(x) <= SHIFT_MAX * width
        && Math.abs(y) <= SHIFT_MAX * height;
  }

  private static Likeness likeness(Mat first, Mat second, Mat kept, float[] warp) {
    try (Mat moved = new Mat()) {
      warp(second, moved, warp, opencv_imgproc.INTER_LINEAR);
      return Likeness.of(first, moved, kept);
    }
  }

  private static Bitmap moved(Bitmap edited, float[] warp, double scale) {
    float[] whole = warp.clone();
    // Centres of pixels lie half a pixel in, at either scale.
    whole[2] = whole(warp[2], warp[0], warp[1], scale);
    whole[5] = whole(warp[5], warp[3], warp[4], scale);
    try (Mat from = Mats.from(edited);
        Mat to = new Mat()) {
      warp(from, to, whole, opencv_imgproc.INTER_LANCZOS4);
      return Mats.toBitmap(to);
    }
  }

  /** The shift of a warp at full size; x and y are its factors in the same row. */
  private static float whole(float shift, float x, float y, double scale) {
    return (float) ((shift + (1 - x - y) * (1 - scale) / 2) / scale);
  }

  private static void warp(Mat from, Mat to, float[] warp, int method) {
    try (Mat matrix = new Mat(2, 3, opencv_core.CV_32F);
        Size size = new Size(from.cols(), from.rows());
        Scalar none = new Scalar(0)) {
      try (FloatIndexer values = matrix.createIndexer()) {
        values.put(0, 0, warp, 0, 3);
        values.put(1, 0, warp, 3, 3);
      }
      opencv_imgproc.warpAffine(
          from,
          to,
          matrix,
          size,
          method + opencv_imgproc.WARP_INVERSE_MAP,
          opencv_core.BORDER_REPLICATE,
          none);
    }
  }

  private static Mat grey(Bitmap picture, int width, int height) {
    Mat small = new Mat();
    try (Mat whole = Mats.from(picture);
        Mat grey = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.cvtColor(whole, grey, opencv_imgproc.COLOR_BGRA2GRAY);
      opencv_imgproc.resize(grey, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      return small;
    }
  }

  /** Where the two can be compared: outside the mask and a rim around it. */
  private static Mat kept(Mask mask, int width, int height) {
    Mat kept = new Mat();
    int rim = 2 * Math.max(1, Math.max(width, height) / 64) + 1;
    try (Mat whole = Mats.from(mask.inverted());
        Mat small = new Mat();
        Mat sure = new Mat();
        Size size = new Size(width, height);
        Size around = new Size(rim, rim);
        Mat shape = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, around)) {
      opencv_imgproc.resize(whole, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      opencv_imgproc.threshold(small, sure, 254, 255, opencv_imgproc.THRESH_BINARY);
      opencv_imgproc.erode(sure, kept, shape);
      return kept;
    }
  }
}
