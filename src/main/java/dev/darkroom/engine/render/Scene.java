package dev.darkroom.engine.render;

import java.util.List;

/** A {@link World} as the tracer reads it; shared by all threads and never written again. */
final class Scene {
  final Geometry geometry;
  final Bvh bvh;
  final Surface[] surfaces;
  final boolean[] clearBodies;
  final Lights lights;
  final Environment environment;
  final Lens lens;
  final double exposure;

  Scene(World world, int width, int height) {
    List<Body> bodies = world.bodies();
    geometry = new Geometry(bodies);
    bvh = BvhBuilder.build(geometry);
    surfaces = new Surface[bodies.size()];
    clearBodies = new boolean[surfaces.length];
    for (int i = 0; i < surfaces.length; i++) {
      surfaces[i] = new Surface(bodies.get(i).material());
      clearBodies[i] = surfaces[i].clear;
    }
    lights = new Lights(world.lights(), geometry, surfaces);
    environment = world.environment();
    lens = new Lens(world.camera(), width, height);
    exposure =
        world.exposure() > 0 && Double.isFinite(world.exposure())
            ? Math.min(world.exposure(), 1e6)
            : 1;
  }
}
