package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.model.CutOutModel.Alpha;
import dev.darkroom.engine.model.OwnCutOut;
import org.jspecify.annotations.Nullable;

/**
 * What the own cut-out network saw, before its outline is drawn.
 *
 * @param matte the mean of its two views, as fine as the nearer one
 * @param confidence the chance that the mask is right, as held-back pictures came out
 */
record OwnSight(Alpha matte, double confidence) {
  static final String HOW = "own cut-out network";

  private static final int SIDE_MIN = 24;
  private static final double SHARE_MIN = 0.004;
  private static final double SHARE_MAX = 0.95;
  private static final double LIKELY = 0.5;

  /** The longer side of the matte, in pixels. */
  private static final int MATTE_MAX = 1024;

  /** The nearer view sees more. */
  private static final float WEIGHT = 2f / 3;

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
    Alpha second = laid(views, picture.width(), picture.height());
    Alpha first = fitted(views.first(), second);
    Alpha matte = mean(first, second);
    double share = half(matte).share();
    return share < SHARE_MIN || share > SHARE_MAX
        ? null
        : new OwnSight(matte, views.calibration().chance(score(first, second, matte)));
  }

  /** The nearer view in a picture of its own fineness; nothing is seen beside it. */
  static Alpha laid(OwnCutOut.Views views, int width, int height) {
    Alpha first = views.first();
    Alpha second = views.second();
    OwnCutOut.Part part = views.part();
    int longer = Math.max(width, height);
    int least = Math.max(first.width(), first.height());
    double fine = (double) longer * second.width() / (part.right() - part.left());
    double most = Math.max(least, Math.min(MATTE_MAX, longer));
    double scale = Math.clamp(fine, least, most) / longer;
    int wide = Math.max(1, (int) Math.round(width * scale));
    int high = Math.max(1, (int) Math.round(height * scale));
    int left = Math.min(wide - 1, (int) Math.round(part.left() * scale));
    int top = Math.min(high - 1, (int) Math.round(part.top() * scale));
    int right = Math.clamp(Math.round(part.right() * scale), left + 1, wide);
    int bottom = Math.clamp(Math.round(part.bottom() * scale), top + 1, high);
    Alpha sized = fitted(second, right - left, bottom - top);
    float[] values = new float[wide * high];
    for (int y = top; y < bottom; y++) {
      System.arraycopy(
          sized.alpha(), (y - top) * sized.width(), values, y * wide + left, sized.width());
    }
    return new Alpha(wide, high, values);
  }

  /** Of two views of the whole picture. */
  static Alpha mean(Alpha first, Alpha second) {
    float[] values = first.alpha().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (1 - WEIGHT) * values[i] + WEIGHT * second.alpha()[i];
    }
    return new Alpha(first.width(), first.height(), values);
  }

  /**
   * How well the views overlap, times how decided their mean is (of what it takes for the subject
   * at all, the part that it is sure of), times how far it keeps off the frame. The same as {@code
   * score} in training/calibrate.py, which measures what it is worth.
   */
  static double score(Alpha first, Alpha second, Alpha mean) {
    double overlap = half(first).overlap(half(second));
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

  private static Alpha fitted(Alpha from, Alpha like) {
    return fitted(from, like.width(), like.height());
  }

  private static Alpha fitted(Alpha from, int width, int height) {
    return new Alpha(
        width, height, Matte.resized(from.alpha(), from.width(), from.height(), width, height));
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
