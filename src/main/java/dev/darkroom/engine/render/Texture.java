package dev.darkroom.engine.render;

/** A colour that varies over a surface. Called from several threads at once. */
@FunctionalInterface
public interface Texture {
  /**
   * @param point in the world
   * @return linear reflectance, each component 0 to 1
   */
  Vec at(Vec point, double u, double v);

  static Texture plain(Vec colour) {
    return new PlainTexture(colour);
  }
}
