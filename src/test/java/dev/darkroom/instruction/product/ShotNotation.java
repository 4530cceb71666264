package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Item.Look;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.Shot.Angle;
import dev.darkroom.engine.product.Shot.Framing;
import dev.darkroom.engine.product.Shot.Ground;
import dev.darkroom.engine.product.Shot.Light;
import dev.darkroom.engine.product.Shot.Placing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a shot in one line; what is as usual is left out. */
final class ShotNotation {
  private ShotNotation() {}

  static String of(Shot shot) {
    List<String> words = new ArrayList<>();
    words.add(shot.items().stream().map(ShotNotation::of).collect(Collectors.joining(" ")));
    if (shot.ground() != Ground.STUDIO || shot.groundColour() != null) {
      String colour = shot.groundColour() == null ? "" : " " + shot.groundColour().hex();
      words.add("on " + small(shot.ground()) + colour);
    }
    if (shot.backdrop() != null) {
      words.add("backdrop " + shot.backdrop().hex());
    }
    add(words, "light", shot.light(), Light.SOFT_STUDIO);
    add(words, "angle", shot.angle(), Angle.RAISED);
    add(words, "framing", shot.framing(), Framing.USUAL);
    add(words, "placing", shot.placing(), Placing.CENTRE);
    return String.join("; ", words);
  }

  private static void add(List<String> words, String name, Enum<?> value, Enum<?> usual) {
    if (value != usual) {
      words.add(name + " " + small(value));
    }
  }

  private static String of(Item item) {
    String looks =
        item.looks().entrySet().stream()
            .map(entry -> small(entry.getKey()) + of(entry.getValue()))
            .sorted()
            .collect(Collectors.joining(", "));
    return small(item.archetype()) + (looks.isEmpty() ? "" : "(" + looks + ")");
  }

  private static String of(Look look) {
    return (look.colour() == null ? "" : " " + look.colour().hex())
        + (look.finish() == null ? "" : " " + small(look.finish()));
  }

  private static String small(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
