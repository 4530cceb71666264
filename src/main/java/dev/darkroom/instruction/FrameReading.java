package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Centre;
import dev.darkroom.engine.operation.FitRatio;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Resize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 1:1, "make it square", 1024x768, 居中, "centre the product". */
final class FrameReading implements Reading {
  private static final int PIXELS_MIN = 16;
  private static final int PIXELS_MAX = 8192;

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    boolean fits =
        clause.isNoneOr(
            Action.CHANGE,
            Action.CHANGE_TO,
            Action.MAKE,
            Action.CROP,
            Action.TRIM,
            Action.RESIZE,
            Action.APPLY,
            Action.EXTEND,
            Action.CENTRE,
            Action.PLACE,
            Action.ENLARGE,
            Action.SHRINK,
            Action.GENERATE);
    if (!fits && clause.hasVerb()) {
      return List.of();
    }
    List<PlannedOperation> planned = new ArrayList<>();
    takeRatio(clause).ifPresent(planned::add);
    boolean framed = !planned.isEmpty();
    takeSize(clause).ifPresent(planned::add);
    boolean centred = takeCentre(clause);
    if ((planned.isEmpty() && !centred)
        || (clause.isAny(Action.GENERATE) && clause.hasVerb() && !framed)) {
      return List.of();
    }
    List<NounPhrase> phrases = LayoutTarget.take(clause, context);
    if (centred) {
      planned.add(centre(phrases.getFirst()));
    } else if (!LayoutTarget.whole(phrases)) {
      return List.of();
    }
    return planned;
  }

  private static PlannedOperation centre(NounPhrase phrase) {
    boolean subject =
        phrase.colour() == null
            && phrase.picture() < 2
            && (phrase.thing() == null
                || phrase.is(
                    Thing.SUBJECT, Thing.PRODUCT, Thing.THING, Thing.PERSON, Thing.PICTURE));
    return subject
        ? PlannedOperation.of(new Centre())
        : PlannedOperation.refused(
            Intent.LAYOUT,
            phrase.noun(),
            Reasons.generative("Moving a part of a picture", "移动画面中的局部"));
  }

  private static boolean takeCentre(Clause clause) {
    if (clause.isAny(Action.CENTRE) && clause.hasVerb()) {
      clause.all().take(Kind.POSITION, "CENTRE");
      return true;
    }
    boolean also = clause.all().take(Kind.VERB, Action.CENTRE.name());
    boolean placed =
        clause.isAny(Action.PLACE)
            && clause.hasVerb()
            && !clause.all().has(Kind.PICTURE)
            && clause.all().take(Kind.POSITION, "CENTRE");
    return also || placed;
  }

  private static Optional<PlannedOperation> takeRatio(Clause clause) {
    Optional<String> found = clause.all().take(Kind.RATIO);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get().equals("VAGUE")) {
      Optional<String> exact = clause.all().take(Kind.RATIO);
      if (exact.isEmpty() || exact.get().equals("VAGUE")) {
        return Optional.of(
            PlannedOperation.refused(
                Intent.LAYOUT,
                "picture",
                Reasons.ambiguous(
                    "Which aspect ratio is meant is open. Name it, such as 16:9, 4:3 or 9:16.",
                    "具体比例不明确，请写明宽高比，例如 16:9、4:3 或 9:16。")));
      }
      found = exact;
    }
    clause.all().take(Kind.RATIO, "VAGUE");
    return Optional.of(ratio(found.get()));
  }

  private static PlannedOperation ratio(String text) {
    int colon = text.indexOf(':');
    int across = Integer.parseInt(text.substring(0, colon));
    int down = Integer.parseInt(text.substring(colon + 1));
    if (across < 1 || down < 1 || across > 10 * down || down > 10 * across) {
      return PlannedOperation.refused(
          Intent.LAYOUT,
          "picture",
          Reasons.tooLarge("An aspect ratio goes from 1:10 to 10:1.", "宽高比应在 1:10 到 10:1 之间。"));
    }
    return PlannedOperation.of(new FitRatio(across, down));
  }

  private static Optional<PlannedOperation> takeSize(Clause clause) {
    Optional<String> found = clause.all().take(Kind.SIZE);
    if (found.isPresent()) {
      int cross = found.get().indexOf('x');
      int width = Integer.parseInt(found.get().substring(0, cross));
      return Optional.of(size(width, Integer.parseInt(found.get().substring(cross + 1))));
    }
    boolean one = clause.isNoneOr(Action.RESIZE, Action.CHANGE, Action.CHANGE_TO, Action.MAKE);
    if (one && clause.all().take(Kind.PIXELS).isPresent()) {
      clause.all().take(Kind.ATTRIBUTE, "SIZE");
      Optional<String> other = clause.all().take(Kind.PIXELS);
      return other.isPresent() ? Optional.empty() : Optional.of(oneSide());
    }
    return Optional.empty();
  }

  private static PlannedOperation oneSide() {
    return PlannedOperation.refused(
        Intent.LAYOUT,
        "picture",
        Reasons.ambiguous(
            "One side alone leaves the other open. Give both, such as 1024x768.",
            "只给出一条边无法确定尺寸，请同时给出宽和高，例如 1024x768。"));
  }

  private static PlannedOperation size(int width, int height) {
    boolean fits = Math.min(width, height) >= PIXELS_MIN && Math.max(width, height) <= PIXELS_MAX;
    return fits
        ? PlannedOperation.of(new Resize(width, height))
        : PlannedOperation.refused(
            Intent.LAYOUT,
            "picture",
            Reasons.tooLarge(
                "A side may have " + PIXELS_MIN + " to " + PIXELS_MAX + " pixels.",
                "每条边应为 " + PIXELS_MIN + " 到 " + PIXELS_MAX + " 像素。"));
  }
}
