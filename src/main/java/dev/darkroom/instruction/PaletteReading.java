package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.MatchPalette;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** 参考图3的画风, "match the colours of image 2", "in the style of image 3". */
final class PaletteReading implements Reading {
  private static final Set<Thing> TARGETS =
      Set.of(Thing.PICTURE, Thing.SCENERY, Thing.BACKGROUND, Thing.SUBJECT, Thing.PERSON);

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    if (!fits(clause)) {
      return List.of();
    }
    Slot all = clause.all();
    List<Integer> pictures = numbers(clause.tokens());
    int reference = reference(clause, pictures);
    boolean wrongWay = pictures.stream().anyMatch(number -> number != reference && number != 1);
    all.takeEvery(Kind.PICTURE);
    while (all.take(Kind.ATTRIBUTE, "STYLE") || all.take(Kind.ATTRIBUTE, "COLOUR")) {}
    while (all.take(Kind.VERB, "APPLY")
        || all.take(Kind.VERB, "KEEP")
        || all.take(Kind.VERB, "CHANGE")) {}
    double strength = Amounts.takeStrength(all, 0.4, MatchPalette.USUAL, 1);
    if (!all.has(Kind.NOUN)) {
      all.takeAll(Role.AND);
    }
    List<NounPhrase> phrases = context.phrases(all);
    clause.takeGrammar(
        Role.BA,
        Role.INTO,
        Role.WITH,
        Role.AND,
        Role.PREPOSITION,
        Role.OF,
        Role.PRONOUN,
        Role.LOCATION,
        Role.AT,
        Role.ALL,
        Role.BY,
        Role.TOWARDS,
        Role.SAME,
        Role.LIKE);
    if (phrases.stream().anyMatch(PaletteReading::elsewhere)) {
      return List.of();
    }
    if (wrongWay) {
      int other = pictures.stream().filter(n -> n != reference && n != 1).findFirst().orElse(2);
      return refused(Reasons.otherPicture(other));
    }
    return phrases.stream().map(phrase -> plan(phrase, reference, strength, context)).toList();
  }

  private static boolean fits(Clause clause) {
    boolean doing =
        clause.isNoneOr(
            Action.APPLY,
            Action.CHANGE,
            Action.CHANGE_TO,
            Action.MAKE,
            Action.REPLACE,
            Action.PLACE,
            Action.KEEP,
            Action.MERGE);
    return doing
        && clause.all().has(Kind.PICTURE)
        && clause.all().has(StyleWords::quality)
        && !clause.all().has(Role.NOT);
  }

  static PlannedOperation plan(NounPhrase phrase, int reference, double strength, Context context) {
    Given given = context.given();
    if (given.lacks(reference)) {
      return refused(Reasons.pictureMissing(reference, given.pictures())).getFirst();
    }
    if (reference == 1) {
      Reason itself =
          Reasons.ambiguous(
              "Picture 1 is the one that is edited; name another picture for the palette.",
              "图1是被编辑的图片，请写明使用哪一张其他图片的色调。");
      return refused(itself).getFirst();
    }
    context.note(
        "Only the palette and contrast of picture "
            + reference
            + " are transferred; brush"
            + " strokes are not.",
        "仅迁移图" + reference + "的色调与对比，不迁移笔触。");
    return Places.of(phrase, given)
        .plan(Intent.STYLE, where -> new MatchPalette(where, reference, strength));
  }

  /** A cup's colour is another matter. */
  private static boolean elsewhere(NounPhrase phrase) {
    Thing thing = phrase.thing();
    return phrase.colour() != null || (thing != null && !TARGETS.contains(thing));
  }

  /** The picture whose palette is meant; the other one, if named, is what is edited. */
  private static int reference(Clause clause, List<Integer> pictures) {
    boolean alike = clause.tokens().stream().anyMatch(t -> t.is(Role.SAME) || matches(t));
    return alike ? pictures.getLast() : StyleWords.picture(clause.tokens()).orElse(1);
  }

  private static boolean matches(Token token) {
    return token.text().startsWith("match");
  }

  private static List<Integer> numbers(List<Token> tokens) {
    List<Integer> numbers = new ArrayList<>();
    for (Token token : tokens) {
      String number = token.value(Kind.PICTURE);
      if (number != null) {
        numbers.add(Integer.parseInt(number));
      }
    }
    return numbers;
  }

  private static List<PlannedOperation> refused(Reason reason) {
    return List.of(PlannedOperation.refused(Intent.STYLE, "picture", reason));
  }
}
