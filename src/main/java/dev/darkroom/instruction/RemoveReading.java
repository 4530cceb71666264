package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Remove;
import java.util.ArrayList;
import java.util.List;

/** 移除水印, "remove the red dot", "remove the background". */
final class RemoveReading implements Reading {
  /** An unknown name of more words is no name. */
  private static final int NAME_WORDS_MAX = 2;

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    boolean unwanted = !clause.hasVerb() && clause.all().take(Role.NOT);
    if (!unwanted && !clause.isAny(Action.REMOVE)) {
      return List.of();
    }
    if (clause.all().take(Role.EXCEPT)) {
      return allBut(clause, context);
    }
    boolean quoted = clause.all().take(Kind.QUOTED).isPresent();
    List<NounPhrase> phrases = context.phrases(clause.all());
    clause.all().takeEvery(Kind.AMOUNT);
    clause.takeGrammar(Role.PRONOUN, Role.ONLY);
    String unknown = unknownName(clause);
    List<PlannedOperation> planned = new ArrayList<>();
    for (NounPhrase phrase : phrases) {
      planned.add(quoted ? words(phrase, context) : plan(phrase, unknown, clause, context));
    }
    return planned;
  }

  /** "everything except the product": a cut-out. */
  private static List<PlannedOperation> allBut(Clause clause, Context context) {
    NounPhrase phrase = context.phrase(clause.all());
    clause.takeGrammar(Role.REST, Role.ALL, Role.AND, Role.EXCEPT);
    clause.all().takeEvery(Kind.AMOUNT);
    boolean subject =
        phrase.colour() == null
            && phrase.position() == null
            && phrase.is(Thing.SUBJECT, Thing.PRODUCT, Thing.THING, Thing.PERSON);
    return subject ? List.of(PlannedOperation.of(new Extract())) : List.of();
  }

  private static String unknownName(Clause clause) {
    List<String> left = clause.all().left();
    boolean name = !left.isEmpty() && left.size() <= NAME_WORDS_MAX;
    if (name) {
      for (int i = 0; i < left.size(); i++) {
        clause.all().take(Kind.UNKNOWN);
      }
    }
    return name && clause.covered() ? String.join(" ", left) : "";
  }

  private static PlannedOperation plan(
      NounPhrase phrase, String unknown, Clause clause, Context context) {
    Given given = context.given();
    if (!unknown.isEmpty()) {
      return given.mask()
          ? PlannedOperation.of(new Remove(new Where.CallerMask()))
          : PlannedOperation.refused(Intent.REMOVE, unknown, Reasons.maskRequired(unknown));
    }
    if (phrase.is(Thing.BACKGROUND)) {
      return PlannedOperation.of(new Extract());
    }
    if (given.mask() && phrase.picture() < 2) {
      return PlannedOperation.of(new Remove(new Where.CallerMask()));
    }
    if (phrase.is(Thing.SKY)) {
      return PlannedOperation.refused(
          Intent.REMOVE,
          "sky",
          Reasons.generative("Inventing what is behind the sky", "补全天空后面的内容"));
    }
    if (phrase.spot() != null) {
      return Places.of(phrase, given).plan(Intent.REMOVE, Remove::new);
    }
    boolean one = phrase.choice() != null || phrase.position() != null;
    boolean findable =
        (phrase.colour() != null || one || !phrase.is(Thing.THING)) && !phrase.isFace();
    if (phrase.nothing() || phrase.thing() == null || phrase.wholePicture() || !findable) {
      String name = phrase.noun().isEmpty() ? clause.words() : phrase.noun();
      return PlannedOperation.refused(Intent.REMOVE, name, Reasons.maskRequired(phrase.noun()));
    }
    if (phrase.is(Thing.SIDE) || (phrase.is(Thing.REGION) && phrase.colour() == null)) {
      return PlannedOperation.refused(
          Intent.REMOVE, phrase.noun(), Reasons.maskRequired(phrase.noun()));
    }
    return Places.of(phrase, given).plan(Intent.REMOVE, Remove::new);
  }

  /** Words that are quoted cannot be read in the picture. */
  private static PlannedOperation words(NounPhrase phrase, Context context) {
    return context.given().mask()
        ? PlannedOperation.of(new Remove(new Where.CallerMask()))
        : PlannedOperation.refused(Intent.TEXT, "text", Reasons.maskRequired(phrase.noun()));
  }
}
