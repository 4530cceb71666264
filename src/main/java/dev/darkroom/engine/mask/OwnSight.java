package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.model.CutOutModel.Alpha;
import dev.darkroom.engine.model.OwnCutOut;
import org.jspecify.annotations.Nullable;

/**
 * What the own cut-out network saw, before its outline is drawn.
 *
 * @param matte the mean of its two views
 * @param confidence the chance that the mask is right, as held-back pictures came out
 */
record OwnSight(Alpha matte, double confidence) {
  static final String HOW = "own cut-out network";

  private static final int SIDE_MIN = 24;
  private static final double SHARE_MIN = 0.004;
  private static final double SHARE_MAX = 0.95;
  private static final double LIKELY = 0.5;

  /** The network's outlines are softer than things are: at full size they would be halos. */
  private static final float STEEPER = 3;

  private static final double BORNE_OUT = 0.9;

  /** Null when there is no network, or nothing of a real size is seen. */
  static @Nullable OwnSight of(OwnCutOut network, Bitmap picture, Monitor monitor) {
    if (Math.min(picture.width(), picture.height()) < SIDE_MIN) {
      return null;
    }
    OwnCutOut.Views views = network.find(picture, monitor);
    monitor.check();
    if (views == null) {
      return null;
    }
    Alpha matte = mean(views.first(), views.second());
    double share = half(matte).share();
    return share < SHARE_MIN || share > SHARE_MAX
        ? null
        : new OwnSight(
            matte, views.calibration().chance(score(views.first(), views.second(), matte)));
  }

  /** The second is brought to the size of the first. */
  static Alpha mean(Alpha first, Alpha second) {
    float[] values = fitted(second, first);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] + first.alpha()[i]) / 2;
    }
    return new Alpha(first.width(), first.height(), values);
  }

  /**
   * How well the views overlap, times how decided their mean is (of what it takes for the subject
   * at all, the part that it is sure of), times how far it keeps off the frame. The same as {@code
   * score} in training/calibrate.py, which measures what it is worth.
   */
  static double score(Alpha first, Alpha second, Alpha mean) {
    double overlap =
        half(first).overlap(half(new Alpha(first.width(), first.height(), fitted(second, first))));
    double sure = 0;
    double unsure = 0;
    double onFrame = 0;
    int rim = 0;
    for (int i = 0; i < mean.alpha().length; i++) {
      float alpha = mean.alpha()[i];
      sure += alpha >= 0.85f ? 1 : 0;
      unsure += alpha > 0.15f && alpha < 0.85f ? 1 : 0;
      int x = i % mean.width();
      int y = i / mean.width();
      if (x == 0 || y == 0 || x == mean.width() - 1 || y == mean.height() - 1) {
        onFrame += alpha;
        rim++;
      }
    }
    return overlap * sure / Math.max(1, sure + unsure) * (1 - onFrame / rim);
  }

  private static float[] fitted(Alpha from, Alpha to) {
    return Matte.resized(from.alpha(), from.width(), from.height(), to.width(), to.height());
  }

  private static Shape half(Alpha alpha) {
    return Shape.where(alpha.width(), alpha.height(), i -> alpha.alpha()[i] >= 0.5f);
  }

  /** Good enough to need nobody else. */
  boolean sure() {
    return confidence >= Found.SURE;
  }

  /** Good enough to have a say. */
  boolean likely() {
    return confidence >= LIKELY;
  }

  /** Where it is more likely inside than not. */
  Shape shape() {
    return half(matte);
  }

  /** Whether an outline, however unsure by itself, is about the same. */
  boolean bornOut(Candidate outlined) {
    Shape other = outlined.shape();
    return shape().resized(other.width(), other.height()).overlap(other) >= BORNE_OUT;
  }

  /** An outline that contradicts what is likely is not sure. */
  Candidate doubted(Candidate outlined) {
    double most = 1 - confidence / 2;
    return new Candidate(outlined.shape(), Math.min(most, outlined.agreement()), outlined.how());
  }

  Found drawn(Bitmap picture, Monitor monitor) {
    return drawn(picture, confidence, HOW, monitor);
  }

  /** Two witnesses that saw the same by different means. */
  Found drawn(Candidate outlined, Bitmap picture, Monitor monitor) {
    double both = 1 - (1 - confidence) * (1 - outlined.agreement());
    return drawn(picture, Math.max(SubjectSearch.LIKELY, both), HOW + " and outline", monitor);
  }

  private Found drawn(Bitmap picture, double chance, String how, Monitor monitor) {
    float[] steeper = matte.alpha().clone();
    for (int i = 0; i < steeper.length; i++) {
      steeper[i] = Math.clamp(0.5f + STEEPER * (steeper[i] - 0.5f), 0f, 1f);
    }
    return new Found(
        Matte.of(picture, matte.width(), matte.height(), steeper, monitor), chance, how);
  }
}
