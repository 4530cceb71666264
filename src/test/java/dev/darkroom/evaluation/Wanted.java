package dev.darkroom.evaluation;

import dev.darkroom.engine.Refusal.Code;
import java.util.Locale;
import java.util.Set;

/** What the engine should do with a case. */
enum Wanted {
  /** Do it, so that every check holds. */
  DO,
  /** Refuse, whatever the reason. */
  REFUSE,
  /** Refuse: a generative model would have to invent what to show. */
  REFUSE_GENERATIVE,
  /** Refuse: nothing but a mask could say where. */
  REFUSE_MASK,
  /** Refuse: somebody's face, body, hair or identity would change. */
  REFUSE_BODY,
  /** Refuse: the words do not say enough, contradict themselves or mean nothing. */
  REFUSE_WORDS,
  /** Refuse: a picture that the words speak of did not come. */
  REFUSE_PICTURE;

  /** By the words of the case table, such as {@code refuse mask}. */
  static Wanted named(String words) {
    return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  boolean isDone() {
    return this == DO;
  }

  /** Whether a refusal for this reason is the right one. */
  boolean takes(Code code) {
    return codes().contains(code);
  }

  private Set<Code> codes() {
    return switch (this) {
      case DO -> Set.of();
      case REFUSE -> Set.of(Code.values());
      case REFUSE_GENERATIVE ->
          Set.of(Code.NEEDS_GENERATIVE_MODEL, Code.UNKNOWN_OBJECT, Code.UNKNOWN_SCENE);
      case REFUSE_MASK ->
          Set.of(
              Code.MASK_REQUIRED,
              Code.REGION_NOT_FOUND,
              Code.SUBJECT_NOT_FOUND,
              Code.WATERMARK_NOT_LOCATABLE,
              Code.TOO_AMBIGUOUS);
      case REFUSE_BODY ->
          Set.of(Code.IDENTITY_OR_BODY_EDIT, Code.NEEDS_GENERATIVE_MODEL, Code.MASK_REQUIRED);
      case REFUSE_WORDS -> Set.of(Code.NOT_UNDERSTOOD, Code.TOO_AMBIGUOUS);
      case REFUSE_PICTURE -> Set.of(Code.PICTURE_MISSING);
    };
  }
}
