package dev.darkroom.instruction;

import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Look;
import java.util.HashSet;
import java.util.List;

/** Black and white, 素描风格, "apply a sepia filter". */
final class LookReading implements Reading {
  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    if (!clause.isNoneOr(
        Action.CHANGE,
        Action.CHANGE_TO,
        Action.MAKE,
        Action.APPLY,
        Action.ADD,
        Action.INCREASE,
        Action.REPLACE,
        Action.REMOVE)) {
      return List.of();
    }
    Slot all = clause.all();
    if (clause.hasVerb() && clause.isAny(Action.REMOVE)) {
      return withoutColour(clause, context);
    }
    List<String> looks = all.takeEvery(Kind.LOOK);
    if (new HashSet<>(looks).size() != 1) {
      return List.of();
    }
    Look look = Look.valueOf(looks.getFirst());
    ToneReading.takeQualities(all);
    double strength = Amounts.takeStrength(all, 0.5, 1, 1);
    clause.takeGrammar(Role.INTO, Role.LIKE, Role.MORE, Role.WITH);
    List<NounPhrase> phrases = context.phrases(all);
    clause.takeGrammar(Role.BA, Role.PREPOSITION, Role.OF, Role.LOCATION, Role.PRONOUN, Role.ALL);
    return phrases.stream()
        .map(phrase -> Places.of(phrase, context.given()))
        .map(place -> place.plan(Intent.STYLE, where -> new ApplyLook(where, look, strength)))
        .toList();
  }

  /** "remove the colour", 去掉颜色. */
  private static List<PlannedOperation> withoutColour(Clause clause, Context context) {
    if (!clause.all().take(Kind.ATTRIBUTE, "COLOUR")) {
      return List.of();
    }
    NounPhrase phrase = context.phrase(clause.target());
    if (phrase.colour() != null) {
      return List.of();
    }
    Place place = Places.of(phrase, context.given());
    return List.of(
        place.plan(Intent.STYLE, where -> new ApplyLook(where, Look.BLACK_AND_WHITE, 1)));
  }
}
