package dev.darkroom.training;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.surface.Finishes;
import dev.darkroom.engine.product.surface.Noise;
import dev.darkroom.engine.product.surface.Reflectance;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.awt.Color;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Random materials. */
final class Surfaces {
  private final Set<Finish> withheld;
  private final Print print;

  Surfaces(Set<Finish> withheld, Print print) {
    this.withheld = Set.copyOf(withheld);
    this.print = print;
  }

  /** The colours and materials of one thing: most things have few. */
  List<Material> palette(Dice dice, boolean clearToo) {
    int count = dice.weighted(0, 3, 4, 3) + 1;
    return java.util.stream.Stream.generate(() -> surface(dice, clearToo)).limit(count).toList();
  }

  Material surface(Dice dice, boolean clearToo) {
    Colour colour = colour(dice);
    if (dice.chance(0.3)) {
      Vec tint = Reflectance.of(colour);
      Texture printed = dice.chance(0.7) ? print.pattern(dice, tint) : blotches(dice, tint);
      return Material.coated(printed, dice.between(0, 1), dice.between(0.1, 0.6));
    }
    Finish finish = finish(dice, clearToo);
    boolean own = Finishes.hasOwnColour(finish) && dice.chance(0.6);
    return Finishes.of(finish, own ? null : colour, dice.between(0.4, 3));
  }

  /** One of those that are not withheld; clear ones are rare. */
  Finish finish(Dice dice, boolean clearToo) {
    Set<Finish> all = EnumSet.allOf(Finish.class);
    all.removeAll(withheld);
    if (!clearToo || dice.chance(0.4)) {
      all.remove(Finish.GLASS);
      all.remove(Finish.FROSTED_GLASS);
    }
    return dice.pick(List.copyOf(EnumSet.copyOf(all)));
  }

  boolean allows(Finish finish) {
    return !withheld.contains(finish);
  }

  Texture label(Dice dice, Colour paper) {
    return print.label(dice, Reflectance.of(paper));
  }

  /** White, black and grey come often, as in shops. */
  static Colour colour(Dice dice) {
    return switch (dice.weighted(3, 2, 2, 9)) {
      case 0 -> grey(dice, 215, 255);
      case 1 -> grey(dice, 5, 45);
      case 2 -> grey(dice, 45, 215);
      default -> {
        int rgb =
            Color.HSBtoRGB(
                (float) dice.between(0, 1),
                (float) Math.sqrt(dice.between(0.01, 1)),
                (float) dice.between(0.1, 1));
        yield new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
      }
    };
  }

  /** Nearly without a hue. */
  static Colour grey(Dice dice, int low, int high) {
    int level = dice.whole(low, high);
    return new Colour(
        Math.clamp(level + dice.whole(-4, 4), 0, 255),
        Math.clamp(level + dice.whole(-4, 4), 0, 255),
        Math.clamp(level + dice.whole(-4, 4), 0, 255));
  }

  private static Texture blotches(Dice dice, Vec tint) {
    Vec other = Reflectance.of(colour(dice));
    double size = dice.between(0.5, 6);
    double edge = dice.between(0.02, 0.5);
    return (p, _, _) -> {
      double noise = Noise.layered(p.x() / size, p.y() / size, p.z() / size, 3);
      return tint.mix(other, Math.clamp(0.5 + noise / edge, 0.0, 1.0));
    };
  }
}
