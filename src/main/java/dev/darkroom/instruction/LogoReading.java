package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.PlaceLogo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** 把图2的logo放到图1的左上角, "overlay image 2 in the corner": a picture pasted as it is. */
final class LogoReading implements Reading {
  private static final double SIZE_MIN = 0.02;

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    Slot all = clause.all();
    boolean places =
        clause.hasVerb() && clause.isAny(Action.PLACE, Action.ADD, Action.APPLY, Action.REPLACE);
    if (!all.has(Kind.PICTURE) || !pasted(clause) || all.has(Role.NOT)) {
      return List.of();
    }
    if (clause.hasVerb() && !places) {
      return List.of();
    }
    int logo = logo(clause);
    List<Integer> pictures = all.takeEvery(Kind.PICTURE).stream().map(Integer::parseInt).toList();
    Lettered lettered = Lettered.take(all, false);
    OptionalDouble size = Amounts.takeNumber(all);
    Optional<String> turned = all.take(Kind.TURN);
    Optional<String> thing = thing(clause);
    all.takeEvery(Kind.NOUN);
    while (all.take(token -> token.is(Action.PLACE) || token.is(Action.ADD))) {}
    while (all.take(Kind.ATTRIBUTE, "SIZE") || all.take(Kind.ATTRIBUTE, "FORM")) {}
    clause.takeGrammar(
        Role.INTO,
        Role.AND,
        Role.PRONOUN,
        Role.LOCATION,
        Role.PREPOSITION,
        Role.OF,
        Role.BA,
        Role.AT,
        Role.TOWARDS,
        Role.BY,
        Role.WITH);
    if (pictures.size() > 2 || lettered.coloured() || !clause.covered()) {
      return List.of();
    }
    if (thing.isPresent()) {
      return List.of(refused(Reasons.maskRequired(thing.get())));
    }
    int scene = pictures.stream().filter(number -> number != logo).findFirst().orElse(1);
    Position position = turned.isPresent() ? FuseReading.side(turned.get()) : lettered.position();
    Double share = lettered.size();
    if (share == null && size.isPresent()) {
      share = Math.clamp(size.getAsDouble(), SIZE_MIN, 1);
    }
    return List.of(
        plan(new PlaceLogo(logo, scene, position, share, lettered.opacity()), context.given()));
  }

  private static PlannedOperation plan(PlaceLogo logo, Given given) {
    Optional<Integer> missing =
        Stream.of(logo.logoPicture(), logo.scenePicture()).filter(given::lacks).findFirst();
    if (missing.isPresent()) {
      return refused(Reasons.pictureMissing(missing.get(), given.pictures()));
    }
    if (logo.logoPicture() == logo.scenePicture()) {
      return refused(
          Reasons.ambiguous(
              "A logo is pasted on another picture; name two pictures.", "需要把标志贴到另一张图上，请写明两张图片。"));
    }
    return PlannedOperation.of(logo);
  }

  private static PlannedOperation refused(Reason reason) {
    return PlannedOperation.refused(Intent.ADD, "logo", reason);
  }

  /** Whether a mark or sticker is named, or "overlay" alone with a picture. */
  private static boolean pasted(Clause clause) {
    boolean mark =
        clause.all().has(token -> "MARK".equals(token.value(Kind.NOUN))) || has(clause, "STICKER");
    boolean named =
        clause.tokens().stream()
            .map(token -> token.value(Kind.NOUN))
            .anyMatch(noun -> noun != null && !noun.equals("PICTURE") && !noun.equals("SCENERY"));
    return mark || (has(clause, "PASTE") && !named);
  }

  private static boolean has(Clause clause, String lettering) {
    return clause.tokens().stream()
        .anyMatch(token -> lettering.equals(token.value(Kind.LETTERING)));
  }

  /** A thing to paste it on, which nobody finds by its name. */
  private static Optional<String> thing(Clause clause) {
    return clause.tokens().stream()
        .filter(token -> token.is(Kind.NOUN) && !token.is(Kind.LETTERING))
        .filter(
            token ->
                switch (Thing.valueOf(String.valueOf(token.value(Kind.NOUN)))) {
                  case PICTURE, SCENERY, MARK, TEXT, SIDE, REGION -> false;
                  case SUBJECT,
                      PRODUCT,
                      THING,
                      PERSON,
                      BACKGROUND,
                      SKY,
                      TILED_MARK,
                      BYSTANDER,
                      PART,
                      BODY_PART ->
                      true;
                })
        .map(Token::text)
        .findFirst();
  }

  /** The picture beside the mark: 图2的logo, "the logo of image 2", 把图2作为水印. */
  private static int logo(Clause clause) {
    List<Token> tokens = clause.tokens();
    int first = 0;
    int behind = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String number = tokens.get(i).value(Kind.PICTURE);
      if (number != null) {
        int picture = Integer.parseInt(number);
        first = first == 0 ? picture : first;
        if (markBehind(tokens, i) || markBefore(tokens, i)) {
          return picture;
        }
        behind = picture;
      }
    }
    // One number alone that says where to: the logo is in the first picture.
    boolean where = first == behind && FuseReading.toScene(clause) && !has(clause, "PASTE");
    return where ? 1 : first;
  }

  private static boolean markBehind(List<Token> tokens, int at) {
    for (int i = at + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (mark(token)) {
        return true;
      }
      boolean as = token.is(Role.INTO) && !token.text().equals("到") && !token.text().equals("to");
      if (!token.is(Kind.STOP) && !token.is(Role.OF) && !token.is(Role.LOCATION) && !as) {
        return false;
      }
    }
    return false;
  }

  private static boolean markBefore(List<Token> tokens, int at) {
    boolean of = false;
    for (int i = at - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      of |= token.is(Role.OF) || token.text().equals("from") || token.text().equals("of the");
      boolean in = token.text().equals("in") || token.text().equals("on");
      if (mark(token)) {
        return of;
      }
      if (in || !(token.is(Kind.STOP) || token.is(Role.OF) || token.is(Role.PREPOSITION))) {
        return false;
      }
    }
    return false;
  }

  private static boolean mark(Token token) {
    return "MARK".equals(token.value(Kind.NOUN)) || "STICKER".equals(token.value(Kind.LETTERING));
  }
}
