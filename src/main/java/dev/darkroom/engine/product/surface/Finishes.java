package dev.darkroom.engine.product.surface;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import org.jspecify.annotations.Nullable;

/** What the finishes do with light. */
public final class Finishes {
  private static final double GLASS_INDEX = 1.5;
  private static final double WATER_INDEX = 1.33;

  /** Glass as pale as this and without a hue is milk glass. */
  private static final double MILKY = 0.7;

  private Finishes() {}

  /**
   * A finish in a colour.
   *
   * @param colour null for the finish's own
   * @param depth how many centimetres of a clear medium show its full colour
   */
  public static Material of(Finish finish, @Nullable Colour colour, double depth) {
    Vec tint = colour == null ? own(finish) : Reflectance.of(colour);
    return switch (finish) {
      case CERAMIC -> Material.coated(Texture.plain(tint), 1, 0.06);
      case MATT_CERAMIC -> Material.coated(Texture.plain(tint), 0.6, 0.5);
      case CLAY -> Material.matt(Patterns.mottled(tint, 1.4, 0.22));
      case GLASS -> colour == null ? glass(0, Vec.ZERO) : tinted(tint, 0, depth);
      case FROSTED_GLASS -> colour == null ? glass(0.4, Vec.ZERO) : tinted(tint, 0.4, depth);
      case PLASTIC -> Material.coated(Texture.plain(tint), 1, 0.16);
      case MATT_PLASTIC -> Material.coated(Texture.plain(tint), 0.8, 0.42);
      case RUBBER -> Material.coated(Texture.plain(tint), 0.6, 0.5);
      case PAPER -> Material.matt(Patterns.mottled(tint, 0.5, 0.03));
      case KRAFT_PAPER -> Material.matt(Patterns.mottled(tint, 0.22, 0.14));
      case FABRIC -> Material.matt(Patterns.weave(tint, 0.11));
      case LEATHER -> Material.coated(Patterns.mottled(tint, 0.35, 0.3), 0.5, 0.45);
      case WOOD -> Material.coated(Patterns.wood(tint), 0.4, 0.45);
      case MARBLE -> Material.coated(Patterns.marble(tint, vein(tint), 5), 1, 0.12);
      case STONE -> Material.matt(Patterns.mineral(tint));
      case WAX -> Material.coated(Patterns.mottled(tint, 2, 0.05), 0.6, 0.45);
      case SILVER -> metal(finish, colour, 0.12);
      case STEEL -> metal(finish, colour, 0.2);
      case BRUSHED_STEEL -> metal(finish, colour, 0.42);
      case GOLD, ROSE_GOLD -> metal(finish, colour, 0.18);
      case COPPER, BRASS -> metal(finish, colour, 0.22);
      case ALUMINIUM -> metal(finish, colour, 0.34);
      case CHROME -> metal(finish, colour, 0.04);
    };
  }

  /** A clear drink or scent of a colour; null is water. */
  public static Material liquid(@Nullable Colour colour, double depth) {
    Vec absorption = colour == null ? Vec.ZERO : absorption(Reflectance.of(colour), depth);
    return Material.clear(WATER_INDEX, 0, absorption);
  }

  /** Whether a thing of the finish and colour lets what is behind it be seen. */
  public static boolean clear(Finish finish, @Nullable Colour colour) {
    return of(finish, colour, 1).transmission() > 0.5;
  }

  /** Whether the finish is told by its own colour: gold without a colour is golden. */
  public static boolean hasOwnColour(Finish finish) {
    return switch (finish) {
      case CERAMIC, MATT_CERAMIC, PLASTIC, MATT_PLASTIC, PAPER, FABRIC, RUBBER -> false;
      case CLAY, GLASS, FROSTED_GLASS, KRAFT_PAPER, LEATHER, WOOD, MARBLE, STONE, WAX -> true;
      case SILVER, STEEL, BRUSHED_STEEL, GOLD, ROSE_GOLD, COPPER, BRASS, ALUMINIUM, CHROME -> true;
    };
  }

  /** Measured reflectances of the metals at normal incidence; usual tones of the rest. */
  private static Vec own(Finish finish) {
    return switch (finish) {
      case CERAMIC, MATT_CERAMIC, PLASTIC, MATT_PLASTIC, PAPER -> Reflectance.of(0xf0eeea);
      case GLASS, FROSTED_GLASS -> Vec.grey(1);
      case CLAY -> Reflectance.of(0xb8704a);
      case RUBBER -> Reflectance.of(0x2c2c2e);
      case KRAFT_PAPER -> Reflectance.of(0xb98d5e);
      case FABRIC -> Reflectance.of(0xd9cfbd);
      case LEATHER -> Reflectance.of(0x7a4526);
      case WOOD -> Reflectance.of(0xb98a58);
      case MARBLE -> Reflectance.of(0xe9e7e3);
      case STONE -> Reflectance.of(0x9a968f);
      case WAX -> Reflectance.of(0xf1e4c8);
      case SILVER -> new Vec(0.962, 0.950, 0.915);
      case STEEL -> new Vec(0.62, 0.61, 0.59);
      case BRUSHED_STEEL -> new Vec(0.60, 0.60, 0.59);
      case GOLD -> new Vec(0.97, 0.74, 0.34);
      case ROSE_GOLD -> new Vec(0.92, 0.64, 0.53);
      case COPPER -> new Vec(0.93, 0.56, 0.42);
      case BRASS -> new Vec(0.88, 0.73, 0.40);
      case ALUMINIUM -> new Vec(0.90, 0.91, 0.92);
      case CHROME -> new Vec(0.66, 0.67, 0.68);
    };
  }

  /** A metal, or one with an anodised tint. */
  private static Material metal(Finish finish, @Nullable Colour colour, double roughness) {
    Vec tint = own(finish);
    if (colour != null) {
      tint = Reflectance.of(colour).times(0.95).plus(Vec.grey(0.03));
    }
    return Material.metal(Texture.plain(tint), roughness);
  }

  private static Material tinted(Vec tint, double roughness, double depth) {
    double least = Math.min(tint.x(), Math.min(tint.y(), tint.z()));
    if (least > MILKY) {
      return Material.coated(Texture.plain(tint), 1, Math.max(0.06, roughness));
    }
    return glass(roughness, absorption(tint, depth));
  }

  private static Material glass(double roughness, Vec absorption) {
    return Material.clear(GLASS_INDEX, roughness, absorption);
  }

  /** What leaves the tint of white light after the depth, by Beer and Lambert's law. */
  private static Vec absorption(Vec tint, double depth) {
    return new Vec(loss(tint.x(), depth), loss(tint.y(), depth), loss(tint.z(), depth));
  }

  private static double loss(double share, double depth) {
    return -Math.log(Math.clamp(share * 1.1, 0.012, 0.99)) / depth;
  }

  private static Vec vein(Vec tint) {
    return Reflectance.luminance(tint) > 0.2 ? tint.times(0.32) : tint.mix(Vec.grey(0.75), 0.8);
  }
}
