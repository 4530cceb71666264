package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.instruction.Colours;
import dev.darkroom.instruction.product.Traits.Paint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes adjectives, articles and numbers up to a noun. */
final class Adjectives {
  /** A number no picture can hold; larger ones mean the same. */
  private static final int COUNT_MAX = 99;

  private final Sentence sentence;
  private final Draft draft;

  Adjectives(Sentence sentence, Draft draft) {
    this.sentence = sentence;
    this.draft = draft;
  }

  Traits take() {
    Traits traits = new Traits();
    while (takeOne(traits)) {}
    return traits;
  }

  /** Adjectives up to 的: 背景为白色的杯子 speaks of a white background, not of a white cup. */
  Traits predicate() {
    Traits traits = new Traits();
    while (!sentence.peek().is(Role.DE) && takeOne(traits)) {}
    return traits;
  }

  private boolean takeOne(Traits traits) {
    Word word = sentence.peek();
    if (word.is(Role.ARTICLE)) {
      traits.determined = true;
      return skip();
    }
    if (word.only(Kind.FILLER) || word.is(Kind.CLASSIFIER)) {
      return skip();
    }
    if (word.is(Role.DE)) {
      return skip();
    }
    if (word.is(Role.AND)) {
      return !traits.paints.isEmpty() && leadsToColour() && skip();
    }
    if (word.is(Kind.COUNT) && traits.count == 0) {
      traits.count = Math.min(COUNT_MAX, Integer.parseInt(value(word, Kind.COUNT)));
      traits.determined = true;
      return skip();
    }
    return describes(word, traits);
  }

  private boolean describes(Word word, Traits traits) {
    if (shades(word)) {
      return takeShade(word, traits);
    }
    if (noun(word)) {
      return false;
    }
    String hex = word.value(Kind.COLOUR);
    String material = word.value(Kind.MATERIAL);
    if (hex != null) {
      traits.paint(new Paint(Colours.parse(hex), finish(material)));
    } else if (material != null) {
      traits.materials.add(material);
    } else if (word.is(Kind.SHEEN)) {
      traits.sheens.add(value(word, Kind.SHEEN));
    } else if (word.only(Kind.MOOD)) {
      draft.mood(value(word, Kind.MOOD));
      return skip();
    } else {
      return false;
    }
    traits.words.add(word);
    return skip();
  }

  /** Whether that word, though it may be an adjective, is the noun here: "a glass of water". */
  private boolean noun(Word word) {
    if (!word.is(Kind.ARCHETYPE)) {
      return false;
    }
    Word next = sentence.peek(1);
    return !(next.is(Kind.ARCHETYPE)
        || next.is(Kind.PART)
        || next.is(Kind.GROUND)
        || next.is(Kind.COLOUR)
        || next.is(Kind.UNKNOWN)
        || next.is(Kind.REFUSED)
        || next.is(Kind.MATERIAL));
  }

  private boolean takeShade(Word word, Traits traits) {
    String shade = value(word, Kind.SHADE);
    Word next = sentence.peek(1);
    String hex = next.value(Kind.COLOUR);
    traits.words.add(word);
    sentence.take();
    if (hex != null) {
      Colour colour = Colours.shaded(Colours.parse(hex), shade);
      traits.paint(new Paint(colour, null));
      traits.words.add(next);
      return skip();
    }
    traits.shade = shade;
    return true;
  }

  /** Whether it lightens or darkens what follows: "light wood", not "light from the left". */
  boolean shades(Word word) {
    if (!word.is(Kind.SHADE)) {
      return false;
    }
    Word next = sentence.peek(1);
    if (next.is(Kind.COLOUR)) {
      return true;
    }
    if ("VIVID".equals(word.value(Kind.SHADE))) {
      return false;
    }
    return next.is(Kind.MATERIAL)
        || next.is(Kind.GROUND)
        || next.is(Role.DE)
        || next.is(Kind.SHEEN)
        || (!word.is(Kind.LIGHT) && next.is(Kind.ARCHETYPE));
  }

  private boolean leadsToColour() {
    Word next = sentence.peek(1);
    return (next.is(Kind.COLOUR) || (next.is(Kind.SHADE) && sentence.peek(2).is(Kind.COLOUR)))
        && !next.is(Kind.REFUSED);
  }

  private boolean skip() {
    sentence.take();
    return true;
  }

  private static @Nullable Finish finish(@Nullable String material) {
    return material == null ? null : Finish.valueOf(material);
  }

  static String value(Word word, Kind kind) {
    return Objects.requireNonNull(word.value(kind));
  }
}
