package dev.darkroom.engine.insert;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.product.scene.Bounds;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Effort;
import dev.darkroom.engine.render.Passes;
import dev.darkroom.engine.render.Renderer;
import dev.darkroom.engine.render.Vec;
import dev.darkroom.engine.render.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Renders a {@link Sprite}: the thing at full size, its shadow, which is soft, at half of it. */
final class SpriteShot {
  private static final long SEED = 20_011;
  private static final double SHADE_SCALE = 0.5;

  /** Shadows lighter than this are not seen. */
  private static final float FAINT = 0.985f;

  private final List<Body> bodies;
  private final View view;
  private final PhotoWorld world;
  private final Quality quality;
  private final Monitor monitor;
  private final Renderer renderer = new Renderer();

  SpriteShot(List<Body> bodies, View view, PhotoWorld world, Quality quality, Monitor monitor) {
    this.bodies = bodies;
    this.view = view;
    this.world = world;
    this.quality = quality;
    this.monitor = monitor;
  }

  Sprite sprite() {
    View.Extent extent = view.extent(bodies);
    int halfWidth = half(Math.max(-extent.left(), extent.right()));
    int halfHeight = half(Math.max(-extent.top(), extent.bottom()));
    float[] coverage = Silhouette.of(bodies, view, 2 * halfWidth, 2 * halfHeight);
    monitor.check();
    double pixels = 4.0 * halfWidth * halfHeight;
    double scale = Math.min(1, Math.sqrt(quality.pixelsMax() / pixels));
    float[] light = light(halfWidth, halfHeight, scale);
    View.Extent dark = shadow(extent);
    int shadeWidth = half(Math.max(-dark.left(), dark.right()));
    int shadeHeight = half(Math.max(-dark.top(), dark.bottom()));
    float[] shade = shade(shadeWidth, shadeHeight, scale * SHADE_SCALE);
    return new Sprite(halfWidth, halfHeight, coverage, light, shadeWidth, shadeHeight, shade);
  }

  private static int half(double reach) {
    return (int) Math.ceil(reach) + 3;
  }

  private float[] light(int halfWidth, int halfHeight, double scale) {
    int width = Math.max(2, (int) Math.round(2 * halfWidth * scale));
    int height = Math.max(2, (int) Math.round(2 * halfHeight * scale));
    int samples = quality.samples((long) width * height);
    float[] small =
        render(world.with(bodies, view.camera(width, height, scale)), width, height, samples);
    return Planes.resized(small, width, height, 2 * halfWidth, 2 * halfHeight);
  }

  /** The ground with the thing over the ground without it. */
  private float[] shade(int halfWidth, int halfHeight, double scale) {
    int width = Math.max(2, (int) Math.round(2 * halfWidth * scale));
    int height = Math.max(2, (int) Math.round(2 * halfHeight * scale));
    int samples = quality.samples((long) width * height);
    var camera = view.camera(width, height, scale);
    float[] with = render(world.plain(bodies, camera), width, height, samples);
    float[] without = render(world.plain(List.of(), camera), width, height, samples);
    View small = new View(view.target(), view.toEye(), view.distance(), view.pixel() / scale);
    float[] covered = Silhouette.of(bodies, small, width, height);
    float[] ratio = new float[with.length];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] =
          covered[i / 3] > 0 ? Float.NaN : Math.min(1, with[i] / Math.max(1e-5f, without[i]));
    }
    Planes.fill(ratio, width, height);
    float[] soft = Planes.softened(ratio, width, height);
    fade(soft, width, height);
    return Planes.resized(soft, width, height, 2 * halfWidth, 2 * halfHeight);
  }

  /** Noise in the light is no shadow, and at the rim of its picture a shadow has ended. */
  private static void fade(float[] ratio, int width, int height) {
    double rim = 0.08 * Math.min(width, height);
    for (int i = 0; i < ratio.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      double inside = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)) / rim;
      double loss = Math.max(0, FAINT - ratio[i]) * Math.min(1, inside) / FAINT;
      ratio[i] = (float) (1 - loss);
    }
  }

  /** The box round the thing and all of its shadow that can be seen. */
  private View.Extent shadow(View.Extent extent) {
    Bounds bounds = Bounds.of(bodies);
    Vec towards = world.towardsLight();
    double dx = -towards.x() / towards.y() * bounds.high().y();
    double dz = -towards.z() / towards.y() * bounds.high().y();
    double soft = 0.35 * bounds.reach() + 0.3 * bounds.high().y();
    double left = extent.left();
    double top = extent.top();
    double right = extent.right();
    double bottom = extent.bottom();
    for (int corner = 0; corner < 8; corner++) {
      double x = (corner & 1) == 0 ? bounds.low().x() - soft : bounds.high().x() + soft;
      double z = (corner & 2) == 0 ? bounds.low().z() - soft : bounds.high().z() + soft;
      double share = (corner & 4) == 0 ? 0 : 1;
      double[] at = view.project(x + share * dx, 0, z + share * dz);
      if (!Double.isNaN(at[0])) {
        left = Math.min(left, at[0]);
        right = Math.max(right, at[0]);
        top = Math.min(top, at[1]);
        bottom = Math.max(bottom, at[1]);
      }
    }
    return new View.Extent(left, top, right, bottom);
  }

  private float[] render(World made, int width, int height, int samples) {
    var effort = new Effort(samples, samples, Duration.ofMinutes(1), quality.threads());
    return renderer.light(made, width, height, SEED, effort, new Watch(monitor));
  }

  /** Passes the wish to stop on to the renderer. */
  private record Watch(Monitor monitor) implements Passes {
    @Override
    public void pass(double done, Supplier<Bitmap> soFar) {
      monitor.check();
    }

    @Override
    public void check() {
      monitor.check();
    }
  }
}
