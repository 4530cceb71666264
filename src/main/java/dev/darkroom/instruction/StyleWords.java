package dev.darkroom.instruction;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Words that speak of a picture's manner: its style, its tones, its colours. */
final class StyleWords {
  private StyleWords() {}

  static boolean quality(Token token) {
    return "STYLE".equals(token.value(Kind.ATTRIBUTE))
        || "COLOUR".equals(token.value(Kind.ATTRIBUTE));
  }

  /**
   * The picture whose quality is spoken of: the last that stands beside such a word (图3的画风, "the
   * style of image 3", "image 3's style"), or the last of all.
   */
  static OptionalInt picture(List<Token> tokens) {
    OptionalInt beside = OptionalInt.empty();
    OptionalInt last = OptionalInt.empty();
    for (int i = 0; i < tokens.size(); i++) {
      String number = tokens.get(i).value(Kind.PICTURE);
      if (number != null) {
        last = OptionalInt.of(Integer.parseInt(number));
        beside = owns(tokens, i) ? last : beside;
      }
    }
    return beside.isPresent() ? beside : last;
  }

  /** Whether the picture's quality is meant, with words of grammar at most in between. */
  private static boolean owns(List<Token> tokens, int at) {
    for (int i = at + 1; i < tokens.size() && i <= at + 3; i++) {
      if (quality(tokens.get(i))) {
        return true;
      }
      if (!joins(tokens.get(i)) && !tokens.get(i).is(Kind.STOP)) {
        break;
      }
    }
    for (int i = at - 1; i >= 0 && i >= at - 3 && !tokens.get(at).chinese(); i--) {
      if (quality(tokens.get(i))) {
        return true;
      }
      if (!joins(tokens.get(i)) && !tokens.get(i).is(Kind.STOP)) {
        break;
      }
    }
    return false;
  }

  /** What of that picture is spoken of: 图1的人物, "the person from image 1"; or null. */
  static @Nullable Thing owned(List<Token> tokens, int at) {
    int step = tokens.get(at).chinese() ? 1 : -1;
    for (int i = at + step; i >= 0 && i < tokens.size() && Math.abs(i - at) <= 4; i += step) {
      String noun = tokens.get(i).value(Kind.NOUN);
      if (noun != null) {
        return Thing.valueOf(noun);
      }
      if (!joins(tokens.get(i)) && !tokens.get(i).is(Kind.STOP)) {
        return null;
      }
    }
    return null;
  }

  private static boolean joins(Token token) {
    return token.is(Role.OF) || token.is(Role.PREPOSITION);
  }
}
