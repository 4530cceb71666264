package dev.darkroom.training;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Catalogue;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.design.Model;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Texture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses what a picture shows: its things, and the ground and the wall that suit or hide them. */
final class Recipe {
  private static final List<Archetype> BOTTLES =
      List.of(
          Archetype.BOTTLE,
          Archetype.WINE_BOTTLE,
          Archetype.PUMP_BOTTLE,
          Archetype.SPRAY_BOTTLE,
          Archetype.DROPPER_BOTTLE);

  /** Luminance from which a label or a wall counts as light. */
  private static final double LIGHT = 0.55;

  private final Dice dice;
  private final HeldOut heldOut;
  private final boolean heldBack;
  private final Surfaces surfaces;

  /**
   * @param heldBack whether it shows what training pictures must not show, or only what they may
   */
  Recipe(Dice dice, HeldOut heldOut, boolean heldBack, Print print) {
    this.dice = dice;
    this.heldOut = heldOut;
    this.heldBack = heldBack;
    this.surfaces = new Surfaces(heldBack ? Set.of() : heldOut.finishes(), print);
  }

  /**
   * What is in front of the camera.
   *
   * @param main a colour that a backdrop must have to hide the thing
   */
  record Thing(String name, List<Body> bodies, Colour main, boolean lightLabel) {
    Thing {
      bodies = List.copyOf(bodies);
    }
  }

  /** Whether only held-back pictures may show the thing on the colour. */
  static boolean lightOnLight(Thing thing, Colour wall) {
    return thing.lightLabel() && light(wall);
  }

  private static boolean light(Colour colour) {
    return Reflectance.luminance(Reflectance.of(colour)) > LIGHT;
  }

  Thing thing() {
    return heldBack || dice.chance(0.5) ? fromCatalogue() : invented();
  }

  private Thing invented() {
    Things.Thing thing = Things.make(dice, surfaces.palette(dice, true));
    return new Thing(thing.kind(), thing.bodies(), Surfaces.colour(dice), false);
  }

  private Thing fromCatalogue() {
    int why = heldBack ? dice.weighted(2, 1, 1) : -1;
    Archetype archetype = archetype(why);
    Map<Part, Item.Look> looks = new EnumMap<>(Part.class);
    Colour main = Surfaces.colour(dice);
    Colour label = Surfaces.colour(dice);
    boolean labelled = false;
    for (Part part : Catalogue.parts(archetype)) {
      Finish finish = finish(archetype, part, why == 1);
      if (part == Part.LABEL) {
        labelled = why == 2 || dice.chance(0.7);
        label = why == 2 ? Surfaces.grey(dice, 225, 250) : label;
        if (labelled || !BOTTLES.contains(archetype)) {
          looks.put(part, new Item.Look(label, finish));
        }
      } else if (part == Part.BODY || finish != null || dice.chance(0.5)) {
        Colour colour = part == Part.BODY ? main : Surfaces.colour(dice);
        looks.put(part, new Item.Look(dice.chance(0.8) ? colour : null, finish));
      }
    }
    List<Body> bodies = printed(Model.of(new Item(archetype, looks)), label);
    if (dice.chance(0.7)) {
      bodies = Stretch.random(dice).apply(bodies);
    }
    // Labels are made even where no words ask for them, in a light paper.
    boolean light = Catalogue.parts(archetype).contains(Part.LABEL) && (!labelled || light(label));
    return new Thing(archetype.name(), bodies, main, light && BOTTLES.contains(archetype));
  }

  private Archetype archetype(int why) {
    if (why == 0) {
      return dice.pick(List.copyOf(EnumSet.copyOf(heldOut.archetypes())));
    }
    if (why == 2) {
      return dice.pick(BOTTLES);
    }
    return dice.pick(
        Arrays.stream(Archetype.values())
            .filter(a -> !heldOut.archetypes().contains(a))
            .filter(a -> why != 1 || canBeRare(a))
            .toList());
  }

  private boolean canBeRare(Archetype archetype) {
    return Catalogue.finishes(archetype, Part.BODY).stream().anyMatch(heldOut.finishes()::contains);
  }

  /** Null for the archetype's own, which may not be withheld. */
  private Finish finish(Archetype archetype, Part part, boolean onlyHeldOut) {
    List<Finish> all = Catalogue.finishes(archetype, part);
    List<Finish> allowed = new ArrayList<>(all.stream().filter(surfaces::allows).toList());
    List<Finish> rare = all.stream().filter(heldOut.finishes()::contains).toList();
    if (onlyHeldOut && !rare.isEmpty()) {
      return dice.pick(rare);
    }
    if (!allowed.contains(Finish.GLASS) || dice.chance(0.5)) {
      allowed.removeAll(List.of(Finish.GLASS, Finish.FROSTED_GLASS));
    }
    return allowed.isEmpty() ? Finish.CERAMIC : dice.pick(allowed);
  }

  /** Bars of the catalogue's labels become real print. */
  private List<Body> printed(List<Body> bodies, Colour paper) {
    List<Body> result = new ArrayList<>();
    for (Body body : bodies) {
      Material material = body.material();
      boolean label = material.coat() == 0.3 && material.coatRoughness() == 0.5;
      Texture face = label && dice.chance(0.85) ? surfaces.label(dice, paper) : material.colour();
      result.add(label ? new Body(body.mesh(), Material.coated(face, 0.3, 0.5)) : body);
    }
    return result;
  }

  /** The wall and the sweep: white, black, the thing's own colour, or any. */
  Colour wall(Thing thing) {
    if (heldBack && thing.lightLabel()) {
      return Surfaces.grey(dice, 235, 252);
    }
    Colour wall =
        switch (dice.weighted(5, 1.5, 3, 2, 5)) {
          case 0 -> Surfaces.grey(dice, 232, 255);
          case 1 -> Surfaces.grey(dice, 5, 45);
          case 2 -> near(thing.main());
          case 3 -> Surfaces.grey(dice, 60, 230);
          default -> Surfaces.colour(dice);
        };
    return !heldBack && lightOnLight(thing, wall) ? Surfaces.grey(dice, 20, 170) : wall;
  }

  /** What it stands on; withheld marble is no ground of training pictures either. */
  Shot.Ground ground(Thing thing) {
    boolean light = heldBack && thing.lightLabel();
    if (light || dice.chance(0.55)) {
      return Shot.Ground.STUDIO;
    }
    List<Shot.Ground> grounds = new ArrayList<>(List.of(Shot.Ground.values()));
    if (!heldBack) {
      grounds.removeAll(List.of(Shot.Ground.MARBLE, Shot.Ground.BLACK_MARBLE));
    }
    // A lawn takes six times as long as any other ground.
    if (!dice.chance(0.2)) {
      grounds.remove(Shot.Ground.GRASS);
    }
    return dice.pick(grounds);
  }

  private Colour near(Colour colour) {
    int shift = dice.whole(-30, 30);
    return new Colour(
        Math.clamp(colour.red() + shift, 0, 255),
        Math.clamp(colour.green() + shift, 0, 255),
        Math.clamp(colour.blue() + shift, 0, 255));
  }
}
