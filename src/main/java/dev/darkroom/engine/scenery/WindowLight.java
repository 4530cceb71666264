package dev.darkroom.engine.scenery;

/** A plain wall and a shelf on which a window throws its light. */
record WindowLight() implements View {
  private static final float[] WALL = Tint.of(0xe9dfd2);
  private static final float[] SUN = Tint.of(0xfff1d8);

  @Override
  public void paint(Plate plate, Staging staging) {
    double floor = staging.floor();
    double tall = plate.tall();
    plate.paint((x, y, rgb) -> place(x, y, floor, tall, rgb));
    Focus.near(plate, staging);
  }

  private static void place(double x, double y, double floor, double tall, float[] rgb) {
    double down = (y - floor) * tall;
    Tint.set(rgb, WALL);
    double onShelf = Fractal.step(-0.004, 0.012, down);
    // Where the ray through this place leaves the window, on its own plane.
    double u = onShelf > 0.5 ? x + 0.9 * down : x;
    double v = onShelf > 0.5 ? 0.55 * down : down;
    double light = panes(u, v);
    double fall = 0.62 - 0.1 * x - 0.05 * Math.abs(down);
    double corner = 1 - 0.16 * Math.exp(-Math.abs(down) / 0.05);
    Tint.times(rgb, fall * corner + 0.06 * onShelf);
    Tint.add(rgb, SUN, 0.36 * light * (0.9 + 0.1 * onShelf));
  }

  /** A slanted window of two by three panes. */
  private static double panes(double u, double v) {
    double a = u + 0.42 * v + 0.02;
    double b = v + 0.1 * u + 0.36;
    double blur = 0.02;
    double across = edge(a + 0.34, blur) * edge(0.34 - a, blur) * bar(a, 0, blur);
    double down = edge(b + 0.32, blur) * edge(0.42 - b, blur) * bar(b, -0.08, blur);
    return across * down * bar(b, 0.17, blur);
  }

  private static double edge(double inside, double blur) {
    return Fractal.step(-blur, blur, inside);
  }

  private static double bar(double at, double where, double blur) {
    double off = (at - where) / (0.7 * blur);
    return 1 - 0.8 * Math.exp(-off * off);
  }
}
