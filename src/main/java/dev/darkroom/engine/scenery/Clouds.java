package dev.darkroom.engine.scenery;

/**
 * Clouds on a flat ceiling, so that they draw together towards the horizon.
 *
 * @param cover how much of the sky they fill, about -0.3 (little) to 0.4 (most)
 * @param soft how gently they end
 * @param size of a cloud
 * @param stretch how much longer than deep they are
 * @param most how much of the sky behind them they hide at most, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // Colours, never written or compared.
record Clouds(
    double cover,
    double soft,
    double size,
    double stretch,
    double most,
    float[] lit,
    float[] shade,
    int seed) {
  /** Lays clouds over a place of the sky; light comes from the side of {@code sunX}. */
  void over(double x, double up, double pixel, double sunX, float[] rgb) {
    double far = 1 / (Math.max(0, up) + 0.17);
    double across = x * far / (size * stretch);
    double along = far * 1.25 / size;
    double step = pixel * far * far / size;
    double bendX = Fractal.sum(across * 0.8 + 5, along * 0.8, 2, seed + 20, step);
    double bendY = Fractal.sum(across * 0.8, along * 0.8 + 9, 2, seed + 30, step);
    double u = across + 0.55 * bendX;
    double v = along + 0.55 * bendY;
    double thick = Fractal.sum(u, v, 6, seed, step) + cover;
    double there = most * Fractal.step(-soft, soft, thick);
    if (there <= 0) {
      return;
    }
    double side = 0.28 * Math.clamp(2.5 * (sunX - x), -1.0, 1.0);
    double before = Fractal.sum(u + side / stretch, v - 0.3, 4, seed, step) + cover;
    double light = Math.clamp(0.62 + 0.75 * (thick - before) - 0.35 * thick, 0.0, 1.0);
    float[] colour = shade.clone();
    Tint.towards(colour, lit, light);
    // Haze takes the contrast of what is far.
    Tint.towards(rgb, colour, there * Fractal.step(-0.01, 0.1, up));
  }
}
