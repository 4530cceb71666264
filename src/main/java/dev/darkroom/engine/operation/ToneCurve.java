package dev.darkroom.engine.operation;

import java.util.function.DoubleUnaryOperator;

/** A curve over OKLab's lightness, 0 to 1 each way, looked up from a table. */
final class ToneCurve {
  /** The lightness of a grey card that reflects 18 % of the light. */
  static final double MID_GREY = Math.cbrt(0.18);

  private static final int STEPS = 1024;

  private final float[] table = new float[STEPS + 2];

  ToneCurve(DoubleUnaryOperator curve) {
    for (int i = 0; i <= STEPS; i++) {
      table[i] = (float) Math.clamp(curve.applyAsDouble(i / (double) STEPS), 0.0, 1.0);
    }
    table[STEPS + 1] = table[STEPS];
  }

  float at(float lightness) {
    float place = Math.clamp(lightness, 0f, 1f) * STEPS;
    int below = (int) place;
    return table[below] + (place - below) * (table[below + 1] - table[below]);
  }

  /**
   * Multiplies lightness and bends over towards white, which stays white. A gain below 1 dims white
   * with the rest.
   */
  static ToneCurve gain(double gain) {
    double knee = 0.6;
    double end = gain - knee;
    if (gain <= 1) {
      return new ToneCurve(x -> gain * x);
    }
    double bend = 1 / (1 - knee) - 1 / end;
    return new ToneCurve(
        x ->
            gain * x <= knee
                ? gain * x
                : knee + (gain * x - knee) / (1 + bend * (gain * x - knee)));
  }

  /** Steeper (factor above 1) or flatter around mid grey. */
  static ToneCurve contrast(double factor) {
    double pivot = MID_GREY;
    if (factor <= 1) {
      return new ToneCurve(x -> pivot + factor * (x - pivot));
    }
    return new ToneCurve(
        x ->
            x < pivot
                ? pivot * Math.pow(x / pivot, factor)
                : 1 - (1 - pivot) * Math.pow((1 - x) / (1 - pivot), factor));
  }

  /** Lifts (1) or lowers (-1) the dark part; black and the light part stay. */
  static ToneCurve shadows(double amount) {
    return new ToneCurve(x -> bent(x, amount));
  }

  /** Raises (1) or lowers (-1) the light part; white and the dark part stay. */
  static ToneCurve highlights(double amount) {
    return new ToneCurve(x -> 1 - bent(1 - x, -0.6 * amount));
  }

  private static double bent(double x, double amount) {
    double end = 0.6;
    double room = Math.max(0, 1 - x / end);
    return x + Math.clamp(amount > 0 ? 2 * amount : amount, -1.0, 2.0) * x * room * room;
  }
}
