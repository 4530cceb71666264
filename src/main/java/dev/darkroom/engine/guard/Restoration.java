package dev.darkroom.engine.guard;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.frame.Resampler;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Holds somebody else's edit to its mask. Outside the mask every pixel is the input's; inside, the
 * edit sets in softly over a few pixels, so that no seam shows.
 */
public final class Restoration {
  /** The width of the soft rim inside the mask, as a share of the picture's shorter side. */
  private static final double RIM = 0.008;

  private static final int HALF = 128;

  private Restoration() {}

  /**
   * The edited picture with the input around the mask.
   *
   * @param mask sized as the input
   * @param edited of any size; the result has it, and shows the middle of the input where the
   *     ratios differ
   * @return empty when the edited picture cannot be laid over the input
   */
  public static Optional<Bitmap> of(Bitmap input, Mask mask, Bitmap edited) {
    int width = edited.width();
    int height = edited.height();
    Bitmap before = Resampler.resize(middle(input, width, height), width, height);
    Mask here = mask(mask, width, height);
    return Overlay.of(before, here, edited)
        .map(laid -> joined(before, rim(here), Tint.evened(before, here, laid)));
  }

  /** The largest window of that ratio in the middle. */
  private static Bitmap middle(Bitmap picture, int across, int down) {
    int width =
        Math.min(picture.width(), (int) Math.round((double) picture.height() * across / down));
    int height =
        Math.min(picture.height(), (int) Math.round((double) picture.width() * down / across));
    if (width >= picture.width() && height >= picture.height()) {
      return picture;
    }
    Bitmap cut = new Bitmap(Math.max(1, width), Math.max(1, height));
    int left = (picture.width() - cut.width()) / 2;
    int top = (picture.height() - cut.height()) / 2;
    for (int y = 0; y < cut.height(); y++) {
      int from = 4 * ((top + y) * picture.width() + left);
      System.arraycopy(picture.pixels(), from, cut.pixels(), 4 * y * cut.width(), 4 * cut.width());
    }
    return cut;
  }

  /** The mask follows the picture: as the red of one, so that both are cut and scaled alike. */
  private static Mask mask(Mask mask, int width, int height) {
    if (mask.width() == width && mask.height() == height) {
      return mask;
    }
    Bitmap carrier = new Bitmap(mask.width(), mask.height());
    byte[] pixels = carrier.pixels();
    for (int i = 0; i < mask.coverage().length; i++) {
      pixels[4 * i + 2] = mask.coverage()[i];
      pixels[4 * i + 3] = (byte) 255;
    }
    Bitmap sized = Resampler.resize(middle(carrier, width, height), width, height);
    Mask result = new Mask(width, height);
    for (int i = 0; i < result.coverage().length; i++) {
      result.coverage()[i] = sized.pixels()[4 * i + 2];
    }
    return result;
  }

  /** How much of the edit is taken, 0 to 1: none outside the mask, all of it deep inside. */
  private static float[] rim(Mask mask) {
    float wide = (float) Math.clamp(RIM * Math.min(mask.width(), mask.height()), 1.5, 24);
    float[] depth = new float[mask.coverage().length];
    Mask sharp = new Mask(mask.width(), mask.height());
    for (int i = 0; i < depth.length; i++) {
      sharp.coverage()[i] = (byte) ((mask.coverage()[i] & 255) >= HALF ? 255 : 0);
    }
    try (Mat inside = Mats.from(sharp);
        Mat distance = new Mat()) {
      opencv_imgproc.distanceTransform(
          inside, distance, opencv_imgproc.DIST_L2, opencv_imgproc.DIST_MASK_5);
      try (FloatPointer values = new FloatPointer(distance.data())) {
        values.get(depth);
      }
    }
    for (int i = 0; i < depth.length; i++) {
      float t = Math.min(1, depth[i] / wide);
      depth[i] = t * t * (3 - 2 * t);
    }
    return depth;
  }

  private static Bitmap joined(Bitmap before, float[] share, Bitmap edited) {
    Bitmap result = before.copy();
    byte[] pixels = result.pixels();
    byte[] other = edited.pixels();
    for (int i = 0; i < pixels.length; i++) {
      float taken = share[i / 4];
      if (taken > 0) {
        pixels[i] = (byte) Math.round((1 - taken) * (pixels[i] & 255) + taken * (other[i] & 255));
      }
    }
    return result;
  }
}
