package dev.darkroom.engine.product.scene;

import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** The box round things, in centimetres. */
public record Bounds(Vec low, Vec high) {
  /** The box round all vertices. */
  public static Bounds of(List<Body> bodies) {
    double[] low = {1e9, 1e9, 1e9};
    double[] high = {-1e9, -1e9, -1e9};
    for (Body body : bodies) {
      float[] positions = body.mesh().positions();
      for (int i = 0; i < positions.length; i++) {
        low[i % 3] = Math.min(low[i % 3], positions[i]);
        high[i % 3] = Math.max(high[i % 3], positions[i]);
      }
    }
    return new Bounds(new Vec(low[0], low[1], low[2]), new Vec(high[0], high[1], high[2]));
  }

  public Vec middle() {
    return low.mix(high, 0.5);
  }

  public Vec size() {
    return high.minus(low);
  }

  /** Half the diagonal: the measure that lights and grounds are built by. */
  public double reach() {
    return size().length() / 2;
  }
}
