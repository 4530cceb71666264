package dev.darkroom.instruction.product;

import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot.Angle;
import dev.darkroom.engine.product.Shot.Framing;
import dev.darkroom.engine.product.Shot.Placing;

/** Walks over the words of a description once and fills a draft; what it cannot use it refuses. */
final class ShotParser {
  private final Sentence sentence;
  private final Draft draft;
  private final Refusals refusals;
  private final NounPhrases nouns;
  private final Adjectives adjectives;

  ShotParser(Sentence sentence, Draft draft, Refusals refusals) {
    this.sentence = sentence;
    this.draft = draft;
    this.refusals = refusals;
    this.adjectives = new Adjectives(sentence, draft);
    this.nouns = new NounPhrases(sentence, draft, refusals, adjectives);
  }

  void parse() {
    while (!sentence.done()) {
      int before = sentence.at();
      step(sentence.peek());
      if (sentence.at() == before) {
        refuse(sentence.take());
      }
    }
    nouns.end();
  }

  private void step(Word word) {
    if (word.is(Kind.BREAK)) {
      sentence.take();
      nouns.relate(null);
    } else if (word.is(Kind.ROLE)) {
      role(word);
    } else if (word.only(Kind.FILLER)) {
      sentence.take();
    } else if (word.is(Kind.DEGREES)) {
      degrees(Integer.parseInt(Adjectives.value(sentence.take(), Kind.DEGREES)));
    } else if (word.is(Kind.LIGHT) && !adjectives.shades(word)) {
      light();
    } else if (adjectives.shades(word) || !scene(word)) {
      nouns.read();
    }
  }

  /** Angle, framing, placing and mood are whole phrases in the files of words. */
  private boolean scene(Word word) {
    String angle = word.value(Kind.ANGLE);
    String framing = word.value(Kind.FRAMING);
    String placing = word.value(Kind.PLACING);
    String mood = word.value(Kind.MOOD);
    if (angle != null) {
      draft.angle(Angle.valueOf(angle));
    } else if (framing != null) {
      draft.framing(Framing.valueOf(framing));
    } else if (placing != null) {
      draft.placing(Placing.valueOf(placing));
    } else if (mood != null) {
      draft.mood(mood);
    } else {
      return false;
    }
    sentence.take();
    return true;
  }

  private void role(Word word) {
    if (word.is(Role.NOT)) {
      nouns.relate(null);
      negation();
    } else if (word.is(Role.ARTICLE)) {
      nouns.read();
    } else {
      sentence.take();
      nouns.relate(word);
    }
  }

  /** "45° from above" is an angle of 45°, whatever "from above" alone would be. */
  private void degrees(int degrees) {
    if (degrees > 90) {
      refusals.because(
          "The camera stands between 0° (eye level) and 90° (top-down).",
          "拍摄角度应在 0°（平视）到 90°（俯拍）之间。");
    }
    draft.angle(
        degrees <= 10
            ? Angle.EYE_LEVEL
            : degrees < 35 ? Angle.RAISED : degrees < 65 ? Angle.STEEP : Angle.TOP_DOWN);
    while (sentence.peek().only(Kind.FILLER)) {
      sentence.take();
    }
    String angle = sentence.peek().value(Kind.ANGLE);
    if (angle != null && !angle.equals("EYE_LEVEL") && !angle.equals("LOW")) {
      sentence.take();
    }
  }

  /** "Soft, warm light", 柔和温暖的光线: adjectives of light with or without their noun. */
  private void light() {
    Word first = sentence.peek();
    boolean said = false;
    while (true) {
      Word word = sentence.peek();
      String value = word.value(Kind.LIGHT);
      boolean between = word.is(Role.DE) || word.is(Role.AND) || word.only(Kind.FILLER);
      if (value != null && !adjectives.shades(word)) {
        draft.light(value);
        said |= !value.isEmpty();
      } else if (!between || !sentence.peek(1).is(Kind.LIGHT)) {
        break;
      }
      sentence.take();
    }
    if (!said) {
      refuse(first);
    }
    nouns.relate(null);
  }

  /** What is not wanted must be something that would not be there anyway. */
  private void negation() {
    Word not = sentence.take();
    boolean found = false;
    while (true) {
      int skipped = skipBefore(found);
      Word word = sentence.peek(skipped);
      if (!word.is(Kind.ABSENT) && (found || !word.is(Kind.PART))) {
        break;
      }
      sentence.skip(skipped);
      String part = word.value(Kind.PART);
      if (!word.is(Kind.ABSENT) && part != null) {
        draft.without(Part.valueOf(part));
      }
      sentence.take();
      found = true;
    }
    if (!found) {
      Word what = notWanted();
      refusals.word(not.text() + (not.chinese() ? "" : " ") + what.text());
    }
  }

  private Word notWanted() {
    Traits traits = adjectives.take();
    Word head = sentence.peek();
    if (head.is(Kind.BREAK) || head.absent()) {
      return traits.words.isEmpty() ? Word.END : traits.words.getLast();
    }
    return sentence.take();
  }

  /** How many words stand between what is not wanted and the next such thing. */
  private int skipBefore(boolean found) {
    int skipped = 0;
    while (skipped < 4) {
      Word word = sentence.peek(skipped);
      boolean joins = found && (word.is(Role.AND) || word.is(Kind.BREAK));
      if (!joins && !word.is(Role.ARTICLE) && !word.only(Kind.FILLER)) {
        break;
      }
      skipped++;
    }
    return skipped;
  }

  private void refuse(Word word) {
    nouns.refuse(word);
  }
}
