package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.operation.AddBorder;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.RoundCorners;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** 加白色边框, "add a 20px black border", 圆角, "round the corners". */
final class EdgeReading implements Reading {
  private static final Set<String> BORDERS =
      Set.of("border", "frame", "边框", "框", "相框", "外框", "白边", "黑边", "描边");
  private static final Set<String> CORNERS =
      Set.of("圆角", "圆角化", "rounded corners", "round corners", "round the corners");
  private static final Set<String> THIN = Set.of("thin", "thinner", "narrow", "细", "窄");
  private static final Set<String> THICK = Set.of("thick", "wide", "broad", "粗", "宽");
  private static final Colour WHITE = new Colour(255, 255, 255);
  private static final Colour BLACK = new Colour(0, 0, 0);
  private static final double USUAL = 0.04;
  private static final double RADIUS = 0.08;

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    boolean adds =
        clause.isNoneOr(
            Action.ADD, Action.APPLY, Action.MAKE, Action.CHANGE, Action.CHANGE_TO, Action.PLACE);
    boolean corners = clause.all().has(EdgeReading::corners);
    boolean border =
        clause.all().has(EdgeReading::border) && clause.isAny(Action.ADD, Action.APPLY);
    if (!adds || (corners == border) || clause.all().has(Role.NOT)) {
      return List.of();
    }
    Slot all = clause.all();
    Optional<Colour> named = colour(clause);
    while (all.take(token -> corners(token) || border(token))) {}
    boolean thin = all.take(token -> THIN.contains(token.text()));
    boolean thick = all.take(token -> THICK.contains(token.text()));
    int pixels = all.take(Kind.PIXELS).map(text -> (int) Double.parseDouble(text)).orElse(0);
    OptionalDouble share = Amounts.takeNumber(all);
    List<NounPhrase> phrases = LayoutTarget.take(clause, context);
    all.takeEvery(Kind.AMOUNT);
    clause.takeGrammar(
        Role.EACH_SIDE, Role.BA, Role.PREPOSITION, Role.OF, Role.ALL, Role.LOCATION, Role.SIDEWAYS);
    if (!LayoutTarget.whole(phrases) || (corners && named.isPresent())) {
      return List.of();
    }
    double usual = corners ? RADIUS : thin ? USUAL / 2 : thick ? 2 * USUAL : USUAL;
    double part = Math.abs(share.orElse(usual));
    if (pixels < 0 || pixels > 4000 || part <= 0 || part > 0.5) {
      return List.of(
          PlannedOperation.refused(
              Intent.LAYOUT,
              "picture",
              Reasons.tooLarge(
                  "A border or a corner takes up to half of the picture, or 4000 pixels.",
                  "边框或圆角最大为画面的一半或 4000 像素。")));
    }
    return List.of(
        PlannedOperation.of(
            corners
                ? new RoundCorners(part, pixels)
                : new AddBorder(named.orElse(WHITE), part, pixels)));
  }

  /** 白边 and 黑边 say it in one word. */
  private static Optional<Colour> colour(Clause clause) {
    Optional<Colour> colour = clause.all().takeColour();
    if (colour.isEmpty() && clause.tokens().stream().anyMatch(t -> t.text().equals("黑边"))) {
      return Optional.of(BLACK);
    }
    return colour;
  }

  private static boolean border(Token token) {
    return BORDERS.contains(token.text());
  }

  private static boolean corners(Token token) {
    return CORNERS.contains(token.text());
  }
}
