package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.Retouch;
import dev.darkroom.engine.operation.Touch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sharpen, 降噪, "remove the haze", "improve the quality". */
final class RetouchReading implements Reading {
  private static final Set<String> SKIN =
      Set.of("skin", "face", "脸", "脸部", "脸上", "人脸", "面部", "皮肤", "肤质");

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    Optional<Touch> touch = touch(clause);
    if (touch.isEmpty()) {
      return List.of();
    }
    Slot all = clause.all();
    double strength = Amounts.takeStrength(all, 0.25, 0.5, 0.9);
    clause.takeGrammar(Role.INTO, Role.MORE, Role.LESS, Role.TOO, Role.BY, Role.WITH);
    List<NounPhrase> phrases = context.phrases(clause.all());
    ToneReading.takeQualities(all);
    clause.takeGrammar(Role.BA, Role.PREPOSITION, Role.OF, Role.LOCATION, Role.PRONOUN, Role.ALL);
    if (touch.get() == Touch.SMOOTH_SKIN || touch.get() == Touch.REMOVE_BLEMISHES) {
      return skin(phrases, touch.get(), strength, context);
    }
    if (touch.get() == Touch.BLUR && leansOnBackground(clause, phrases, context)) {
      context.speaksOf(context.target());
      return List.of(PlannedOperation.of(new ReplaceBackground(new Backdrop.Blurred(strength))));
    }
    return phrases.stream()
        .map(phrase -> Places.of(phrase, context.given()))
        .map(
            place -> place.plan(Intent.RETOUCH, where -> new Retouch(where, touch.get(), strength)))
        .toList();
  }

  /** "..., out of focus" behind a wish for another background is about that. */
  private static boolean leansOnBackground(
      Clause clause, List<NounPhrase> phrases, Context context) {
    return !clause.hasVerb()
        && phrases.size() == 1
        && phrases.getFirst().nothing()
        && context.target().is(Thing.BACKGROUND);
  }

  /** Skin is looked for in a person, whoever or whatever of them is named; or in the mask. */
  private static List<PlannedOperation> skin(
      List<NounPhrase> phrases, Touch touch, double strength, Context context) {
    NounPhrase phrase = phrases.getFirst();
    boolean person =
        phrase.wholePicture()
            || (phrase.is(Thing.PERSON, Thing.SUBJECT) && phrase.position() == null)
            || SKIN.contains(phrase.noun());
    if (phrases.size() > 1 || !person || phrase.colour() != null || phrase.picture() > 1) {
      return List.of();
    }
    if (!context.given().mask()) {
      Where where = new Where.Subject("person", Where.Kind.PERSON);
      return List.of(PlannedOperation.of(new Retouch(where, touch, strength)));
    }
    Where marked = new Where.CallerMask();
    return List.of(
        PlannedOperation.of(
            touch == Touch.SMOOTH_SKIN
                ? new Retouch(marked, touch, strength)
                : new Remove(marked)));
  }

  private static Optional<Touch> touch(Clause clause) {
    List<String> named = clause.all().takeEvery(Kind.TOUCH);
    if (named.isEmpty()) {
      return enhance(clause);
    }
    if (new HashSet<>(named).size() != 1) {
      return Optional.empty();
    }
    Touch touch = Touch.valueOf(named.getFirst());
    boolean away =
        clause.isAny(Action.REMOVE, Action.DECREASE)
            || clause.all().has(Role.LESS)
            || clause.all().has(Role.TOO);
    return switch (touch) {
      case BLUR -> away ? Optional.of(Touch.SHARPEN) : when(touch, makes(clause));
      case SHARPEN, AUTO_ENHANCE -> when(touch, !away && makes(clause));
      case DENOISE, DEHAZE -> when(touch, away || clause.action() == null || !adds(clause));
      case WHITE_BALANCE -> when(touch, away || makes(clause));
      case SMOOTH_SKIN -> when(touch, !away && makes(clause) && says(clause));
      case REMOVE_BLEMISHES -> when(touch, away || !clause.hasVerb() || erases(clause));
    };
  }

  /** "smoother" alone may be said of anything. */
  private static boolean says(Clause clause) {
    return clause.tokens().stream()
        .anyMatch(
            token ->
                token.text().contains("skin")
                    || token.text().contains("肤")
                    || token.text().contains("磨皮")
                    || SKIN.contains(token.text()));
  }

  private static boolean erases(Clause clause) {
    return clause.isAny(Action.CHANGE, Action.APPLY, Action.RESTORE);
  }

  private static Optional<Touch> when(Touch touch, boolean fits) {
    return fits ? Optional.of(touch) : Optional.empty();
  }

  private static boolean adds(Clause clause) {
    return clause.hasVerb() && !clause.isAny(Action.CHANGE, Action.MAKE, Action.APPLY);
  }

  private static boolean makes(Clause clause) {
    return !clause.hasVerb()
        || clause.isAny(
            Action.CHANGE,
            Action.CHANGE_TO,
            Action.MAKE,
            Action.APPLY,
            Action.ADD,
            Action.INCREASE,
            Action.STRAIGHTEN);
  }

  /** "enhance the photo" names no quality: improve it as a whole. */
  private static Optional<Touch> enhance(Clause clause) {
    boolean whole =
        clause.hasVerb()
            && clause.isAny(Action.INCREASE)
            && clause.all().has(token -> "PICTURE".equals(token.value(Kind.NOUN)))
            && !clause.all().has(Kind.TONE);
    return when(Touch.AUTO_ENHANCE, whole);
  }
}
