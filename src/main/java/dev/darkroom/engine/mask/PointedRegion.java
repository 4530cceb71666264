package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.Refusal;

/**
 * What is at a point: the connected region of nearly one colour around it, refined by a graph cut.
 * It is trusted as far as a narrower and a wider idea of "one colour" lead to the same region.
 */
final class PointedRegion {
  private static final int SIDE_MAX = 480;

  /** Distances in OKLab that still count as one colour. */
  private static final double NARROW = 0.06;

  private static final double WIDE = 0.09;

  /** Light and shade change a thing's lightness more than its colour. */
  private static final double LIGHTNESS = 0.4;

  private static final double SHARE_MAX = 0.6;
  private static final int AREA_MIN = 12;

  private PointedRegion() {}

  /**
   * @throws Refusal REGION_NOT_FOUND or TOO_AMBIGUOUS
   */
  static Found find(Bitmap picture, Where.Point where, Monitor monitor) {
    int[] point = FrameBox.point(where, picture.width(), picture.height());
    Thumbnail small = Thumbnail.of(picture, SIDE_MAX);
    int x = (int) ((long) point[0] * small.width() / picture.width());
    int y = (int) ((long) point[1] * small.height() / picture.height());
    Shape narrow = alike(small, x, y, NARROW);
    Shape wide = alike(small, x, y, WIDE);
    monitor.check();
    Shape found = refined(small, narrow, wide, seed(small, x, y));
    if (found.area() < AREA_MIN) {
      throw nothing(where);
    }
    if (Math.max(found.share(), narrow.share()) > SHARE_MAX) {
      throw tooLarge(where);
    }
    double agreement = 0.4 * narrow.overlap(wide) + 0.6 * found.overlap(narrow);
    if (agreement < SubjectSearch.LIKELY) {
      throw nothing(where);
    }
    return new Found(Matte.of(picture, found, monitor), agreement, "what is at the point");
  }

  private static Shape alike(Thumbnail small, int x, int y, double distance) {
    double[] middle = middle(small, x, y);
    float[] lab = small.lab();
    Shape like =
        Shape.where(
            small.width(),
            small.height(),
            i -> {
              double l = LIGHTNESS * (lab[3 * i] - middle[0]);
              double a = lab[3 * i + 1] - middle[1];
              double b = lab[3 * i + 2] - middle[2];
              return l * l + a * a + b * b < distance * distance;
            });
    Shape found = like.reachedFrom(seed(small, x, y));
    return Holes.fill(found, Math.max(4, found.area() / 50));
  }

  /** The colour around the point, so that one odd pixel does not decide. */
  private static double[] middle(Thumbnail small, int x, int y) {
    double[] sum = new double[3];
    int count = 0;
    for (int v = Math.max(0, y - 1); v <= Math.min(small.height() - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(small.width() - 1, x + 1); u++) {
        for (int c = 0; c < 3; c++) {
          sum[c] += small.lab()[3 * (v * small.width() + u) + c];
        }
        count++;
      }
    }
    return new double[] {sum[0] / count, sum[1] / count, sum[2] / count};
  }

  private static Shape seed(Thumbnail small, int x, int y) {
    return Shape.where(
        small.width(),
        small.height(),
        i -> Math.abs(i % small.width() - x) <= 1 && Math.abs(i / small.width() - y) <= 1);
  }

  /** The cut may move the outline by a little, not take what looks different along. */
  private static Shape refined(Thumbnail small, Shape narrow, Shape wide, Shape seed) {
    int reach = Math.max(2, small.width() / 60);
    Shape sure = narrow.shrunk(1).or(seed.and(narrow));
    Shape near = narrow.or(wide).grown(reach);
    byte[] known = new byte[small.count()];
    for (int i = 0; i < known.length; i++) {
      known[i] =
          sure.inside()[i]
              ? GraphCut.IN
              : narrow.inside()[i]
                  ? GraphCut.MAYBE_IN
                  : near.inside()[i] ? GraphCut.MAYBE_OUT : GraphCut.OUT;
    }
    Shape cut = GraphCut.cut(small.width(), small.height(), small.bgr(), known, 2);
    Shape kept = cut.area() == 0 ? narrow : cut;
    Shape found = kept.reachedFrom(sure);
    return Holes.fill(found, Math.max(4, found.area() / 50));
  }

  private static Refusal nothing(Where.Point where) {
    return new Refusal(
        Refusal.Code.REGION_NOT_FOUND,
        "What is at %s, %s cannot be told from its surroundings. A box around it or a mask would"
                .formatted(where.x(), where.y())
            + " help.",
        "坐标 (%s, %s) 处的内容无法与周围区分，请给出包围它的方框或蒙版。".formatted(where.x(), where.y()));
  }

  private static Refusal tooLarge(Where.Point where) {
    return new Refusal(
        Refusal.Code.TOO_AMBIGUOUS,
        "What is at %s, %s reaches over most of the picture. Name the background or send a mask."
            .formatted(where.x(), where.y()),
        "坐标 (%s, %s) 处的内容占了图片的大部分，请改为指明背景或提供蒙版。".formatted(where.x(), where.y()));
  }
}
