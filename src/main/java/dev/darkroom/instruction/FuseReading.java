package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.operation.Fuse;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.MatchPalette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 把图1的主体放进图2, "put the person of image 1 into image 2". */
final class FuseReading implements Reading {
  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    Slot all = clause.all();
    if (!clause.isAny(Action.PLACE, Action.ADD, Action.MERGE, Action.REPLACE)
        || !clause.hasVerb()
        || !all.has(Kind.PICTURE)) {
      return List.of();
    }
    if (clause.isAny(Action.MERGE)) {
      return List.of(merged(clause, context));
    }
    OptionalDouble size = Amounts.takeNumber(all);
    OptionalInt style = style(clause);
    List<Integer> pictures =
        new ArrayList<>(all.takeEvery(Kind.PICTURE).stream().map(Integer::parseInt).toList());
    if (style.isPresent()) {
      int last = pictures.lastIndexOf(style.getAsInt());
      pictures.subList(last, last + 1).clear();
    }
    boolean explicit = clause.isAny(Action.PLACE, Action.ADD);
    boolean colours = all.has(StyleWords::quality) && !all.has(Kind.NOUN);
    NounPhrase phrase = NounPhrase.takeAll(all).getFirst();
    all.takeEvery(Kind.NOUN);
    takePlaces(clause);
    while (all.take(Kind.ATTRIBUTE, "SIZE") || all.take(Kind.ATTRIBUTE, "FORM")) {}
    Optional<String> turned = all.take(Kind.TURN);
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
    if (pictures.size() > 2 || !explicit || colours) {
      return List.of();
    }
    if (!movable(clause)) {
      return List.of(
          PlannedOperation.refused(Intent.FUSE, clause.words(), Reasons.maskRequired("")));
    }
    int first = pictures.getFirst();
    // One number alone: the other picture is the first.
    int subject = pictures.size() == 2 ? first : toScene(clause) ? 1 : first;
    int scene = pictures.size() == 2 ? pictures.get(1) : toScene(clause) ? first : 1;
    Position position = turned.isPresent() ? side(turned.get()) : phrase.position();
    List<PlannedOperation> plan = new ArrayList<>();
    plan.add(plan(subject, scene, position, height(size), context));
    style.ifPresent(
        number ->
            plan.add(PaletteReading.plan(NounPhrase.NOTHING, number, MatchPalette.USUAL, context)));
    return plan;
  }

  /** Takes 沙滩 of 图2的沙滩 and "the beach in image 2": where in that picture, not another scene. */
  private static void takePlaces(Clause clause) {
    List<Token> tokens = clause.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      int step = tokens.get(i).chinese() ? 1 : -1;
      int at = i + step;
      while (tokens.get(i).is(Kind.PICTURE)
          && at >= 0
          && at < tokens.size()
          && (tokens.get(at).is(Kind.STOP)
              || tokens.get(at).is(Role.OF)
              || tokens.get(at).is(Role.PREPOSITION))) {
        at += step;
      }
      boolean owned = tokens.get(i).is(Kind.PICTURE) && at >= 0 && at < tokens.size();
      if (owned && tokens.get(at).is(Kind.SCENE)) {
        clause.all().use(at);
      }
    }
  }

  /** Takes the words of "in the style of image 3" when two other pictures are named; its number. */
  private static OptionalInt style(Clause clause) {
    long pictures = clause.tokens().stream().filter(token -> token.is(Kind.PICTURE)).count();
    boolean styled = clause.all().has(token -> "STYLE".equals(token.value(Kind.ATTRIBUTE)));
    if (pictures != 3 || !styled) {
      return OptionalInt.empty();
    }
    while (clause.all().take(Kind.ATTRIBUTE, "STYLE")) {}
    return StyleWords.picture(clause.tokens());
  }

  /** Merging says what goes where only when one picture gives its subject, the other its scene. */
  private static PlannedOperation merged(Clause clause, Context context) {
    List<Token> tokens = clause.tokens();
    int subject = 0;
    int scene = 0;
    int pictures = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String number = tokens.get(i).value(Kind.PICTURE);
      if (number != null) {
        pictures++;
        Thing thing = StyleWords.owned(tokens, i);
        boolean place = thing == Thing.BACKGROUND || thing == Thing.SCENERY;
        scene = place ? Integer.parseInt(number) : scene;
        boolean movable = thing != null && !place && thing != Thing.PICTURE && thing(thing);
        subject = movable ? Integer.parseInt(number) : subject;
      }
    }
    while (clause.all().take(_ -> true)) {}
    return pictures == 2 && subject > 0 && scene > 0
        ? plan(subject, scene, null, null, context)
        : PlannedOperation.refused(
            Intent.FUSE,
            clause.words(),
            Reasons.ambiguous(
                "Say what goes where, such as \"put the person from image 1 into image 2\"."
                    + " Blending pictures freely needs a generative model.",
                "请写明把什么放到哪里，例如“把图1的人物放进图2的场景”。自由融合多张图片需要生成式模型。"));
  }

  private static boolean thing(Thing thing) {
    return thing == Thing.PERSON
        || thing == Thing.SUBJECT
        || thing == Thing.PRODUCT
        || thing == Thing.THING;
  }

  private static PlannedOperation plan(
      int subject,
      int scene,
      @Nullable Position position,
      @Nullable Double height,
      Context context) {
    Given given = context.given();
    Optional<Integer> missing = Stream.of(subject, scene).filter(given::lacks).findFirst();
    if (missing.isPresent()) {
      return PlannedOperation.refused(
          Intent.FUSE, "subject", Reasons.pictureMissing(missing.get(), given.pictures()));
    }
    if (subject == scene) {
      return PlannedOperation.refused(
          Intent.FUSE,
          "subject",
          Reasons.ambiguous(
              "A subject is placed in another picture; name two pictures.",
              "需要把主体放进另一张图，请写明两张图片。"));
    }
    return PlannedOperation.of(new Fuse(subject, scene, position, height));
  }

  /** Only a picture's subject can be cut out of it. */
  private static boolean movable(Clause clause) {
    return clause.tokens().stream()
        .map(token -> token.value(Kind.NOUN))
        .filter(java.util.Objects::nonNull)
        .map(Thing::valueOf)
        .noneMatch(thing -> thing == Thing.BODY_PART || thing == Thing.BYSTANDER);
  }

  /** Whether the first number comes behind the verb, so that it names the scene. */
  static boolean toScene(Clause clause) {
    boolean behindNoun = false;
    boolean behindPlacing = false;
    for (Token token : clause.tokens()) {
      if (token.is(Kind.PICTURE)) {
        return behindNoun || behindPlacing;
      }
      behindPlacing |= token.is(Action.PLACE) && token.chinese();
      behindNoun |= token.is(Kind.NOUN) || token.is(Role.PRONOUN);
      behindNoun &= !token.is(Role.OF) && !token.text().equals("from");
    }
    return false;
  }

  private static @Nullable Double height(OptionalDouble size) {
    return size.isPresent() ? Math.clamp(size.getAsDouble(), 0.05, 1) : null;
  }

  static @Nullable Position side(String turn) {
    return switch (turn) {
      case "CLOCKWISE" -> Position.RIGHT;
      case "ANTICLOCKWISE" -> Position.LEFT;
      default -> null;
    };
  }
}
