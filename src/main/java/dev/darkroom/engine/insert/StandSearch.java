package dev.darkroom.engine.insert;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.mask.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a thing can stand: on a calm part of the picture, free of the subject, larger the
 * lower it is.
 */
final class StandSearch {
  /** Sizes to try, as shares of the one that is wanted. */
  private static final double[] SIZES = {1, 0.85, 0.7};

  private static final double STEP = 1 / 48.0;
  private static final double SUBJECT_MAX = 0.015;
  private static final double LEDGE = 0.09;
  private static final double MARGIN = 0.03;

  private final Terrain terrain;
  private final int width;
  private final int height;
  private final @Nullable Box subject;

  /** The thing's own width and height for a size of 1. */
  private final double across;

  private final double upright;

  /**
   * @param subject the box of the subject in the photo, or null when none was found
   * @param shape the thing as it will be seen; only its proportions count
   */
  StandSearch(Terrain terrain, int width, int height, @Nullable Box subject, View.Extent shape) {
    this.terrain = terrain;
    this.width = width;
    this.height = height;
    this.subject = subject;
    this.across = shape.width() / shape.size();
    this.upright = shape.height() / shape.size();
  }

  /** The best stand for a size at the middle of the lower half, or none. */
  Optional<Stand> find(Spot spot, double size) {
    Stand best = null;
    for (double share : SIZES) {
      Stand found = best(spot, share * size);
      if (found != null && (best == null || found.doubt() + 0.02 < best.doubt())) {
        best = found;
      }
    }
    return Optional.ofNullable(best);
  }

  private @Nullable Stand best(Spot spot, double size) {
    Stand best = null;
    for (double y = STEP; y < 1; y += STEP) {
      for (double x = STEP; x < 1; x += STEP) {
        double prior = prior(spot, x, y);
        if (prior < 1 && (best == null || prior < best.doubt())) {
          Stand stand = stand(x * width, y * height, size * nearness(y), prior);
          best = stand != null && (best == null || stand.doubt() < best.doubt()) ? stand : best;
        }
      }
    }
    return best;
  }

  /** What stands lower in a picture is nearer. */
  private static double nearness(double y) {
    return Math.clamp(0.55 + 0.6 * y, 0.7, 1.12);
  }

  /**
   * How far a foot is from where it is wanted, 0 to 1; 1 is out of the question.
   *
   * @param x a share of the frame, as is {@code y}
   */
  private double prior(Spot spot, double x, double y) {
    return switch (spot) {
      case Spot.Anywhere() ->
          y < 0.5 ? 1 : 0.05 * Math.abs(y - 0.8) + 0.03 * Math.abs(Math.abs(x - 0.5) - 0.2);
      case Spot.Area(var position) -> area(position, x, y);
      case Spot.Beside(var side) -> beside(side, x, y);
      case Spot.Before() -> before(x, y);
    };
  }

  private static double area(Position position, double x, double y) {
    double wantedX = 0.2 + 0.6 * position.x();
    // A foot is below what it carries: the upper third is the thing's, not the foot's.
    double wantedY = position.y() == 0.5 && position.x() != 0.5 ? 0.75 : 0.38 + 0.5 * position.y();
    double far = Math.abs(x - wantedX);
    double off = Math.abs(y - wantedY);
    boolean out = far > 0.17 || off > (position.y() == 0.5 ? 0.3 : 0.18);
    return out ? 1 : 0.12 * far + 0.08 * off;
  }

  private double beside(@Nullable Position side, double x, double y) {
    if (subject == null) {
      return 1;
    }
    double from = x * width - subject.centreX();
    boolean other = side != null && (side == Position.LEFT) != (from < 0);
    double gap = Math.abs(from) - subject.width() / 2.0;
    double foot = Math.abs(y * height - (subject.bottom() - 0.03 * height)) / height;
    return other || gap < 0 || foot > 0.14 ? 1 : 0.25 * gap / width + 0.3 * foot;
  }

  /** Lower in the picture than the subject's foot, and not far to its side. */
  private double before(double x, double y) {
    if (subject == null) {
      return 1;
    }
    double aside = Math.abs(x * width - subject.centreX()) / width;
    double nearer = (y * height - subject.bottom()) / height;
    boolean out = aside * width > 0.6 * subject.width() || nearer < 0.04 || nearer > 0.4;
    return out ? 1 : 0.1 * aside + 0.2 * nearer;
  }

  private @Nullable Stand stand(double x, double bottom, double size, double prior) {
    double wide = across * size;
    double high = upright * size;
    double left = x - wide / 2;
    double top = bottom - high;
    double margin = MARGIN * Math.min(width, height);
    if (left < margin || left + wide > width - margin || top < margin || bottom > height - margin) {
      return null;
    }
    double air = 0.1 * wide;
    double covered = terrain.subject(left - air, top, left + wide + air, bottom);
    boolean before = subject != null && bottom > subject.bottom() + 0.02 * height;
    if (covered > (before ? 10 * SUBJECT_MAX : SUBJECT_MAX)
        || terrain.blocked(left, top, left + wide, bottom) > 0.02) {
      return null;
    }
    double foot =
        terrain.roughness(left - 0.2 * wide, bottom - 0.4 * wide, left + 1.2 * wide, bottom + air);
    double behind = terrain.roughness(left, top, left + wide, bottom);
    double doubt =
        prior + 4 * foot + behind + 2 * covered + 3 * ledge(left, left + wide, bottom + air);
    Box box =
        new Box(
            (int) Math.round(left),
            (int) Math.round(top),
            Math.max(1, (int) Math.round(wide)),
            Math.max(1, (int) Math.round(high)));
    return new Stand(box, size, doubt);
  }

  /**
   * The steepest step in colour between a foot and the lower end of the frame, beyond what shadows
   * and grain make: what carries the thing must come towards the viewer, or it is a wall.
   */
  private double ledge(double left, double right, double foot) {
    double most = 0;
    double stride = terrain.stride();
    for (double y = foot; y < height - 2 * stride; y += stride) {
      boolean hidden =
          terrain.sure && terrain.subject(left, y - 2 * stride, right, y + 2 * stride) > 0.05;
      if (!hidden) {
        most = Math.max(most, terrain.step(left, right, y));
      }
    }
    return Math.max(0, most - LEDGE);
  }

  /** The largest stand inside a mask, its foot as low as may be; a little air is left round it. */
  Optional<Stand> inside(Mask mask) {
    Optional<Box> around = Box.around(mask);
    if (around.isEmpty()) {
      return Optional.empty();
    }
    Box box = around.get();
    double most = 0.96 * Math.min(box.width() / across, box.height() / upright);
    for (double size = most; size > 0.3 * most; size *= 0.94) {
      double wide = across * size;
      double high = upright * size;
      for (double bottom = box.bottom(); bottom >= box.y() + high; bottom -= 0.02 * height) {
        double left = box.centreX() - wide / 2;
        if (terrain.blocked(left, bottom - high, left + wide, bottom) < 0.03) {
          Box place =
              new Box((int) left, (int) (bottom - high), (int) Math.ceil(wide), (int) high + 1);
          return Optional.of(new Stand(place, size, 0));
        }
      }
    }
    return Optional.empty();
  }
}
