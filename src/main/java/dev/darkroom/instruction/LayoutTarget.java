package dev.darkroom.instruction;

import java.util.List;
import java.util.Set;

/** What layout words are about: mostly the picture as a whole. */
final class LayoutTarget {
  private static final Set<String> QUALITIES = Set.of("SIZE", "FORM", "STYLE");

  private LayoutTarget() {}

  /** Takes what else a layout clause may say; the phrases that are named. */
  static List<NounPhrase> take(Clause clause, Context context) {
    // "it" is the picture here, whatever was spoken of before.
    List<NounPhrase> phrases = NounPhrase.takeAll(clause.all());
    context.speaksOf(phrases.getFirst());
    for (String quality : QUALITIES) {
      while (clause.all().take(Kind.ATTRIBUTE, quality)) {}
    }
    clause.takeGrammar(
        Role.INTO, Role.PRONOUN, Role.BY, Role.WITH, Role.TOWARDS, Role.AT, Role.LIKE, Role.AND);
    return phrases;
  }

  /** Whether only the whole picture or nothing is named. */
  static boolean whole(List<NounPhrase> phrases) {
    return phrases.size() == 1
        && phrases.getFirst().wholePicture()
        && phrases.getFirst().picture() < 2;
  }
}
