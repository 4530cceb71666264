package dev.darkroom.engine.frame;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import dev.darkroom.engine.Monitor;
import java.util.OptionalDouble;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * By how much a picture stands aslant, in degrees clockwise, measured in two ways that share
 * nothing but the picture: where its long straight lines point ({@link LineAngles}), and at which
 * turn its edges fall into the fewest rows and columns ({@link EdgeProfiles}). One alone is easily
 * fooled: by perspective the one, by a few strong edges the other.
 */
public final class Slant {
  /** Leaning further than this is meant, not a slip of the hand. */
  static final double MOST = 15;

  /** Further apart than this the two have not seen the same thing. */
  private static final double AGREEMENT = 0.8;

  private static final int WORKING = 1000;
  private static final int SIDE_MIN = 32;

  private Slant() {}

  /** Empty when there are no lines to go by, or the two ways of measuring disagree. */
  public static OptionalDouble of(Bitmap picture, Monitor monitor) {
    Bitmap small = Resampler.shrunk(picture, WORKING);
    if (Math.min(small.width(), small.height()) < SIDE_MIN) {
      return OptionalDouble.empty();
    }
    try (Mat colours = Mats.from(small);
        Mat grey = new Mat()) {
      opencv_imgproc.cvtColor(colours, grey, opencv_imgproc.COLOR_BGRA2GRAY);
      monitor.check();
      OptionalDouble lines = LineAngles.slant(grey);
      if (lines.isEmpty()) {
        return lines;
      }
      OptionalDouble edges = EdgeProfiles.slant(grey, monitor);
      return edges.isPresent() && Math.abs(lines.getAsDouble() - edges.getAsDouble()) <= AGREEMENT
          ? OptionalDouble.of((lines.getAsDouble() + edges.getAsDouble()) / 2)
          : OptionalDouble.empty();
    }
  }
}
