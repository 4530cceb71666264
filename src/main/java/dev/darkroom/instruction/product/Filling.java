package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Part;
import dev.darkroom.instruction.Colours;
import dev.darkroom.instruction.product.Traits.Paint;
import java.util.EnumSet;
import java.util.Set;

/** Fills products: what is in them, and what that makes of them. */
final class Filling {
  private static final Set<Archetype> CLOSED =
      EnumSet.of(
          Archetype.CAN,
          Archetype.THERMOS,
          Archetype.TEAPOT,
          Archetype.WINE_BOTTLE,
          Archetype.POUCH);

  private static final Set<Archetype> BOTTLES =
      EnumSet.of(
          Archetype.PERFUME,
          Archetype.WINE_BOTTLE,
          Archetype.PUMP_BOTTLE,
          Archetype.SPRAY_BOTTLE,
          Archetype.DROPPER_BOTTLE);

  private final Draft draft;
  private final Refusals refusals;

  Filling(Draft draft, Refusals refusals) {
    this.draft = draft;
    this.refusals = refusals;
  }

  /** Fills the last products; wine turns a glass into a wine glass. */
  void fill(Word word, Traits traits, String noun) {
    String flags = Adjectives.value(word, Kind.CONTENT);
    for (ItemDraft item : draft.group().stream().limit(1).toList()) {
      Archetype archetype = item.archetype();
      boolean anyCup = archetype == Archetype.TUMBLER || noun.equals("杯") || noun.equals("杯子");
      boolean open = item.traits(Part.BODY).materials.isEmpty();
      if (flags.endsWith(" WINE") && anyCup) {
        draft.become(Archetype.WINE_GLASS);
      } else if (flags.endsWith(" WINE") && archetype == Archetype.BOTTLE) {
        draft.become(Archetype.WINE_BOTTLE);
      } else if ((flags.endsWith(" COLD") || flags.endsWith(" FIZZ")) && anyCup && open) {
        draft.become(Archetype.TUMBLER);
      } else if (archetype == Archetype.JAR
          && (flags.endsWith(" FOAM") || flags.endsWith(" FIZZ"))) {
        draft.become(Archetype.CAN);
      }
    }
    if (draft.group().stream().allMatch(item -> CLOSED.contains(item.archetype()))) {
      return;
    }
    if (flags.endsWith(" FOAM")) {
      refusals.word(word.text());
      return;
    }
    draft.part(Part.CONTENT, traits(word, traits));
  }

  static Traits traits(Word word, Traits traits) {
    Traits inside = new Traits();
    inside.words.add(word);
    String value = Adjectives.value(word, Kind.CONTENT);
    if (traits.paints.isEmpty()) {
      inside.paint(new Paint(Colours.parse(value.substring(0, 7)), null));
    }
    inside.add(traits);
    return inside;
  }

  /** Whether such a product comes in such a container. */
  static boolean contains(Archetype container, Archetype product) {
    return (container == Archetype.BOTTLE && BOTTLES.contains(product))
        || (container == Archetype.TUBE && product == Archetype.LIPSTICK);
  }
}
