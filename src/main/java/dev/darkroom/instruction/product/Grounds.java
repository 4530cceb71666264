package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Shot.Ground;
import dev.darkroom.instruction.product.Traits.Paint;
import org.jspecify.annotations.Nullable;

/** What things stand on, out of a noun and its adjectives. */
final class Grounds {
  static final Colour DARK = new Colour(32, 32, 34);
  static final Colour LIGHT = new Colour(240, 240, 240);

  /**
   * A ground and its colour.
   *
   * @param colour null for the ground's own
   */
  record Found(Ground ground, @Nullable Colour colour) {}

  private Grounds() {}

  /**
   * The ground of a noun, or null where there is no such ground.
   *
   * @param noun a constant of Ground, or TABLE or PLAIN for what may be of any material
   */
  static @Nullable Found of(String noun, Traits traits) {
    if (traits.paints.size() > 1 || traits.materials.size() > 1 || !traits.sheens.isEmpty()) {
      return null;
    }
    String material = traits.materials.isEmpty() ? "" : traits.materials.iterator().next();
    String base = noun.equals("TABLE") || noun.equals("PLAIN") ? material : noun;
    if (base.isEmpty()) {
      return plain(noun, traits);
    }
    if (!material.isEmpty() && !base.equals(material) && !same(base, material)) {
      return null;
    }
    return switch (base) {
      case "WOOD" -> wood(traits);
      case "MARBLE" -> marble(traits);
      case "GLASS" -> black(traits) ? new Found(Ground.BLACK_GLASS, null) : null;
      case "FABRIC", "CLOTH" -> new Found(Ground.CLOTH, colour(traits));
      case "PAPER", "STUDIO" -> new Found(Ground.STUDIO, colour(traits));
      case "CONCRETE", "SAND", "GRASS", "DARK_WOOD", "BLACK_MARBLE", "BLACK_GLASS" ->
          new Found(Ground.valueOf(base), colour(traits));
      default -> null;
    };
  }

  /** "A linen cloth" says the same twice. */
  private static boolean same(String ground, String material) {
    return (ground.equals("CLOTH") && material.equals("FABRIC"))
        || (ground.endsWith("WOOD") && material.equals("WOOD"))
        || (ground.endsWith("MARBLE") && material.equals("MARBLE"))
        || (ground.equals("STUDIO") && material.equals("PAPER"));
  }

  private static Found plain(String noun, Traits traits) {
    Colour colour = colour(traits);
    return noun.equals("TABLE") && colour == null && traits.shade == null
        ? new Found(Ground.WOOD, null)
        : new Found(Ground.STUDIO, colour);
  }

  private static Found wood(Traits traits) {
    Colour colour = traits.paints.isEmpty() ? null : traits.paints.getFirst().colour();
    if (colour == null) {
      return new Found("DARK".equals(traits.shade) ? Ground.DARK_WOOD : Ground.WOOD, null);
    }
    return new Found(dark(colour) ? Ground.DARK_WOOD : Ground.WOOD, colour);
  }

  private static Found marble(Traits traits) {
    if (black(traits)) {
      return new Found(Ground.BLACK_MARBLE, null);
    }
    Colour colour = colour(traits);
    boolean white = colour != null && brightness(colour) > 250;
    return new Found(Ground.MARBLE, white ? null : colour);
  }

  /** The colour that adjectives give a surface, or null. */
  static @Nullable Colour colour(Traits traits) {
    if (!traits.paints.isEmpty()) {
      return traits.paints.getFirst().colour();
    }
    return traits.shade == null ? null : traits.shade.equals("DARK") ? DARK : LIGHT;
  }

  private static boolean black(Traits traits) {
    Paint paint = traits.paints.isEmpty() ? null : traits.paints.getFirst();
    return paint == null ? "DARK".equals(traits.shade) : brightness(paint.colour()) < 40;
  }

  /** Whether it is as dark as a picture of the dark kind. */
  static boolean dark(Colour colour) {
    return brightness(colour) < 70;
  }

  /** 0 to 255, as the eye weighs the channels (ITU-R BT.601). */
  private static double brightness(Colour colour) {
    return 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue();
  }
}
