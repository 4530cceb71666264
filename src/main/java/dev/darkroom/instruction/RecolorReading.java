package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.ReplaceBackground;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 把产品改为蓝色, "make the red cup green", "change its colour to #1e90ff". */
final class RecolorReading implements Reading {
  private static final Set<String> METALS =
      Set.of("金色", "金", "银", "银色", "gold", "golden", "silver");

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    if (!clause.isNoneOr(
        Action.CHANGE,
        Action.CHANGE_TO,
        Action.MAKE,
        Action.RECOLOUR,
        Action.REPLACE,
        Action.APPLY)) {
      return List.of();
    }
    if (clause.isAny(Action.REPLACE, Action.CHANGE) && clause.result().namesThing()) {
      return List.of();
    }
    boolean metal = clause.result().has(token -> METALS.contains(token.text()));
    Optional<Colour> colour = clause.result().takeColour();
    if (colour.isEmpty()) {
      return withoutColour(clause, context);
    }
    clause.result().takeAll(Role.AND);
    boolean two = clause.result().takeColour().isPresent();
    while (clause.all().take(Kind.ATTRIBUTE, "COLOUR")) {}
    clause.all().takeEvery(Kind.AMOUNT);
    clause.takeGrammar(Role.WITH, Role.ONLY);
    clause.result().takeAll(Role.PREPOSITION);
    clause.result().takeAll(Role.INTO);
    clause.all().takeAll(Role.INTO);
    clause.result().takeAll(Role.PRONOUN);
    List<NounPhrase> phrases =
        spotted(Places.joined(context.phrases(clause.target())), clause.all());
    boolean unknown = clause.target().has(Kind.UNKNOWN);
    if (unknown && context.given().mask()) {
      clause.target().take(Kind.UNKNOWN);
    }
    if (metal && clause.covered()) {
      context.note("Only the colour changes; the material and its shine stay.", "只改变颜色，材质和光泽保持不变。");
    }
    boolean bare = !clause.hasVerb() && phrases.getFirst().nothing();
    if (two || (bare && clause.covered())) {
      return List.of(PlannedOperation.refused(Intent.RECOLOR, clause.words(), whichColour()));
    }
    Colour wanted = colour.get();
    if (worn(clause.tokens()) && !context.given().mask() && phrases.getFirst().colour() == null) {
      String noun = phrases.getFirst().noun();
      return List.of(PlannedOperation.refused(Intent.RECOLOR, noun, Reasons.maskRequired(noun)));
    }
    return phrases.stream().map(phrase -> plan(phrase, wanted, context)).toList();
  }

  /** "his shirt", 模特的裙子: a part of somebody, which is not found as the picture's subject is. */
  private static boolean worn(List<Token> tokens) {
    boolean owner = false;
    for (Token token : tokens) {
      String noun = token.value(Kind.NOUN);
      if (owner && Thing.THING.name().equals(noun)) {
        return true;
      }
      boolean joins = token.is(Kind.STOP) || token.is(Role.OF) || token.is(Role.PRONOUN);
      owner =
          Thing.PERSON.name().equals(noun)
              || token.text().equals("his")
              || token.text().equals("her")
              || (owner && joins);
    }
    return false;
  }

  /** "change the colour" does not say to which. */
  private static List<PlannedOperation> withoutColour(Clause clause, Context context) {
    boolean asked = clause.hasVerb() && clause.all().take(Kind.ATTRIBUTE, "COLOUR");
    if (!asked || clause.isAny(Action.APPLY)) {
      return List.of();
    }
    context.phrases(clause.all());
    return List.of(PlannedOperation.refused(Intent.RECOLOR, clause.words(), whichColour()));
  }

  /** "at (350, 200) make it green": the place stands before the verb. */
  private static List<NounPhrase> spotted(List<NounPhrase> phrases, Slot all) {
    NounPhrase first = phrases.getFirst();
    boolean elsewhere = all.has(Kind.BOX) || all.has(Kind.POINT);
    if (phrases.size() > 1 || first.spot() != null || !elsewhere) {
      return phrases;
    }
    NounPhrase place = NounPhrase.takeAllPlaced(all).getFirst();
    return place.spot() == null || place.thing() != null || place.colour() != null
        ? phrases
        : List.of(first.at(place.spot()));
  }

  private static Reason whichColour() {
    return Reasons.ambiguous(
        "It is not said which one colour is wanted, or for what. Name one thing and one colour.",
        "没有说明想要哪一种颜色或对象，请写明一个对象和一种颜色。");
  }

  private static PlannedOperation plan(NounPhrase phrase, Colour colour, Context context) {
    NounPhrase known = phrase.nothing() || phrase.onlyPronoun() ? context.target() : phrase;
    if (known.nothing() && context.given().mask()) {
      return PlannedOperation.of(new Recolor(new Where.CallerMask(), colour));
    }
    if (known.nothing()) {
      return PlannedOperation.of(new Recolor(new Where.Subject("subject", Where.Kind.ANY), colour));
    }
    if (known.is(Thing.BACKGROUND) && known.spot() == null) {
      return PlannedOperation.of(new ReplaceBackground(new Backdrop.Solid(colour)));
    }
    if (known.wholePicture() && !context.given().mask() && known.picture() < 2) {
      return PlannedOperation.refused(Intent.RECOLOR, "picture", whichPart());
    }
    if (known.isFace() && !context.given().mask()) {
      return PlannedOperation.refused(
          Intent.RECOLOR, known.noun(), Reasons.maskRequired(known.noun()));
    }
    return Places.of(known, context.given()).plan(Intent.RECOLOR, w -> new Recolor(w, colour));
  }

  private static Reason whichPart() {
    return Reasons.ambiguous(
        "It is not said what in the picture should have the colour. Name the product, the"
            + " background or a coloured part, or send a mask.",
        "没有说明图中哪个部分要变成这个颜色，请写明产品、背景或某个颜色的部分，或上传蒙版。");
  }
}
