package dev.darkroom.engine.render;

/** One colour everywhere; known by name so that the tracer need not ask it at every hit. */
record PlainTexture(Vec colour) implements Texture {
  @Override
  public Vec at(Vec point, double u, double v) {
    return colour;
  }
}
