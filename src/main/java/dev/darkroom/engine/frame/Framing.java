package dev.darkroom.engine.frame;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Scene;
import java.util.Optional;

/**
 * Chooses the window that gives a scene another aspect ratio. In order: cut where there is room
 * around the subject, continue a plain background, cut close to the subject, cut where the least of
 * it is lost and say so. Nothing is stretched.
 */
public final class Framing {
  /** The free space wanted around a subject, as a share of its longer side. */
  private static final double MARGIN = 0.08;

  /** With less of the subject than this left, a picture is not what was asked for. */
  private static final double KEPT_MIN = 0.2;

  /** The same of a product that stood whole in the frame; people are cut by most frames. */
  private static final double KEPT_OF_WHOLE = 0.95;

  /** With this much of it left, nobody misses anything. */
  private static final double WHOLE = 0.99;

  private final Scene scene;
  private final double ratio;
  private final Box frame;
  private final Border border;

  private Framing(Scene scene, double ratio) {
    this.scene = scene;
    this.ratio = ratio;
    this.frame = Box.frame(scene.bitmap());
    this.border = Border.of(scene.bitmap());
  }

  /**
   * Gives the scene the ratio.
   *
   * @param ratio width over height
   * @throws Refusal NEEDS_GENERATIVE_MODEL when most of the subject would be lost
   */
  public static void fit(Scene scene, String what, double ratio) {
    Framing framing = new Framing(scene, ratio);
    if (!framing.largest().equals(framing.frame)) {
      Reframe.fill(scene, what, framing.window(), framing.border);
    }
  }

  private Box window() {
    Optional<Mask> matte = subject(scene);
    Optional<Box> subject = matte.flatMap(Box::around);
    Box cut = largest();
    if (subject.isPresent()) {
      Box roomy =
          subject.get().grown((int) Math.round(MARGIN * subject.get().longer())).within(frame);
      Optional<Box> around = holding(cut, roomy);
      if (around.isPresent() && (!border.plain() || border.bareOutside(around.get()))) {
        return around.get();
      }
    }
    Box wider = smallest(subject.orElse(frame));
    if (border.fills(wider) && Limit.allows(wider.width(), wider.height())) {
      return wider;
    }
    if (subject.isEmpty()) {
      scene.note(
          "No subject could be told apart, so the picture was cut around its middle.",
          "没有识别出主体，因此按图片中心裁剪。");
      return Box.centred(frame.centreX(), frame.centreY(), cut.width(), cut.height())
          .movedInto(frame);
    }
    return holding(cut, subject.get())
        .orElseGet(() -> leastHarm(cut, subject.get(), matte.orElseThrow()));
  }

  /** The subject's matte when it can be told from its background. */
  public static Optional<Mask> subject(Scene scene) {
    try {
      return Optional.of(scene.subject().mask());
    } catch (Refusal refusal) {
      if (refusal.code() == Refusal.Code.SUBJECT_NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** The largest window of the ratio inside the frame, at its corner. */
  private Box largest() {
    int width = (int) Math.round(Math.min(frame.width(), frame.height() * ratio));
    int height = (int) Math.round(Math.min(frame.height(), frame.width() / ratio));
    return new Box(0, 0, Math.max(1, width), Math.max(1, height));
  }

  /**
   * The smallest window of the ratio around the frame, the subject as near its middle as can be.
   */
  private Box smallest(Box subject) {
    int width = (int) Math.round(Math.max(frame.width(), frame.height() * ratio));
    int height = (int) Math.round(Math.max(frame.height(), frame.width() / ratio));
    Box window = Box.centred(subject.centreX(), subject.centreY(), width, height);
    return new Box(
        Math.clamp(window.x(), frame.width() - width, 0),
        Math.clamp(window.y(), frame.height() - height, 0),
        width,
        height);
  }

  /** A window of this size inside the frame around the subject, when it is large enough. */
  private Optional<Box> holding(Box size, Box subject) {
    Box window =
        Box.centred(subject.centreX(), subject.centreY(), size.width(), size.height())
            .movedInto(frame);
    return window.contains(subject) ? Optional.of(window) : Optional.empty();
  }

  /** Around the middle of the subject; of one that the lower edge cuts the top, where heads are. */
  private Box leastHarm(Box size, Box subject, Mask matte) {
    boolean across = size.width() < frame.width();
    long[] sums = across ? columns(matte) : rows(matte);
    int length = across ? size.width() : size.height();
    boolean standing = !across && sums[sums.length - 1] > sums[sums.length - 2];
    Box middle =
        Box.centred(subject.centreX(), subject.centreY(), size.width(), size.height())
            .movedInto(frame);
    int best = standing ? top(sums, length) : across ? middle.x() : middle.y();
    double kept = (double) (sums[best + length] - sums[best]) / Math.max(1, sums[sums.length - 1]);
    boolean whole = frame.contains(subject.grown(1));
    if (kept < (whole ? KEPT_OF_WHOLE : KEPT_MIN)) {
      throw Reframe.notPlain();
    }
    if (kept < WHOLE) {
      scene.note(
          "The subject does not fit the new ratio whole; %.0f %% of it is left."
              .formatted(100 * kept),
          "新的比例容不下整个主体，保留了其中的 %.0f %%。".formatted(100 * kept));
    }
    return across
        ? new Box(best, 0, size.width(), size.height())
        : new Box(0, best, size.width(), size.height());
  }

  private static int top(long[] sums, int length) {
    int first = 0;
    while (first < sums.length - 1 && sums[first + 1] < sums[sums.length - 1] / 500) {
      first++;
    }
    int margin = (int) (MARGIN * length / 2);
    return Math.clamp(first - margin, 0, sums.length - 1 - length);
  }

  private static long[] columns(Mask matte) {
    long[] sums = new long[matte.width() + 1];
    for (int y = 0; y < matte.height(); y++) {
      for (int x = 0; x < matte.width(); x++) {
        sums[x + 1] += matte.at(x, y);
      }
    }
    return accumulated(sums);
  }

  private static long[] rows(Mask matte) {
    long[] sums = new long[matte.height() + 1];
    for (int y = 0; y < matte.height(); y++) {
      for (int x = 0; x < matte.width(); x++) {
        sums[y + 1] += matte.at(x, y);
      }
    }
    return accumulated(sums);
  }

  private static long[] accumulated(long[] sums) {
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return sums;
  }
}
