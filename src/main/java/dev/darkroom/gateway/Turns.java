package dev.darkroom.gateway;

import dev.darkroom.provider.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The order in which a route's targets are tried for one job. */
final class Turns {
  private Turns() {}

  /**
   * The targets as listed, but those beside each other that have weights in an order drawn by
   * weight: each is the first as often as its share says, and the others follow for the case that
   * it fails.
   */
  static List<Target> of(List<Target> listed, RandomGenerator random) {
    List<Target> order = new ArrayList<>();
    List<Target> weighted = new ArrayList<>();
    for (Target target : listed) {
      if (target.terms().weight() > 0) {
        weighted.add(target);
      } else {
        draw(weighted, order, random);
        order.add(target);
      }
    }
    draw(weighted, order, random);
    return order;
  }

  private static void draw(List<Target> from, List<Target> order, RandomGenerator random) {
    while (!from.isEmpty()) {
      int left = random.nextInt(from.stream().mapToInt(one -> one.terms().weight()).sum());
      int drawn = 0;
      while (left >= from.get(drawn).terms().weight()) {
        left -= from.get(drawn).terms().weight();
        drawn++;
      }
      order.add(from.remove(drawn));
    }
  }
}
