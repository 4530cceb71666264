package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.Intent;
import java.util.List;

/** 抠图, "cut out the product", 只保留主体. */
final class ExtractReading implements Reading {
  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    boolean only = clause.isAny(Action.KEEP) && clause.all().take(Role.ONLY);
    if (!only && !(clause.isAny(Action.EXTRACT) && clause.hasVerb())) {
      return List.of();
    }
    NounPhrase phrase = context.phrase(clause.all());
    boolean away = clause.all().take(Kind.BACKDROP, "TRANSPARENT");
    clause.takeGrammar(Role.INTO, Role.PREPOSITION, Role.ONLY, Role.WITH, Role.AND);
    if (phrase.is(Thing.BACKGROUND) && !away && only) {
      return List.of();
    }
    boolean one = false;
    while (clause.all().take(t -> t.is(Kind.CHOICE) || t.is(Kind.BOX) || t.is(Kind.POINT))) {
      one = true;
    }
    boolean named = phrase.is(Thing.THING, Thing.PART, Thing.BODY_PART, Thing.BYSTANDER);
    if (one
        || phrase.colour() != null
        || phrase.position() != null
        || phrase.is(Thing.PART, Thing.BODY_PART, Thing.BYSTANDER, Thing.TEXT, Thing.MARK)) {
      String name = named ? phrase.noun() : "";
      return List.of(
          PlannedOperation.refused(Intent.EXTRACT, clause.words(), Reasons.maskRequired(name)));
    }
    return List.of(PlannedOperation.of(new Extract()));
  }
}
