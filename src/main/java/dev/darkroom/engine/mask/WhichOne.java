package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Picks one of the separate things in a mask: the left one, the second from the right, ... */
final class WhichOne {
  private static final int SIDE_MAX = 480;

  /** Smaller parts than this share of the largest are crumbs, not things. */
  private static final double CRUMB = 0.06;

  /** Nearer than this share of the frame two things stand at the same place. */
  private static final double APART = 0.03;

  private static final double LARGER = 1.12;

  /** A distance in OKLab at which something around a thing is not the same as the rest of it. */
  private static final double STRANGE = 0.1;

  private static final double OTHERS_FEW = 0.12;
  private static final double OTHERS_MANY = 0.24;

  private record Thing(int part, double x, double y, double area) {}

  private WhichOne() {}

  /**
   * @param several the mask of all that could be meant
   * @throws Refusal TOO_AMBIGUOUS when it cannot be said which is meant, REGION_NOT_FOUND when
   *     there are fewer
   */
  static Found pick(Bitmap picture, Found several, Where.Which which) {
    Thumbnail small = Thumbnail.of(picture, SIDE_MAX);
    Shape shape = Shapes.of(several.mask(), small.width(), small.height());
    Parts parts = Stacks.joined(Parts.of(shape.closed(1)));
    List<Thing> things = things(parts);
    if (things.isEmpty()) {
      throw tooFew(0, which.number());
    }
    Thing chosen = things.size() == 1 ? only(things.getFirst(), which) : chosen(things, which);
    Mask mask = near(several.mask(), parts, chosen.part());
    double confidence = several.confidence() * apart(small, parts.part(chosen.part()));
    return new Found(mask, confidence, several.how() + ", one of " + things.size());
  }

  /**
   * Whether it ends where it seems to: 1 when all around it looks alike, 0.5 when something else
   * adjoins, as a cap does that belongs to a bottle.
   */
  private static double apart(Thumbnail small, Shape thing) {
    int reach = Math.max(3, small.width() / 80);
    Shape ring = thing.grown(2 * reach).and(thing.grown(reach).not());
    int[] around = IntStream.range(0, small.count()).filter(i -> ring.inside()[i]).toArray();
    if (around.length == 0) {
      return 1;
    }
    double[] middle = new double[3];
    for (int c = 0; c < 3; c++) {
      int channel = c;
      double[] values =
          Arrays.stream(around).mapToDouble(i -> small.lab()[3 * i + channel]).sorted().toArray();
      middle[c] = values[values.length / 2];
    }
    long others = Arrays.stream(around).filter(i -> distance(small, i, middle) > STRANGE).count();
    double share = others / (double) around.length;
    return Math.clamp(1 - (share - OTHERS_FEW) / (OTHERS_MANY - OTHERS_FEW) / 2, 0.5, 1);
  }

