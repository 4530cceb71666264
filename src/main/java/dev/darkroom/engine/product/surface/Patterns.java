package dev.darkroom.engine.product.surface;

import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;

/** Colours that vary over a surface as they do in nature. Lengths are centimetres. */
public final class Patterns {
  private Patterns() {}

  /** Wood whose grain runs along x. */
  public static Texture wood(Vec colour) {
    return (p, _, _) -> colour.times(grain(p.x(), p.y(), p.z()));
  }

  /** Boards side by side, their length along x, with narrow joints. */
  public static Texture boards(Vec colour, double width) {
    return (p, _, _) -> {
      double across = p.z() / width + 0.37;
      long board = (long) Math.floor(across);
      double edge = Math.min(across - board, board + 1 - across) * width;
      double joint = 1 - 0.75 * Math.exp(-Math.pow(edge / 0.06, 2));
      double tone = 0.88 + 0.22 * Noise.pick(board, 3);
      double shift = 300 * Noise.pick(board, 5);
      return colour.times(joint * tone * grain(p.x() + shift, p.y() + shift, p.z()));
    };
  }

  private static double grain(double x, double y, double z) {
    double bend = Noise.layered(x * 0.03, y * 0.2, z * 0.2, 3);
    double rings = Math.sin(2 * Math.PI * (z * 0.33 + y * 0.33 + 4.5 * bend));
    double fibre = Noise.layered(x * 0.25, y * 7, z * 7, 3);
    double pores = Math.max(0, Noise.at(x * 0.9, y * 16, z * 16) - 0.45);
    return 0.9 + 0.07 * rings + 0.16 * fibre - 0.3 * pores;
  }

  /** Marble with veins. */
  public static Texture marble(Vec colour, Vec vein, double scale) {
    return (p, _, _) -> {
      double x = p.x() / scale;
      double y = p.y() / scale;
      double z = p.z() / scale;
      double bent = 1.5 * Noise.layered(x * 0.9, y * 0.9, z * 0.9, 4);
      double broad = ridge(x * 0.55 + z * 0.35 + bent, y * 0.5 + bent, z * 0.3, 0.05);
      double fine = ridge(x * 1.4 - z * 0.8 + bent, y * 1.2, z * 1.3 + bent, 0.035);
      double cloud = 0.5 + 0.5 * Noise.layered(x * 0.7, y * 0.7, z * 0.7, 3);
      double veins = 0.75 * broad + 0.28 * fine + 0.11 * cloud;
      return colour.mix(vein, Math.clamp(veins, 0.0, 0.9));
    };
  }

  private static double ridge(double x, double y, double z, double width) {
    double value = Math.abs(Noise.layered(x, y, z, 3));
    double strength = 0.55 + 0.45 * Noise.at(x * 0.6 + 40, y, z);
    return strength * Math.exp(-value / width);
  }

  /** Stone or concrete: a tone that wanders, with small pores. */
  public static Texture mineral(Vec colour) {
    return (p, _, _) -> {
      double broad = Noise.layered(p.x() * 0.07, p.y() * 0.07, p.z() * 0.07, 4);
      double fine = Noise.layered(p.x() * 1.7, p.y() * 1.7, p.z() * 1.7, 3);
      double pore = Math.max(0, Noise.at(p.x() * 2.6, p.y() * 2.6, p.z() * 2.6) - 0.72);
      return colour.times(1 + 0.28 * broad + 0.12 * fine - 1.3 * pore);
    };
  }

  /** Cloth of crossing threads. */
  public static Texture weave(Vec colour, double thread) {
    return (p, _, _) -> {
      double a = Math.sin(Math.PI * p.x() / thread);
      double b = Math.sin(Math.PI * (p.z() + p.y()) / thread);
      double slub =
          Noise.at(p.x() * 0.5, p.y() * 6, p.z() * 6) + Noise.at(p.x() * 6, p.y(), p.z() * 0.5);
      return colour.times(0.86 + 0.14 * a * b + 0.08 * slub);
    };
  }

  /** A colour that wanders a little, as in leather, clay or wax. */
  public static Texture mottled(Vec colour, double size, double strength) {
    return (p, _, _) ->
        colour.times(1 + strength * Noise.layered(p.x() / size, p.y() / size, p.z() / size, 3));
  }
}
