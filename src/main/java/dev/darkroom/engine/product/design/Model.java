package dev.darkroom.engine.product.design;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.surface.Finishes;
import dev.darkroom.engine.product.surface.Label;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Mesh;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product in the making: collects its bodies and knows what each part is to look like. */
public final class Model {
  /** About the thickness of glass that light crosses in a vessel. */
  private static final double WALLS = 0.7;

  private final Design design;
  private final Item item;
  private final List<Body> bodies = new ArrayList<>();

  private record Resolved(Finish finish, @Nullable Colour colour) {}

  private Model(Design design, Item item) {
    this.design = design;
    this.item = item;
  }

  /** The bodies of an item, standing in the middle of the ground. */
  public static List<Body> of(Item item) {
    Design design = Designs.of(item.archetype());
    Model model = new Model(design, item);
    design.build(model);
    return List.copyOf(model.bodies);
  }

  /** Whether the part is to be made. */
  boolean has(Part part) {
    return !piece(part).onDemand() || item.looks().containsKey(part);
  }

  void add(Part part, Mesh mesh) {
    add(part, WALLS, mesh);
  }

  /**
   * Adds a mesh in a part's look.
   *
   * @param depth as {@link Finishes#of} has it
   */
  void add(Part part, double depth, Mesh mesh) {
    add(material(part, depth), mesh);
  }

  /** Adds a mesh that words cannot change. */
  void add(Material material, Mesh mesh) {
    bodies.add(new Body(mesh, material));
  }

  void label(Mesh mesh) {
    add(Material.coated(Label.printed(tint(Part.LABEL)), 0.3, 0.5), mesh);
  }

  /** Adds clear content. */
  void liquid(double depth, Mesh mesh) {
    add(Finishes.liquid(resolve(Part.CONTENT).colour(), depth), mesh);
  }

  /** Adds content that cannot be seen through, such as coffee or cream. */
  void filling(double coat, double roughness, Mesh mesh) {
    add(Material.coated(Texture.plain(tint(Part.CONTENT)), coat, roughness), mesh);
  }

  Material material(Part part, double depth) {
    Resolved look = resolve(part);
    return Finishes.of(look.finish(), look.colour(), depth);
  }

  boolean clear(Part part) {
    Resolved look = resolve(part);
    return Finishes.clear(look.finish(), look.colour());
  }

  /** The colour that a part has, as reflectance. */
  Vec tint(Part part) {
    Resolved look = resolve(part);
    Colour colour = look.colour();
    return colour != null
        ? Reflectance.of(colour)
        : Finishes.of(look.finish(), null, 1).colour().at(Vec.ZERO, 0, 0);
  }

  private Resolved resolve(Part part) {
    Piece piece = piece(part);
    Part like = piece.like();
    Resolved own = like == null ? new Resolved(piece.finish(), piece.colour()) : resolve(like);
    Item.Look words = item.looks().get(part);
    if (words == null) {
      return own;
    }
    Finish finish = words.finish() == null ? own.finish() : words.finish();
    if (words.colour() != null) {
      return new Resolved(finish, words.colour());
    }
    boolean told = words.finish() != null && Finishes.hasOwnColour(words.finish());
    return new Resolved(finish, told ? null : own.colour());
  }

  private Piece piece(Part part) {
    for (Piece piece : design.pieces()) {
      if (piece.part() == part) {
        return piece;
      }
    }
    throw new IllegalStateException(item.archetype() + " has no " + part);
  }
}
