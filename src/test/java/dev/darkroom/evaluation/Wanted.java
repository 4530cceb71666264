package dev.darkroom.evaluation;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.Refusal.Code;
import java.util.EnumSet;
import java.util.Set;

/** What the engine should do with a case. */
enum Wanted {
  /** Do it, so that every check holds. */
  DO,
  /** Refuse, whatever the reason. */
  REFUSE(Code.values()),
  /** Refuse: a generative model would have to invent what to show. */
  REFUSE_GENERATIVE(Code.NEEDS_GENERATIVE_MODEL, Code.UNKNOWN_OBJECT, Code.UNKNOWN_SCENE),
  /** Refuse: nothing but a mask could say where. */
  REFUSE_MASK(
      Code.MASK_REQUIRED,
      Code.REGION_NOT_FOUND,
      Code.SUBJECT_NOT_FOUND,
      Code.WATERMARK_NOT_LOCATABLE,
      Code.TOO_AMBIGUOUS),
  /** Refuse: somebody's face, body, hair or identity would change. */
  REFUSE_BODY(Code.IDENTITY_OR_BODY_EDIT, Code.NEEDS_GENERATIVE_MODEL, Code.MASK_REQUIRED),
  /** Refuse: the words do not say enough, contradict themselves or mean nothing. */
  REFUSE_WORDS(Code.NOT_UNDERSTOOD, Code.TOO_AMBIGUOUS),
  /** Refuse: a picture that the words speak of did not come. */
  REFUSE_PICTURE(Code.PICTURE_MISSING);

  private final Set<Refusal.Code> codes = EnumSet.noneOf(Refusal.Code.class);

  Wanted(Refusal.Code... codes) {
    this.codes.addAll(Set.of(codes));
  }

  boolean isDone() {
    return this == DO;
  }

  /** Whether a refusal for this reason is the right one. */
  boolean takes(Refusal.Code code) {
    return codes.contains(code);
  }

  /** By the words of the case table, such as {@code refuse mask}. */
  static Wanted named(String words) {
    return valueOf(words.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
  }
}
