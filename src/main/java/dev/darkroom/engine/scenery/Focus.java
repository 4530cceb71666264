package dev.darkroom.engine.scenery;

/** The lens: what is far from the subject's place is out of focus, nothing is quite sharp. */
final class Focus {
  private static final double SLIGHT = 0.0011;

  private Focus() {}

  /** A landscape: far things are soft, the ground before the subject too. */
  static void land(Plate plate, Staging staging, double horizon) {
    apply(plate, staging, horizon, 0.0032);
  }

  /** A table or a near floor. */
  static void near(Plate plate, Staging staging) {
    apply(plate, staging, staging.floor(), 0.006);
  }

  /** Flat that runs into something far behind it, which is out of focus already. */
  static void soil(Plate plate, Staging staging) {
    apply(plate, staging, staging.floor() - 0.1, 0.005);
  }

  private static void apply(Plate plate, Staging staging, double far, double much) {
    Plate soft = plate.softened(much);
    Plate slight = plate.softened(SLIGHT);
    double foot = Math.max(staging.foot(), far + 0.05);
    double depth = Math.max(0.08, foot - far);
    System.arraycopy(slight.light, 0, plate.light, 0, plate.light.length);
    plate.mix(soft, y -> y < foot ? Fractal.step(0.05, 0.9, (foot - y) / depth) : (y - foot) / 0.3);
  }
}
