package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.operation.Crop;
import dev.darkroom.engine.operation.CropToSubject;
import dev.darkroom.engine.operation.Intent;
import java.util.List;
import java.util.OptionalDouble;

/** 裁掉左边10%, "crop to the centre 50 %", "crop to the subject". */
final class CropReading implements Reading {
  private static final double MARGIN = 0.05;

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    boolean off =
        clause.isAny(Action.CUT_OFF) || clause.all().has(token -> token.text().equals("off"));
    boolean keeps = clause.isAny(Action.KEEP) && clause.all().has(Kind.POSITION);
    if (!clause.hasVerb()
        || (!keeps && !clause.isAny(Action.CROP, Action.CUT_OFF, Action.TRIM))
        || clause.all().has(Kind.RATIO)
        || clause.all().has(Kind.SIZE)) {
      return List.of();
    }
    boolean around = clause.all().take(Role.EACH_SIDE);
    boolean half = saysHalf(clause);
    OptionalDouble share = Amounts.takeNumber(clause.all());
    if (share.isEmpty() && half) {
      share = OptionalDouble.of(0.5);
    }
    List<NounPhrase> phrases = LayoutTarget.take(clause, context);
    clause.takeGrammar(Role.ONLY, Role.TIDY, Role.LOCATION, Role.PREPOSITION);
    clause.all().takeEvery(Kind.AMOUNT);
    NounPhrase phrase = phrases.getFirst();
    boolean subject = phrase.is(Thing.SUBJECT, Thing.PRODUCT, Thing.PERSON, Thing.THING);
    boolean space = phrase.is(Thing.SIDE) && phrase.position() == null && share.isEmpty();
    boolean object = subject || phrase.is(Thing.PART, Thing.BYSTANDER, Thing.BODY_PART);
    if (object && (clause.isAny(Action.CUT_OFF) || phrase.position() != null || !subject)) {
      return List.of(
          PlannedOperation.refused(
              Intent.REMOVE, phrase.noun(), Reasons.maskRequired(phrase.noun())));
    }
    if (subject || space || (clause.isAny(Action.TRIM) && share.isEmpty())) {
      return List.of(PlannedOperation.of(new CropToSubject(MARGIN)));
    }
    if (share.isEmpty() || share.getAsDouble() <= 0 || share.getAsDouble() >= 1) {
      return List.of(howMuch());
    }
    Position position = phrase.position();
    if (around || (position == null && off)) {
      double kept = exact(1 - 2 * share.getAsDouble());
      return List.of(
          kept > 0 ? PlannedOperation.of(new Crop(Position.CENTRE, kept, kept)) : howMuch());
    }
    Position side = position == null ? Position.CENTRE : position;
    return List.of(PlannedOperation.of(crop(side, share.getAsDouble(), off)));
  }

  private static boolean saysHalf(Clause clause) {
    return clause.all().has(token -> token.is(Kind.POSITION) && token.text().contains("半"));
  }

  private static Crop crop(Position side, double share, boolean off) {
    double kept = exact(off ? 1 - share : share);
    Position towards = off ? opposite(side) : side;
    double width = towards.x() == 0.5 && towards != Position.CENTRE ? 1 : kept;
    double height = towards.y() == 0.5 && towards != Position.CENTRE ? 1 : kept;
    return new Crop(towards, width, height);
  }

  private static double exact(double value) {
    return Math.round(value * 10000) / 10000.0;
  }

  private static Position opposite(Position side) {
    return switch (side) {
      case TOP_LEFT -> Position.BOTTOM_RIGHT;
      case TOP -> Position.BOTTOM;
      case TOP_RIGHT -> Position.BOTTOM_LEFT;
      case LEFT -> Position.RIGHT;
      case CENTRE -> Position.CENTRE;
      case RIGHT -> Position.LEFT;
      case BOTTOM_LEFT -> Position.TOP_RIGHT;
      case BOTTOM -> Position.TOP;
      case BOTTOM_RIGHT -> Position.TOP_LEFT;
    };
  }

  private static PlannedOperation howMuch() {
    return PlannedOperation.refused(
        Intent.LAYOUT,
        "picture",
        Reasons.ambiguous(
            "Say what to keep: a ratio (1:1), a side with a share (left 50 %), or the subject.",
            "请说明保留哪一部分：比例（1:1）、某一侧及百分比（左边50%）或主体。"));
  }
}
