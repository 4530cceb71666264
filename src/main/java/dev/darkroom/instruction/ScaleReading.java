package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Scale;
import dev.darkroom.engine.operation.ScaleTo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** 放大2倍, "upscale", "resize to 50 %", "half the size". */
final class ScaleReading implements Reading {
  private static final Set<String> ONE_SIDE =
      Set.of("height", "width", "wide", "tall", "高", "宽", "高度", "宽度");
  private static final Set<String> SMALLER = Set.of("smaller");
  private static final Set<String> LARGER = Set.of("larger", "bigger");
  private static final String ENLARGED = "Enlarging invents no detail that the picture lacks.";
  private static final String ENLARGED_ZH = "放大不会凭空生成图片中没有的细节。";
  private static final double FACTOR_MIN = 0.05;
  private static final double FACTOR_MAX = 8;

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    boolean sized =
        clause.all().has(ScaleReading::saysSize) && !clause.all().has(ScaleReading::saysOneSide);
    Optional<String> longer =
        clause.isNoneOr(
                Action.ENLARGE,
                Action.RESIZE,
                Action.CHANGE_TO,
                Action.INCREASE,
                Action.MAKE,
                Action.CHANGE)
            ? clause.all().take(Kind.RESOLUTION)
            : Optional.empty();
    if (longer.isPresent()) {
      return exactly(clause, context, Integer.parseInt(longer.get()));
    }
    boolean made = clause.isNoneOr(Action.MAKE, Action.CHANGE, Action.CHANGE_TO) && sized;
    boolean resolution = clause.isAny(Action.INCREASE) && sized;
    if (!made && !resolution && !resizes(clause)) {
      return List.of();
    }
    boolean to =
        clause.all().take(Role.INTO)
            || clause.verbText().endsWith("到")
            || clause.verbText().endsWith("至")
            || clause.verbText().endsWith("为");
    OptionalDouble factor = factor(clause, to);
    List<NounPhrase> phrases = LayoutTarget.take(clause, context);
    clause.all().takeEvery(Kind.AMOUNT);
    if (!LayoutTarget.whole(phrases)) {
      return List.of(
          PlannedOperation.refused(
              Intent.LAYOUT,
              phrases.getFirst().noun(),
              Reasons.generative("Resizing one thing inside a picture", "单独缩放画面中的物体")));
    }
    if (factor.isEmpty() && (made || clause.isAny(Action.RESIZE))) {
      return List.of(howMuch());
    }
    return List.of(scale(factor.orElse(clause.isAny(Action.SHRINK) ? 0.5 : 2), context));
  }

  /** "upscale to 4K", 提升到4K分辨率. */
  private static List<PlannedOperation> exactly(Clause clause, Context context, int longer) {
    List<NounPhrase> phrases = LayoutTarget.take(clause, context);
    clause.all().takeEvery(Kind.AMOUNT);
    clause.takeGrammar(Role.BA, Role.PREPOSITION, Role.OF);
    while (clause.all().take(Kind.TOUCH, "SHARPEN")
        || clause.all().take(Kind.TOUCH, "AUTO_ENHANCE")) {}
    context.note(ENLARGED, ENLARGED_ZH);
    return LayoutTarget.whole(phrases)
        ? List.of(PlannedOperation.of(new ScaleTo(longer)))
        : List.of();
  }

  private static boolean saysSize(Token token) {
    return "SIZE".equals(token.value(Kind.ATTRIBUTE));
  }

  /** A side alone would stretch the picture, or is said of something else. */
  private static boolean saysOneSide(Token token) {
    return saysSize(token) && ONE_SIDE.contains(token.text());
  }

  private static boolean says(Clause clause, Set<String> words) {
    return clause.tokens().stream().anyMatch(token -> words.contains(token.text()));
  }

  private static boolean resizes(Clause clause) {
    return clause.hasVerb() && clause.isAny(Action.ENLARGE, Action.SHRINK, Action.RESIZE);
  }

  private static OptionalDouble factor(Clause clause, boolean to) {
    boolean shrink = clause.isAny(Action.SHRINK);
    boolean chinese = clause.tokens().getFirst().chinese();
    Optional<String> times = clause.all().take(Kind.FACTOR);
    if (times.isPresent()) {
      double value = Double.parseDouble(times.get());
      // 放大一倍 makes it twice as large.
      double grown = value == 1 && chinese ? 2 : value;
      return OptionalDouble.of(shrink && grown > 1 ? 1 / grown : grown);
    }
    OptionalDouble share = Amounts.takeNumber(clause.all());
    if (share.isEmpty()) {
      return share;
    }
    double value = share.getAsDouble();
    if (says(clause, SMALLER)) {
      return OptionalDouble.of(1 - value);
    }
    if (says(clause, LARGER)) {
      return OptionalDouble.of(1 + value);
    }
    if (to || clause.isAny(Action.RESIZE) || !resizes(clause)) {
      return share;
    }
    if (shrink) {
      return OptionalDouble.of(1 - value);
    }
    return OptionalDouble.of(value >= 1 ? value : 1 + value);
  }

  private static PlannedOperation howMuch() {
    return PlannedOperation.refused(
        Intent.LAYOUT,
        "picture",
        Reasons.ambiguous(
            "Give the size: 1024x768, 50 % or 2 times.", "请给出尺寸：1024x768、50% 或 2 倍。"));
  }

  private static PlannedOperation scale(double factor, Context context) {
    double exact = Math.round(factor * 1000) / 1000.0;
    if (exact < FACTOR_MIN || exact > FACTOR_MAX) {
      return PlannedOperation.refused(
          Intent.LAYOUT,
          "picture",
          Reasons.tooLarge("A picture can be scaled by 0.05 to 8 times.", "图片可缩放 0.05 到 8 倍。"));
    }
    if (exact > 1) {
      context.note(ENLARGED, ENLARGED_ZH);
    }
    return PlannedOperation.of(new Scale(exact));
  }
}
