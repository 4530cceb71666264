package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Flip;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Rotate;
import dev.darkroom.engine.operation.Straighten;
import java.util.List;
import java.util.Optional;

/** 旋转90度, "rotate left", "flip horizontally", 镜像. */
final class TurnReading implements Reading {
  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    boolean flips = clause.isAny(Action.FLIP, Action.MIRROR) && clause.hasVerb();
    boolean turns = clause.isAny(Action.ROTATE, Action.STRAIGHTEN) && clause.hasVerb();
    Slot all = clause.all();
    if (straightens(clause)) {
      return straighten(clause, context);
    }
    boolean worded =
        all.has(Kind.TURN) && clause.isNoneOr(Action.MAKE, Action.CHANGE, Action.ROTATE);
    if (!flips && !turns && !worded) {
      return List.of();
    }
    Optional<String> way = all.take(Kind.TURN);
    Optional<String> degrees = all.take(Kind.DEGREES);
    if (turns && degrees.isEmpty()) {
      degrees = all.take(Kind.NUMBER);
    }
    if (!flips && !turns && degrees.isEmpty() && way.filter(TurnReading::rotation).isEmpty()) {
      return List.of();
    }
    Optional<String> second = all.take(Kind.VERB);
    if (second.isPresent()
        && !second.get().equals(Action.FLIP.name())
        && !second.get().equals(Action.ROTATE.name())) {
      return List.of();
    }
    Optional<String> side = flips ? Optional.empty() : all.take(Kind.POSITION);
    List<NounPhrase> phrases = LayoutTarget.take(clause, context);
    clause.all().takeEvery(Kind.AMOUNT);
    if (!LayoutTarget.whole(phrases)) {
      return List.of(
          PlannedOperation.refused(
              Intent.LAYOUT,
              phrases.getFirst().noun(),
              Reasons.generative("Turning one thing inside a picture", "单独转动画面中的物体")));
    }
    return List.of(flips ? flip(clause, way) : rotate(way, degrees, side));
  }

  /** "straighten the horizon", 拉直, "fix the tilt", 照片歪了; not with a number of degrees. */
  private static boolean straightens(Clause clause) {
    Slot all = clause.all();
    boolean verb = clause.hasVerb() && clause.isAny(Action.STRAIGHTEN);
    boolean tilt = all.has(token -> "TILT".equals(token.value(Kind.ATTRIBUTE)));
    boolean mends = clause.isNoneOr(Action.CHANGE, Action.REMOVE, Action.RESTORE, Action.ROTATE);
    boolean level =
        all.has(token -> "HORIZON".equals(token.value(Kind.ATTRIBUTE)))
            && clause.tokens().stream().anyMatch(token -> token.is(Action.STRAIGHTEN));
    return (verb || level || (tilt && mends))
        && !all.has(Kind.DEGREES)
        && !all.has(Kind.NUMBER)
        && !all.has(Kind.TURN)
        && !all.has(Kind.POSITION)
        && !all.has(Kind.TOUCH)
        && !all.has(Role.NOT);
  }

  private static List<PlannedOperation> straighten(Clause clause, Context context) {
    while (clause.all().take(Kind.ATTRIBUTE, "TILT")
        || clause.all().take(Kind.ATTRIBUTE, "HORIZON")) {}
    List<NounPhrase> phrases = LayoutTarget.take(clause, context);
    clause.takeGrammar(Role.BA, Role.PREPOSITION, Role.OF, Role.LOCATION, Role.TOO);
    clause.all().takeEvery(Kind.AMOUNT);
    boolean perspective =
        clause.tokens().stream()
            .anyMatch(t -> t.text().equals("perspective") || t.text().equals("透视"));
    if (!LayoutTarget.whole(phrases) || perspective) {
      return List.of(
          PlannedOperation.refused(
              Intent.LAYOUT,
              phrases.getFirst().noun(),
              Reasons.generative("Straightening one thing, or a perspective,", "单独拉直画面中的物体或校正透视")));
    }
    return List.of(PlannedOperation.of(new Straighten()));
  }

  private static boolean rotation(String way) {
    return way.equals("OVER") || way.endsWith("CLOCKWISE");
  }

  private static PlannedOperation flip(Clause clause, Optional<String> way) {
    if (way.isEmpty() && !mirrors(clause)) {
      return refused("Say whether to flip horizontally or vertically.", "请说明水平翻转还是垂直翻转。");
    }
    boolean vertical = way.filter(w -> w.equals("VERTICAL") || w.equals("OVER")).isPresent();
    return PlannedOperation.of(new Flip(!vertical));
  }

  private static boolean mirrors(Clause clause) {
    return clause.isAny(Action.MIRROR) || clause.verbText().contains("镜像");
  }

  private static PlannedOperation rotate(
      Optional<String> way, Optional<String> degrees, Optional<String> side) {
    String direction = way.orElse(side.orElse(""));
    if (direction.equals("OVER")) {
      return PlannedOperation.of(new Rotate(180));
    }
    if (degrees.isEmpty() && direction.isEmpty()) {
      return refused("Say by how many degrees to turn.", "请说明旋转多少度。");
    }
    boolean left = direction.equals("ANTICLOCKWISE") || direction.equals("LEFT");
    double turn = degrees.map(Double::parseDouble).orElse(90.0) * (left ? -1 : 1);
    double within = turn % 360;
    double shortest = within > 180 ? within - 360 : within <= -180 ? within + 360 : within;
    return shortest == 0
        ? refused("This turn changes nothing.", "该旋转不会改变图片。")
        : PlannedOperation.of(new Rotate(shortest));
  }

  private static PlannedOperation refused(String english, String chinese) {
    return PlannedOperation.refused(Intent.LAYOUT, "picture", Reasons.ambiguous(english, chinese));
  }
}
