package dev.darkroom.engine.product.scene;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.shape.Sheet;
import dev.darkroom.engine.product.surface.Noise;
import dev.darkroom.engine.product.surface.Patterns;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What products stand on. It lies a hair below y = 0, so that clear things keep their own floor.
 */
public final class Grounds {
  private static final double BELOW = -0.004;

  private final Bounds bounds;
  private final double reach;
  private final double back;
  private final long seed;

  /**
   * Grounds for products.
   *
   * @param steep whether the camera looks down so much that only the ground is seen
   */
  public Grounds(Bounds bounds, boolean steep, long seed) {
    this.bounds = bounds;
    this.reach = bounds.reach();
    this.back = steep ? 60 : 4.6;
    this.seed = seed;
  }

  public List<Body> bodies(Shot.Ground ground, @Nullable Colour colour, Vec backdrop) {
    return switch (ground) {
      case STUDIO -> List.of(new Body(sweep(), Material.matt(Texture.plain(backdrop))));
      case WOOD -> List.of(board(boards(colour, 0xc39a6b)));
      case DARK_WOOD -> List.of(board(boards(colour, 0x553620)));
      case MARBLE -> List.of(board(marble(colour, 0xecebe8, 0x8b8d92)));
      case BLACK_MARBLE -> List.of(board(marble(colour, 0x1a1a1c, 0xc9c4bb)));
      case CLOTH -> List.of(cloth(tint(colour, 0xddd3c1)));
      case CONCRETE -> List.of(board(Material.matt(Patterns.mineral(tint(colour, 0xa3a19c)))));
      case SAND -> List.of(sand(tint(colour, 0xd9bd90)));
      case GRASS -> grass(tint(colour, 0x84ad48));
      case BLACK_GLASS ->
          List.of(board(Material.coated(Texture.plain(tint(colour, 0x0c0c0d)), 1, 0.02)));
    };
  }

  private Material boards(@Nullable Colour colour, int own) {
    double width = Math.clamp(reach * 0.9, 4.0, 14.0);
    return Material.coated(Patterns.boards(tint(colour, own), width), 0.55, 0.38);
  }

  private Material marble(@Nullable Colour colour, int own, int vein) {
    double scale = Math.clamp(reach * 1.3, 5.0, 30.0);
    return Material.coated(Patterns.marble(tint(colour, own), Reflectance.of(vein), scale), 1, 0.1);
  }

  private static Vec tint(@Nullable Colour colour, int own) {
    return colour == null ? Reflectance.of(own) : Reflectance.of(colour);
  }

  /** A floor that rises into a wall without an edge. */
  private Mesh sweep() {
    double wide = 40 * reach;
    double front = 30 * reach;
    double wall = 4.5 * reach;
    double bend = 3 * reach;
    double high = 40 * reach;
    double straight = front + wall;
    double arc = bend * Math.PI / 2;
    return Sheet.of(
        2,
        64,
        (s, t) -> {
          double x = (s - 0.5) * 2 * wide;
          double on = stretched(t, straight, arc, high);
          if (on <= straight) {
            return new Vec(x, BELOW, front - on);
          }
          if (on >= straight + arc) {
            return new Vec(x, BELOW + bend + on - straight - arc, -wall - bend);
          }
          double angle = (on - straight) / bend;
          return new Vec(x, BELOW + bend * (1 - Math.cos(angle)), -wall - bend * Math.sin(angle));
        });
  }

  /** Most rows go to the bend. */
  private static double stretched(double t, double straight, double arc, double high) {
    if (t < 0.1) {
      return straight * t / 0.1;
    }
    return t < 0.9 ? straight + arc * (t - 0.1) / 0.8 : straight + arc + high * (t - 0.9) / 0.1;
  }

  private Body board(Material material) {
    double near = 70 * reach;
    double far = back * reach;
    Mesh mesh =
        Sheet.of(1, 1, (s, t) -> new Vec((s - 0.5) * 80 * reach, BELOW, near - t * (near + far)));
    return new Body(mesh, material);
  }

  private Body cloth(Vec colour) {
    Material linen = Material.matt(Patterns.weave(colour, Math.clamp(reach * 0.02, 0.06, 0.3)));
    return new Body(
        wide(
            130,
            (x, z) -> {
              double bend = 0.5 * Noise.at(x * 0.35 + seed % 71, 0, z * 0.35);
              double fold = Math.sin(1.5 * x + 0.9 * z + 4 * bend) * Noise.at(z * 0.5, x * 0.3, 3);
              return 0.22 * reach * Math.max(-0.25, fold);
            }),
        linen);
  }

  private Body sand(Vec colour) {
    Texture grains =
        (p, _, _) ->
            colour.times(
                0.95
                    + 0.16 * Noise.layered(p.x() * 9, p.y() * 9, p.z() * 9, 2)
                    + 0.12 * Noise.at(p.x() * 0.4, 0, p.z() * 0.4));
    return new Body(
        wide(
            190,
            (x, z) -> {
              double bend = Noise.layered(x * 0.4 + seed % 53, 2, z * 0.4, 2);
              double phase = 4.6 * z + 1.1 * x + 5 * bend;
              double wave = Math.sin(phase + 0.4 * Math.sin(phase));
              return reach * (0.055 * wave + 0.05 * bend + 0.006 * Noise.at(x * 14, 1, z * 14));
            }),
        Material.matt(grains));
  }

  /** Height over a place, both measured in reaches from the products' middle. */
  private interface Relief {
    double at(double x, double z);
  }

  /** A field that is finer near the products and flat below them. */
  private Mesh wide(int steps, Relief relief) {
    double cx = bounds.middle().x();
    double cz = bounds.middle().z();
    return Sheet.of(
        steps,
        steps,
        (s, t) -> {
          double x = spread(2 * s - 1);
          double z = t < 0.5 ? spread(1 - 2 * t) : -spread(2 * t - 1);
          double y = calm(x * reach, z * reach) * relief.at(x, z);
          return new Vec(cx + x * reach, BELOW + y, cz + z * reach);
        });
  }

  private static double spread(double t) {
    return 4.5 * t + 20 * t * t * t * t * t;
  }

  /** 0 below the products to 1 half a reach from them. */
  private double calm(double x, double z) {
    Vec half = bounds.size().times(0.5);
    double out =
        Math.hypot(
            Math.max(0, Math.abs(x) - half.x() * 0.92), Math.max(0, Math.abs(z) - half.z() * 0.92));
    double t = Math.clamp(out / (0.35 * reach), 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }

  private List<Body> grass(Vec colour) {
    Material soil = Material.matt(Patterns.mottled(colour.times(0.3), 2, 0.3));
    List<Body> bodies = new ArrayList<>();
    bodies.add(board(soil));
    bodies.add(new Grass(bounds, seed).blades(colour));
    return bodies;
  }
}
