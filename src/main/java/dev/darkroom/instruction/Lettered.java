package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.operation.WriteText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a clause says of how words are written: size, weight, opacity, colour, place. */
final class Lettered {
  private static final double TINY = 0.04;
  private static final double SMALL = 0.055;
  private static final double LARGE = 0.16;
  private static final double HUGE = 0.26;

  /** Of a mark of origin, which shall not catch the eye. */
  private static final double OF_MARK = 0.05;

  private static final double TRANSLUCENT = 0.5;
  private static final double PIXELS_MIN = 2;

  private @Nullable Double size;
  private boolean bold = true;
  private double opacity = 1;
  private boolean vertical;
  private @Nullable Position position;
  private @Nullable Colour colour;

  private Lettered() {}

  /**
   * Takes all of this from a slot.
   *
   * @param mark whether the words are a watermark
   */
  static Lettered take(Slot slot, boolean mark) {
    Lettered lettered = new Lettered();
    lettered.size = mark ? OF_MARK : null;
    lettered.bold = !mark;
    lettered.opacity = mark ? TRANSLUCENT : 1;
    boolean much = slot.takeEvery(Kind.AMOUNT).contains("MUCH");
    boolean percentIsOpacity = false;
    for (String word : slot.takeEvery(Kind.LETTERING)) {
      switch (word) {
        case "LARGE" -> lettered.size = much ? HUGE : LARGE;
        case "HUGE" -> lettered.size = HUGE;
        case "SMALL" -> lettered.size = much ? TINY : SMALL;
        case "TINY" -> lettered.size = TINY;
        case "BOLD" -> lettered.bold = true;
        case "REGULAR" -> lettered.bold = false;
        case "TRANSLUCENT" -> lettered.opacity = TRANSLUCENT;
        case "OPACITY" -> percentIsOpacity = true;
        case "VERTICAL" -> lettered.vertical = true;
        default -> {} // Says nothing of how they look.
      }
    }
    lettered.numbers(slot, percentIsOpacity);
    lettered.colour = slot.takeColour().orElse(null);
    lettered.position = slot.take(Kind.POSITION).map(Position::valueOf).orElse(null);
    while (slot.take(Kind.ATTRIBUTE, "SIZE") || slot.take(Kind.ATTRIBUTE, "COLOUR")) {}
    return lettered;
  }

  private void numbers(Slot slot, boolean percentIsOpacity) {
    Optional<String> pixels = slot.take(Kind.PIXELS);
    pixels.ifPresent(value -> size = Math.max(PIXELS_MIN, Double.parseDouble(value)));
    if (pixels.isEmpty() && (slot.has(Kind.PERCENT) || slot.has(Kind.FRACTION))) {
      OptionalDouble share = Amounts.takeNumber(slot);
      double value = Math.clamp(Math.abs(share.orElse(1)), 0.01, 1);
      if (percentIsOpacity) {
        opacity = value;
      } else {
        size = value;
      }
    }
  }

  @Nullable Position position() {
    return position;
  }

  @Nullable Double size() {
    return size;
  }

  double opacity() {
    return opacity;
  }

  boolean coloured() {
    return colour != null;
  }

  WriteText write(String words, boolean mark, boolean masked) {
    Position at = position == null && mark && !masked ? Position.BOTTOM_RIGHT : position;
    return new WriteText(words, at, colour, size, bold, opacity, vertical);
  }

  /** 添加文字“SALE”，红色，放在右下角: behind the comma it is still about those words. */
  static boolean goesOn(List<Token> tokens, int at, List<Token> clause) {
    if (!tokens.get(at).is(Kind.BREAK) || clause.stream().noneMatch(Lettered::writes)) {
      return false;
    }
    boolean quoted = clause.stream().anyMatch(token -> token.is(Kind.QUOTED));
    boolean says = false;
    for (int i = at + 1; i < tokens.size() && !tokens.get(i).is(Kind.BREAK); i++) {
      Token token = tokens.get(i);
      if (token.is(Kind.QUOTED) ? quoted : !describes(token)) {
        return false;
      }
      says |= !token.is(Kind.STOP);
    }
    return says;
  }

  private static boolean writes(Token token) {
    return token.is(Kind.QUOTED) || "TEXT".equals(token.value(Kind.NOUN));
  }

  private static boolean describes(Token token) {
    String noun = token.value(Kind.NOUN);
    boolean thing = noun != null && !noun.equals("TEXT");
    boolean verb = token.is(Kind.VERB) && !token.is(Action.PLACE) && !token.is(Kind.LETTERING);
    return !thing
        && !verb
        && (token.is(Kind.STOP)
            || token.is(Kind.QUOTED)
            || token.is(Kind.COLOUR)
            || token.is(Kind.SHADE)
            || token.is(Kind.POSITION)
            || token.is(Kind.LETTERING)
            || token.is(Kind.AMOUNT)
            || token.is(Kind.PIXELS)
            || token.is(Kind.PERCENT)
            || token.is(Kind.ATTRIBUTE)
            || token.is(Action.PLACE)
            || token.is(Role.AT)
            || token.is(Role.WITH)
            || token.is(Role.INTO)
            || token.is(Role.PREPOSITION)
            || noun != null);
  }
}
