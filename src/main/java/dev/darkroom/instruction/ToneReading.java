package dev.darkroom.instruction;

import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Brighter, more contrast, 降低饱和度, 亮度 +20. */
final class ToneReading implements Reading {
  private static final double SLIGHT = 0.15;
  private static final double USUAL = 0.3;
  private static final double MUCH = 0.6;

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    Slot all = clause.all();
    if (!clause.isNoneOr(
        Action.CHANGE,
        Action.CHANGE_TO,
        Action.MAKE,
        Action.INCREASE,
        Action.DECREASE,
        Action.ADD,
        Action.APPLY,
        Action.REMOVE,
        Action.REPLACE)) {
      return List.of();
    }
    if (interleaved(clause.tokens())) {
      return List.of();
    }
    List<String> named = all.takeEvery(Kind.TONE);
    List<String> changes = all.takeEvery(Kind.TONE_CHANGE);
    if (clause.hasVerb()
        && clause.isAny(Action.ADD)
        && named.stream().anyMatch(ToneReading::part)) {
      // "add a shadow under the cup" asks for something new.
      return List.of();
    }
    Map<Tone, Integer> signs = signs(clause, named, changes);
    if (signs.isEmpty() || (clause.hasVerb() && clause.isAny(Action.REMOVE))) {
      return List.of();
    }
    takeQualities(all);
    boolean to = clause.isAny(Action.CHANGE_TO) || all.take(Role.INTO) || saysTo(clause);
    double degree = Amounts.takeDegree(all, SLIGHT, USUAL, MUCH);
    OptionalDouble number = Amounts.takeNumber(all);
    clause.takeGrammar(Role.BY, Role.AND, Role.MORE, Role.LESS, Role.WITH);
    List<NounPhrase> phrases = context.phrases(clause.all());
    if (leans(clause, phrases, context)) {
      phrases = List.of(context.target());
    }
    clause.takeGrammar(Role.BA, Role.PREPOSITION, Role.OF, Role.LOCATION, Role.PRONOUN, Role.ALL);
    List<PlannedOperation> planned = new ArrayList<>();
    for (NounPhrase phrase : phrases) {
      Place place = Places.of(phrase, context.given());
      signs.forEach((tone, sign) -> planned.add(plan(place, tone, sign, degree, number, to)));
    }
    return planned;
  }

  /** "make the cup brighter" goes on with "and warmer": the cup is still spoken of. */
  private static boolean leans(Clause clause, List<NounPhrase> phrases, Context context) {
    return !clause.hasVerb()
        && context.action() == Action.MAKE
        && phrases.size() == 1
        && phrases.getFirst().nothing()
        && !context.target().nothing()
        && clause.tokens().stream()
            .allMatch(
                token ->
                    token.is(Kind.STOP)
                        || token.is(Kind.TONE_CHANGE)
                        || token.is(Kind.AMOUNT)
                        || token.is(Role.MORE)
                        || token.is(Role.LESS));
  }

  /** "the cup brighter and the wall warmer": two wishes, each with a place of its own. */
  private static boolean interleaved(List<Token> tokens) {
    boolean tone = false;
    boolean another = false;
    for (Token token : tokens) {
      boolean change = token.is(Kind.TONE_CHANGE) || token.is(Kind.TONE);
      if (change && another) {
        return true;
      }
      tone |= change;
      another |= tone && !change && token.is(Kind.NOUN);
    }
    return false;
  }

  /** "the colours", "the lighting" beside a change of tone name no other place. */
  static void takeQualities(Slot slot) {
    for (String quality : List.of("COLOUR", "LIGHT", "STYLE")) {
      while (slot.take(Kind.ATTRIBUTE, quality)) {}
    }
  }

  private static boolean saysTo(Clause clause) {
    return clause.hasVerb() && (clause.verbText().endsWith("到") || clause.verbText().endsWith("至"));
  }

  private static PlannedOperation plan(
      Place place, Tone tone, int sign, double degree, OptionalDouble number, boolean to) {
    if (sign == 0 && number.isEmpty()) {
      return PlannedOperation.refused(Intent.TONE, place.words(), directionMissing());
    }
    double amount = (sign < 0 ? -1 : 1) * degree;
    if (number.isPresent()) {
      double value = number.getAsDouble();
      amount = to ? value - 1 : sign < 0 ? -Math.abs(value) : value;
    }
    double exact = Math.round(amount * 1000) / 1000.0;
    if (Math.abs(exact) > 1) {
      return PlannedOperation.refused(Intent.TONE, place.words(), tooMuch());
    }
    return place.plan(Intent.TONE, where -> new AdjustTone(where, tone, exact));
  }

  /** Each tone with +1 up, -1 down, 0 not said. */
  private static Map<Tone, Integer> signs(Clause clause, List<String> named, List<String> changes) {
    Map<Tone, Integer> signs = new LinkedHashMap<>();
    int direction = direction(clause);
    List<String> own = new ArrayList<>(changes);
    for (String tone : named) {
      int sign = direction;
      if (own.removeIf(change -> describes(change, tone))) {
        sign = sign(changes.getFirst());
      }
      signs.put(Tone.valueOf(tone), sign);
    }
    int turn = direction < 0 ? -1 : 1;
    for (String change : own) {
      signs.put(Tone.valueOf(change.substring(1)), turn * sign(change));
    }
    return signs;
  }

  /** "brighten the shadows": one wish, not two. */
  private static boolean describes(String change, String tone) {
    boolean lightness = change.endsWith(Tone.BRIGHTNESS.name());
    return change.substring(1).equals(tone) || (lightness && part(tone));
  }

  private static boolean part(String tone) {
    return tone.equals(Tone.SHADOWS.name()) || tone.equals(Tone.HIGHLIGHTS.name());
  }

  private static int sign(String change) {
    return change.charAt(0) == '-' ? -1 : 1;
  }

  private static int direction(Clause clause) {
    boolean less = clause.all().has(Role.LESS);
    if (clause.isAny(Action.DECREASE) || less) {
      return -1;
    }
    // "too dark" complains: it asks for the opposite.
    if (clause.all().take(Role.TOO)) {
      return -1;
    }
    boolean more = clause.all().has(Role.MORE);
    return more || clause.isAny(Action.INCREASE, Action.ADD) ? 1 : 0;
  }

  private static Reason directionMissing() {
    return Reasons.ambiguous(
        "It is not said whether it should be raised or lowered, or by how much.",
        "没有说明要提高还是降低，以及幅度。");
  }

  private static Reason tooMuch() {
    return Reasons.tooLarge("A tone changes by at most 100 % at once.", "一次最多调整 100%。");
  }
}
