package dev.darkroom.engine.product.design;

import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.shape.Outline;
import dev.darkroom.engine.product.shape.Pose;
import dev.darkroom.engine.product.shape.Slab;
import dev.darkroom.engine.product.shape.Sticker;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.List;

/** A phone that stands a little tilted, its screen alight with a grid of signs. */
final class Phone implements Design {
  private static final double WIDTH = 7.4;
  private static final double HEIGHT = 15.4;

  @Override
  public List<Piece> pieces() {
    return List.of(
        Piece.of(
            Part.BODY,
            Finish.STEEL,
            0x4a4b50,
            Stuff.any(Stuff.METALS, Stuff.PLASTICS, Stuff.POTTERY)));
  }

  @Override
  public void build(Model model) {
    Mesh frame =
        Pose.NONE
            .tipped(90)
            .moved(0, 0, -0.42)
            .apply(Slab.of(Outline.rectangle(WIDTH, HEIGHT, 1.05), 0, 0.84, 0.16));
    Pose tilted = Pose.NONE.tipped(-9).turned(26);
    Pose pose = tilted.moved(0, -lowest(tilted.apply(frame)), 0);
    model.add(Part.BODY, pose.apply(frame));
    Material black = Material.coated(Texture.plain(Vec.grey(0.01)), 1, 0.03);
    model.add(black, pose.apply(plate(WIDTH - 0.36, HEIGHT - 0.36, 0.9, 0.415)));
    model.add(
        screen(model.tint(Part.BODY)), pose.apply(plate(WIDTH - 0.7, HEIGHT - 0.7, 0.75, 0.44)));
    model.add(black, pose.apply(island()));
    Mesh key = Slab.box(0.14, 1.7, 0.3, 0.05);
    model.add(Part.BODY, pose.apply(Pose.NONE.moved(-WIDTH / 2, 2.4, 0).apply(key)));
    model.add(Part.BODY, pose.apply(Pose.NONE.moved(-WIDTH / 2, 0.3, 0).apply(key)));
    for (int lens = 0; lens < 2; lens++) {
      Mesh bump = Slab.of(Outline.ellipse(0.75, 0.75, 40), 0.3, 0.08);
      Pose back = Pose.NONE.tipped(-90).moved(2.2, 6 - 1.9 * lens, -0.4);
      model.add(black, pose.apply(back.apply(bump)));
    }
  }

  private static Mesh plate(double width, double height, double corner, double back) {
    return Pose.NONE.moved(0, 0, back).apply(Sticker.of(width, height, corner, 0.02));
  }

  private static Mesh island() {
    return Pose.NONE.moved(0, HEIGHT / 2 - 1.0, 0.455).apply(Sticker.of(2.0, 0.55, 0.26, 0.01));
  }

  /** A wallpaper in the phone's hue with signs in rows, as bright as a lit screen. */
  private static Material screen(Vec tint) {
    Vec hue = tint.mix(Reflectance.of(0x3f7fd0), 0.35);
    double bright = 0.45 / Math.max(0.08, Reflectance.luminance(hue));
    Vec low = limited(hue.times(bright * 0.5));
    Vec high = limited(hue.times(bright).plus(new Vec(0.15, 0.08, 0.12)));
    Texture picture = (_, u, v) -> signs(low.mix(high, v + 0.35 * (u - 0.5)), u, v);
    return new Material(picture, 1, 0, 0.6, 0.05, 0, 1.5, Vec.ZERO, low.mix(high, 0.5).times(0.45));
  }

  private static Vec limited(Vec colour) {
    return new Vec(
        Math.min(colour.x(), 0.85), Math.min(colour.y(), 0.85), Math.min(colour.z(), 0.85));
  }

  private static Vec signs(Vec ground, double u, double v) {
    double column = (u - 0.06) / 0.22;
    double row = (v - 0.045) / 0.105;
    double x = Math.abs(column - Math.floor(column) - 0.5);
    double y = Math.abs(row - Math.floor(row) - 0.5);
    boolean grid = column > 0 && column < 4 && ((row > 3 && row < 7) || (row > 0 && row < 1));
    boolean rounded = Math.pow(x / 0.36, 4) + Math.pow(y / 0.36, 4) < 1;
    if (grid && rounded) {
      int which = (int) column + 3 * (int) row;
      int[] colours = {0xf5f5f5, 0x39b54a, 0xf7b500, 0xe8453c, 0x2f7de1, 0x8a5bd6, 0x20b8c5};
      return Reflectance.of(colours[which % colours.length]);
    }
    boolean clock = Math.abs(v - 0.84) < 0.025 && Math.abs(u - 0.5) < 0.24;
    boolean line = Math.abs(v - 0.79) < 0.007 && Math.abs(u - 0.5) < 0.16;
    return clock || line ? Vec.grey(0.85) : ground;
  }

  private static double lowest(Mesh mesh) {
    double low = Double.MAX_VALUE;
    for (int i = 1; i < mesh.positions().length; i += 3) {
      low = Math.min(low, mesh.positions()[i]);
    }
    return low;
  }
}
