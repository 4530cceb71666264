package dev.darkroom.training;

import java.util.List;
import java.util.SplittableRandom;

/** Chance, the same for the same seed. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 0x1234567);
    random.nextLong();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Most often near 1, between 1 / most and most. */
  double factor(double most) {
    return Math.exp(Math.log(most) * (between(-1, 1) + between(-1, 1)) / 2);
  }

  /** Both ends can come. */
  int whole(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** One of so many, each as likely as its weight tells. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  long seed() {
    return random.nextLong();
  }
}