  private static double distance(Thumbnail small, int i, double[] middle) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double apart = (c == 0 ? 0.6 : 1) * (small.lab()[3 * i + c] - middle[c]);
      sum += apart * apart;
    }
    return Math.sqrt(sum);
  }

  private static List<Thing> things(Parts parts) {
    int width = parts.shape().width();
    int height = parts.shape().height();
    double[][] sums = new double[parts.count()][2];
    for (int i = 0; i < parts.label().length; i++) {
      if (parts.label()[i] >= 0) {
        sums[parts.label()[i]][0] += (i % width + 0.5) / width;
        int row = i / width;
        sums[parts.label()[i]][1] += (row + 0.5) / height;
      }
    }
    List<Thing> things = new ArrayList<>();
    for (int k = 0; k < parts.count(); k++) {
      int area = parts.area()[k];
      if (area >= Math.max(6, CRUMB * parts.largest())) {
        things.add(new Thing(k, sums[k][0] / area, sums[k][1] / area, area));
      }
    }
    return things;
  }

  /** "The cup on the left" may be the only cup, if it stands there. */
  private static Thing only(Thing thing, Where.Which which) {
    boolean there =
        switch (which.pick()) {
          case FROM_LEFT -> thing.x < 0.45;
          case FROM_RIGHT -> thing.x > 0.55;
          case FROM_TOP -> thing.y < 0.45;
          case FROM_BOTTOM -> thing.y > 0.55;
          case TOP_LEFT -> thing.x < 0.45 && thing.y < 0.45;
          case TOP_RIGHT -> thing.x > 0.55 && thing.y < 0.45;
          case BOTTOM_LEFT -> thing.x < 0.45 && thing.y > 0.55;
          case BOTTOM_RIGHT -> thing.x > 0.55 && thing.y > 0.55;
          case MIDDLE -> Math.abs(thing.x - 0.5) < 0.2;
          case LARGEST, SMALLEST -> false;
        };
    if (!there || which.number() > 1) {
      throw tooFew(1, which.number());
    }
    return thing;
  }

  private static Thing chosen(List<Thing> things, Where.Which which) {
    if (which.number() > things.size()) {
      throw tooFew(things.size(), which.number());
    }
    return switch (which.pick()) {
      case FROM_LEFT -> counted(things, which.number(), Thing::x);
      case FROM_RIGHT -> counted(things, which.number(), thing -> -thing.x);
      case FROM_TOP -> counted(things, which.number(), Thing::y);
      case FROM_BOTTOM -> counted(things, which.number(), thing -> -thing.y);
      case TOP_LEFT -> counted(things, which.number(), thing -> thing.x + thing.y);
      case TOP_RIGHT -> counted(things, which.number(), thing -> thing.y - thing.x);
      case BOTTOM_LEFT -> counted(things, which.number(), thing -> thing.x - thing.y);
      case BOTTOM_RIGHT -> counted(things, which.number(), thing -> -thing.x - thing.y);
      case MIDDLE -> middle(things);
      case LARGEST -> sized(things, Comparator.comparingDouble(thing -> -thing.area));
      case SMALLEST -> sized(things, Comparator.comparingDouble(Thing::area));
    };
  }

  private static Thing counted(List<Thing> things, int number, ToDoubleFunction<Thing> place) {
    List<Thing> sorted = things.stream().sorted(Comparator.comparingDouble(place)).toList();
    double at = place.applyAsDouble(sorted.get(number - 1));
    for (int other : new int[] {number - 2, number}) {
      if (other >= 0
          && other < sorted.size()
          && Math.abs(place.applyAsDouble(sorted.get(other)) - at) < APART) {
        throw undecided();
      }
    }
    return sorted.get(number - 1);
  }

  private static Thing middle(List<Thing> things) {
    if (things.size() % 2 == 0) {
      throw undecided();
    }
    boolean row = spread(things, Thing::x) >= spread(things, Thing::y);
    return counted(things, (things.size() + 1) / 2, row ? Thing::x : Thing::y);
  }

  private static double spread(List<Thing> things, ToDoubleFunction<Thing> place) {
    var ends = things.stream().mapToDouble(place).summaryStatistics();
    return ends.getMax() - ends.getMin();
  }

  private static Thing sized(List<Thing> things, Comparator<Thing> order) {
    List<Thing> sorted = things.stream().sorted(order).toList();
    double first = sorted.get(0).area;
    double second = sorted.get(1).area;
    if (Math.max(first, second) < LARGER * Math.min(first, second)) {
      throw undecided();
    }
    return sorted.getFirst();
  }

  /** Of the mask what lies at that part, its soft outline with it. */
  private static Mask near(Mask mask, Parts parts, int number) {
    Shape reach = parts.part(number).grown(2);
    Shape others = parts.shape().and(parts.part(number).not());
    Mask one = new Mask(mask.width(), mask.height());
    for (int y = 0; y < mask.height(); y++) {
      int row = (int) ((long) y * reach.height() / mask.height()) * reach.width();
      for (int x = 0; x < mask.width(); x++) {
        int at = row + (int) ((long) x * reach.width() / mask.width());
        if (reach.inside()[at] && !others.inside()[at]) {
          one.coverage()[y * mask.width() + x] = mask.coverage()[y * mask.width() + x];
        }
      }
    }
    return one;
  }

  private static Refusal tooFew(int found, int wanted) {
    return new Refusal(
        Refusal.Code.TOO_AMBIGUOUS,
        "The words name one of several, but "
            + (found == 0 ? "none" : "only " + found)
            + " can be told apart in the picture"
            + (wanted > 1 ? " and number " + wanted + " is meant" : "")
            + ". A box around the one that is meant, or a mask, would help.",
        "指令指的是多个物体中的一个，但图中只能区分出 %d 个%s。请给出包围目标的方框或蒙版。"
            .formatted(found, wanted > 1 ? "，而要的是第 " + wanted + " 个" : ""));
  }

  private static Refusal undecided() {
    return new Refusal(
        Refusal.Code.TOO_AMBIGUOUS,
        "Two things fit these words about as well. A box around the one that is meant, or a mask,"
            + " would help.",
        "有两个物体同样符合描述，请给出包围目标的方框或蒙版。");
  }
}
