package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;

/** Colours by number and by shade. */
public final class Colours {
  static final Colour WHITE = new Colour(255, 255, 255);

  private Colours() {}

  /** From {@code #1e90ff}. */
  public static Colour parse(String hex) {
    int value = Integer.parseInt(hex.substring(1), 16);
    return new Colour(value >> 16, value >> 8 & 255, value & 255);
  }

  /** Lighter by half the way to white, darker by 45 %, or more vivid. */
  public static Colour shaded(Colour colour, String shade) {
    return switch (shade) {
      case "LIGHT" -> mixed(colour, WHITE, 0.5);
      case "DARK" -> mixed(colour, new Colour(0, 0, 0), 0.45);
      default -> colour;
    };
  }

  static Colour mixed(Colour a, Colour b, double share) {
    return new Colour(
        mixed(a.red(), b.red(), share),
        mixed(a.green(), b.green(), share),
        mixed(a.blue(), b.blue(), share));
  }

  private static int mixed(int a, int b, double share) {
    return (int) Math.round(a + (b - a) * share);
  }
}
