package dev.darkroom.engine.render;

/**
 * Places in the unit disk from places in the unit square, neighbours staying neighbours (Shirley
 * and Chiu, A Low Distortion Map Between Disk and Square, 1997). One for each thread.
 */
final class Disk {
  /** The place made last. */
  double x;

  double y;

  void place(double a, double b) {
    double s = 2 * a - 1;
    double t = 2 * b - 1;
    if (Math.abs(s) > Math.abs(t)) {
      double angle = Math.PI / 4 * (t / s);
      x = s * cosine(angle);
      y = s * sine(angle);
    } else if (t != 0) {
      double angle = Math.PI / 4 * (s / t);
      x = t * sine(angle);
      y = t * cosine(angle);
    } else {
      x = 0;
      y = 0;
    }
  }

  /** The series of the sine, for angles within ±π/4, to 3e-7. */
  private static double sine(double angle) {
    double q = angle * angle;
    return angle * (1 - q / 6 * (1 - q / 20 * (1 - q / 42)));
  }

  private static double cosine(double angle) {
    double q = angle * angle;
    return 1 - q / 2 * (1 - q / 12 * (1 - q / 30 * (1 - q / 56)));
  }
}
