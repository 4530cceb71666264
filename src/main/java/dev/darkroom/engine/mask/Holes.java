package dev.darkroom.engine.mask;

import java.util.function.IntPredicate;

/** Gaps enclosed by a subject. */
final class Holes {
  private Holes() {}

  /**
   * Takes the gaps that show the background out of a subject without gaps, as in the handle of a
   * cup. What looks like background but lies near the subject's upright axis stays in: a white
   * label before a white wall.
   *
   * @param background whether a pixel looks like the background
   */
  static Shape open(Shape subject, IntPredicate background) {
    double axis = axis(subject);
    double apart = 0.25 * Math.sqrt(subject.area());
    Shape like =
        Shape.where(
                subject.width(), subject.height(), i -> subject.inside()[i] && background.test(i))
            .opened(1);
    Parts parts = Parts.of(like);
    boolean[] opens = new boolean[parts.count()];
    for (int k = 0; k < opens.length; k++) {
      int[] span = span(parts, k);
      opens[k] =
          parts.area()[k] > subject.area() / 200
              && (axis + apart < span[0] || axis - apart > span[1]);
    }
    return Shape.where(
        subject.width(),
        subject.height(),
        i -> subject.inside()[i] && (parts.label()[i] < 0 || !opens[parts.label()[i]]));
  }

  /** Fills every enclosed gap of at most so many pixels. */
  static Shape fill(Shape shape, int pixels) {
    Parts gaps = Parts.of(shape.not());
    return shape.or(gaps.shape().and(gaps.atLeast(pixels + 1).not()));
  }

  private static double axis(Shape shape) {
    double sum = 0;
    for (int i = 0; i < shape.inside().length; i++) {
      sum += shape.inside()[i] ? i % shape.width() : 0;
    }
    return sum / Math.max(1, shape.area());
  }

  private static int[] span(Parts parts, int number) {
    int[] span = {Integer.MAX_VALUE, -1};
    int width = parts.shape().width();
    for (int i = 0; i < parts.label().length; i++) {
      if (parts.label()[i] == number) {
        span[0] = Math.min(span[0], i % width);
        span[1] = Math.max(span[1], i % width);
      }
    }
    return span;
  }
}
