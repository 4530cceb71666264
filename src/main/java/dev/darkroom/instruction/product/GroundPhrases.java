package dev.darkroom.instruction.product;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Shot.Ground;
import org.jspecify.annotations.Nullable;

/** Reads what products stand on and what is behind them. */
final class GroundPhrases {
  private final Sentence sentence;
  private final Draft draft;
  private final Refusals refusals;
  private final Adjectives adjectives;

  GroundPhrases(Sentence sentence, Draft draft, Refusals refusals, Adjectives adjectives) {
    this.sentence = sentence;
    this.draft = draft;
    this.refusals = refusals;
    this.adjectives = adjectives;
  }

  void read(Word word, Traits traits) {
    String value = Adjectives.value(word, Kind.GROUND);
    boolean backdrop = value.startsWith("BACKDROP");
    while (sentence.peek().is(Kind.GROUND)) {
      String next = Adjectives.value(sentence.peek(), Kind.GROUND);
      if (!next.equals("PLAIN") && !next.equals("TABLE") && !next.startsWith("BACKDROP")) {
        break;
      }
      sentence.take();
    }
    if (sentence.peek().is(Kind.ARCHETYPE) && !backdrop) {
      refusals.word(word.text() + (word.chinese() ? "" : " ") + sentence.peek().text());
      return;
    }
    if (backdrop) {
      backdrop(word, traits);
    } else {
      stand(Grounds.of(value, traits), word, traits);
    }
  }

  private void backdrop(Word word, Traits traits) {
    boolean plain = Adjectives.value(word, Kind.GROUND).endsWith(" PLAIN") || behindMood(word);
    if (traits.nothing() && plain) {
      return;
    }
    if (traits.nothing() && sentence.take(Role.IS)) {
      traits.add(adjectives.predicate());
    }
    Colour colour = Grounds.colour(traits);
    if (traits.materials.isEmpty() && traits.sheens.isEmpty() && traits.paints.size() == 1) {
      draft.backdrop(traits.paints.getFirst().colour());
    } else if (traits.materials.isEmpty() && traits.paints.isEmpty() && colour != null) {
      draft.backdrop(colour);
    } else if (!traits.materials.isEmpty() && !draft.hasGround()) {
      stand(Grounds.of("PLAIN", traits), word, traits);
    } else {
      refusals.word(phrase(traits, word));
    }
  }

  /** "A clean background" asks for nothing but the plain one. */
  private boolean behindMood(Word word) {
    for (int back = -1; back >= -3; back--) {
      if (sentence.peek(back).start() == word.start()) {
        Word before = sentence.peek(back - 1);
        return before.is(Kind.MOOD) || before.only(Kind.FILLER);
      }
    }
    return false;
  }

  private void stand(Grounds.@Nullable Found found, Word word, Traits traits) {
    if (found == null) {
      refusals.word(phrase(traits, word));
    } else {
      draft.ground(found);
    }
  }

  private static String phrase(Traits traits, Word word) {
    String words = Looks.words(traits);
    return words.isEmpty() ? word.text() : words + (word.chinese() ? "" : " ") + word.text();
  }

  /** "On white" is a plain picture, "on marble" a slab. */
  void on(Traits traits) {
    if (traits.materials.isEmpty() && traits.sheens.isEmpty() && traits.paints.size() == 1) {
      draft.backdrop(traits.paints.getFirst().colour());
      draft.ground(new Grounds.Found(Ground.STUDIO, null));
      return;
    }
    Grounds.Found found = traits.materials.isEmpty() ? null : Grounds.of("PLAIN", traits);
    if (found == null) {
      refusals.word(Looks.words(traits));
    } else {
      draft.ground(found);
    }
  }
}
