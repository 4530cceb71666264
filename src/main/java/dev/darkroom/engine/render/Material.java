package dev.darkroom.engine.render;

/**
 * How a surface takes light: a diffuse or metallic base under an optional clear coat, or a clear
 * medium with a rough or smooth boundary, or a glowing one.
 *
 * @param colour of the diffuse base or the metal; of a clear medium's boundary (usually white)
 * @param roughness 0 mirror to 1 matt, of the metal or the boundary (GGX with alpha = roughness²)
 * @param metallic 0 dielectric, 1 metal
 * @param coat 0 none to 1 a full clear coat of index 1.5 over the base
 * @param coatRoughness as roughness, of the coat
 * @param transmission 0 opaque, 1 clear as glass
 * @param index of refraction, of a clear medium
 * @param absorption of a clear medium for each colour, per centimetre (Beer–Lambert)
 * @param emission radiance that it glows with by itself
 */
public record Material(
    Texture colour,
    double roughness,
    double metallic,
    double coat,
    double coatRoughness,
    double transmission,
    double index,
    Vec absorption,
    Vec emission) {
  /** A surface that scatters evenly, such as paper, clay or cloth. */
  public static Material matt(Texture colour) {
    return new Material(colour, 1, 0, 0, 1, 0, 1.5, Vec.ZERO, Vec.ZERO);
  }

  /** Paint, plastic or glazed ceramic: a coloured base below a clear coat. */
  public static Material coated(Texture colour, double coat, double coatRoughness) {
    return new Material(colour, 1, 0, coat, coatRoughness, 0, 1.5, Vec.ZERO, Vec.ZERO);
  }

  public static Material metal(Texture colour, double roughness) {
    return new Material(colour, roughness, 1, 0, 1, 0, 1.5, Vec.ZERO, Vec.ZERO);
  }

  /** A clear medium, such as glass (index 1.5) or water (1.33). */
  public static Material clear(double index, double roughness, Vec absorption) {
    return new Material(
        Texture.plain(Vec.grey(1)), roughness, 0, 0, 1, 1, index, absorption, Vec.ZERO);
  }

  public static Material glowing(Vec emission) {
    return new Material(Texture.plain(Vec.ZERO), 1, 0, 0, 1, 0, 1.5, Vec.ZERO, emission);
  }
}
