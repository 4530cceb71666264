package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.operation.Extend;
import dev.darkroom.engine.operation.Intent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** 向左扩展20%, "extend the canvas on all sides by 10 %". */
final class ExtendReading implements Reading {
  private static final double USUAL = 0.25;
  private static final Set<String> UP = Set.of("上", "up", "upwards", "upward");
  private static final Set<String> DOWN = Set.of("下", "down", "downwards", "downward");

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    if (!clause.isAny(Action.EXTEND)
        || clause.all().has(Kind.RATIO)
        || clause.all().has(Kind.SIZE)) {
      return List.of();
    }
    OptionalDouble share = Amounts.takeNumber(clause.all());
    Set<Position> sides = takeSides(clause);
    List<NounPhrase> phrases = LayoutTarget.take(clause, context);
    clause.takeGrammar(Role.PREPOSITION, Role.ALL);
    clause.all().takeEvery(Kind.AMOUNT);
    NounPhrase phrase = phrases.getFirst();
    boolean frame =
        phrase.thing() == null
            || phrase.is(Thing.PICTURE, Thing.BACKGROUND, Thing.SIDE, Thing.SCENERY);
    double value = Math.round(share.orElse(USUAL) * 1000) / 1000.0;
    if (!frame || phrase.colour() != null) {
      return List.of(
          PlannedOperation.refused(
              Intent.LAYOUT,
              phrase.noun(),
              Reasons.generative("Continuing a thing beyond the frame", "把物体延伸到画面之外")));
    }
    if (value <= 0 || value > 1) {
      return List.of(
          PlannedOperation.refused(
              Intent.LAYOUT,
              "picture",
              Reasons.tooLarge("A side grows by up to 100 % of the picture.", "每边最多扩展图片的 100%。")));
    }
    return List.of(PlannedOperation.of(extend(sides, value)));
  }

  private static Extend extend(Set<Position> sides, double share) {
    boolean all = sides.isEmpty();
    return new Extend(
        all || sides.contains(Position.LEFT) ? share : 0,
        all || sides.contains(Position.TOP) ? share : 0,
        all || sides.contains(Position.RIGHT) ? share : 0,
        all || sides.contains(Position.BOTTOM) ? share : 0);
  }

  private static Set<Position> takeSides(Clause clause) {
    Slot all = clause.all();
    Set<Position> sides = EnumSet.noneOf(Position.class);
    all.takeAll(Role.EACH_SIDE);
    for (Token token : clause.tokens()) {
      if (UP.contains(token.text())) {
        sides.add(Position.TOP);
      } else if (DOWN.contains(token.text())) {
        sides.add(Position.BOTTOM);
      }
    }
    if (all.take(Role.SIDEWAYS) || all.take(Kind.TURN, "HORIZONTAL")) {
      sides.addAll(List.of(Position.LEFT, Position.RIGHT));
    }
    if (all.take(Role.LENGTHWAYS) || all.take(Kind.TURN, "VERTICAL")) {
      sides.addAll(List.of(Position.TOP, Position.BOTTOM));
    }
    if (all.take(Kind.TURN, "CLOCKWISE")) {
      sides.add(Position.RIGHT);
    }
    if (all.take(Kind.TURN, "ANTICLOCKWISE")) {
      sides.add(Position.LEFT);
    }
    Optional<String> side = all.take(Kind.POSITION);
    while (side.isPresent()) {
      sides.add(Position.valueOf(side.get()));
      side = all.take(Kind.POSITION);
    }
    return sides;
  }
}
