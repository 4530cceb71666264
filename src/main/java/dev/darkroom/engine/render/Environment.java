package dev.darkroom.engine.render;

/** The light that comes from far away in each direction. Called from several threads at once. */
@FunctionalInterface
public interface Environment {
  /**
   * @param direction of unit length, away from the scene
   * @return radiance
   */
  Vec from(Vec direction);
}
