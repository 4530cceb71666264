package dev.darkroom.engine.render;

import java.util.List;

/**
 * All that a picture is made of.
 *
 * @param exposure multiplies radiance before the tone curve
 */
public record World(
    List<Body> bodies,
    List<Softbox> lights,
    Environment environment,
    Camera camera,
    double exposure) {
  public World {
    bodies = List.copyOf(bodies);
    lights = List.copyOf(lights);
  }
}
