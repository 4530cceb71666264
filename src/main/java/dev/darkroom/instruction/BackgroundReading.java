package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.scenery.Scenery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 把背景换成白色, "blur the background", 白底, "use image 2 as the background". */
final class BackgroundReading implements Reading {
  private static final Colour STUDIO = new Colour(242, 242, 242);

  /** How far a softer background is blurred. */
  private static final double SOFT = 0.25;

  private static final Set<String> DEFINITE = Set.of("the", "this", "that", "my", "our", "these");
  private static final Set<String> PERSONAL = Set.of("he", "she", "him", "her");

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    if (!clause.isNoneOr(
            Action.CHANGE,
            Action.CHANGE_TO,
            Action.MAKE,
            Action.REPLACE,
            Action.APPLY,
            Action.ADD,
            Action.PLACE,
            Action.RECOLOUR,
            Action.INCREASE,
            Action.GENERATE)
        || !concernsBackground(clause, context)) {
      return List.of();
    }
    Slot all = clause.all();
    boolean bare = bare(clause);
    while (all.take(BackgroundReading::named)) {}
    context.speaksOf(NounPhrase.named(Thing.BACKGROUND, "background", false));
    while (all.take(Kind.ATTRIBUTE, "COLOUR") || all.take(Kind.ATTRIBUTE, "STYLE")) {}
    clause.takeGrammar(
        Role.BA,
        Role.INTO,
        Role.WITH,
        Role.PREPOSITION,
        Role.OF,
        Role.PRONOUN,
        Role.LOCATION,
        Role.AT,
        Role.ALL,
        Role.BY,
        Role.TOWARDS,
        Role.LIKE,
        Role.ONLY);
    return backdrop(clause, bare, context);
  }

  /** Whether the background is what is changed, not where something is. */
  private static boolean concernsBackground(Clause clause, Context context) {
    boolean named = clause.all().has(token -> "BACKGROUND".equals(token.value(Kind.NOUN)));
    if (!named) {
      return implied(clause, context);
    }
    List<NounPhrase> target = NounPhrase.takeAll(clause.target());
    List<NounPhrase> result = NounPhrase.takeAll(clause.result());
    clause.restart();
    boolean comesOfIt = result.stream().anyMatch(p -> p.is(Thing.BACKGROUND));
    boolean puts =
        clause.isAny(Action.PLACE, Action.ADD)
            && !clause.all().has(Kind.POSITION)
            && target.getFirst().inBackground()
            && (clause.all().has(Kind.COLOUR) || clause.all().has(Kind.BACKDROP));
    return puts || (target.size() == 1 && (comesOfIt || target.getFirst().is(Thing.BACKGROUND)));
  }

  /** 白底 and 透明背景 name it in one word; 换成白色 leans on the clause before. */
  private static boolean implied(Clause clause, Context context) {
    boolean oneWord = clause.all().has(token -> token.is(Kind.BACKDROP) && names(token));
    NounPhrase target = NounPhrase.takeAll(clause.target()).getFirst();
    clause.restart();
    boolean leans =
        context.target().is(Thing.BACKGROUND)
            && (target.nothing() || target.onlyPronoun())
            && (clause.all().has(Kind.COLOUR)
                || clause.all().has(Kind.SCENE)
                || clause.all().has(Kind.PICTURE)
                || clause.all().has(Kind.BACKDROP));
    return leans || oneWord || puts(clause);
  }

  private static boolean names(Token token) {
    String text = token.text();
    return "BLURRED".equals(token.value(Kind.BACKDROP))
        || text.endsWith("background")
        || text.endsWith("backdrop")
        || text.contains("背景")
        || text.contains("底")
        || text.equals("透明")
        || text.equals("transparent");
  }

  private static List<PlannedOperation> backdrop(Clause clause, boolean bare, Context context) {
    Slot all = clause.all();
    Optional<String> picture = all.take(Kind.PICTURE);
    if (picture.isPresent()) {
      return List.of(picture(Integer.parseInt(picture.get()), all, context));
    }
    if (bare && (all.has(Kind.SCENE) || replacedByLook(clause))) {
      return List.of(fromLibrary(clause));
    }
    if (all.has(Kind.SCENE) || all.has(Kind.MANNER) || replacedByLook(clause)) {
      return List.of(scene(clause));
    }
    if (all.has(Kind.UNKNOWN) && clause.hasVerb() && clause.result().has(Kind.UNKNOWN)) {
      return List.of(scene(clause));
    }
    return made(clause);
  }

  private static boolean replacedByLook(Clause clause) {
    return clause.isAny(Action.CHANGE_TO, Action.REPLACE, Action.CHANGE)
        && clause.all().has(BackgroundReading::ofLook);
  }

  private static boolean ofLook(Token token) {
    return "NIGHT".equals(token.value(Kind.LOOK)) || "AUTUMN".equals(token.value(Kind.LOOK));
  }

  /** The scene of the library that all the words fit, or why there is none. */
  private static PlannedOperation fromLibrary(Clause clause) {
    Slot all = clause.all();
    String said = sceneWords(clause);
    Optional<Set<SceneWord>> words = Scenes.take(all);
    all.take(Kind.TOUCH, "BLUR");
    clause.takeGrammar(Role.AND, Role.BY, Role.AT);
    if (words.isPresent() && clause.covered()) {
      if (Scenes.contradictory(words.get())) {
        return PlannedOperation.refused(Intent.BACKGROUND, "background", Reasons.scenes(said));
      }
      Optional<Scenery> scenery = Scenes.of(words.get());
      if (scenery.isPresent()) {
        return PlannedOperation.of(new ReplaceBackground(new Backdrop.Scenic(scenery.get())));
      }
    }
    while (all.take(_ -> true)) {}
    return PlannedOperation.refused(Intent.BACKGROUND, "background", Reasons.scene(said));
  }

  /** Whether no other thing is wished for in the scene: a beach with palm trees is not. */
  private static boolean bare(Clause clause) {
    return !clause.all().has(token -> named(token) && !ground(token))
        || (!clause.result().has(token -> named(token) && !ground(token))
            && !clause.result().empty())
        || puts(clause);
  }

  /** A thing; "space" and 蓝天 are what the background shall be. */
  private static boolean named(Token token) {
    return token.is(Kind.NOUN) && !token.is(Kind.SCENE);
  }

  private static boolean ground(Token token) {
    return switch (Thing.valueOf(String.valueOf(token.value(Kind.NOUN)))) {
      case BACKGROUND, PICTURE, SCENERY, SKY, SUBJECT, PRODUCT -> true;
      case THING, PERSON, TEXT, MARK, TILED_MARK, BYSTANDER, PART, BODY_PART, REGION, SIDE -> false;
    };
  }

  /** "put it on a wooden table", 把杯子放在沙滩上: what the picture shows, in a scene. */
  private static boolean puts(Clause clause) {
    return clause.isAny(Action.PLACE)
        && clause.hasVerb()
        && clause.all().has(Kind.SCENE)
        && !clause.all().has(Kind.PICTURE)
        && !clause.all().has(Kind.POSITION)
        && !clause.all().has(Kind.COLOUR)
        && shown(clause.tokens());
  }

  /** Whether every noun names what is there already: not "a vase". */
  private static boolean shown(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!named(token) || token.is(Action.PLACE) || ground(token)) {
        continue;
      }
      boolean thing =
          "THING".equals(token.value(Kind.NOUN)) || "PERSON".equals(token.value(Kind.NOUN));
      boolean definite =
          token.chinese()
              ? tokens.stream().anyMatch(other -> other.is(Role.BA))
              : i > 0 && DEFINITE.contains(tokens.get(i - 1).text());
      if (!thing || !(definite || PERSONAL.contains(token.text()))) {
        return false;
      }
    }
    return true;
  }

  private static PlannedOperation picture(int number, Slot all, Context context) {
    // A second reference only says whose background is meant: 把图1的背景换成图2.
    int chosen = number == 1 ? all.take(Kind.PICTURE).map(Integer::parseInt).orElse(1) : number;
    if (number > 1) {
      all.take(Kind.PICTURE, "1");
    }
    if (context.given().lacks(chosen)) {
      return PlannedOperation.refused(
          Intent.BACKGROUND,
          "background",
          Reasons.pictureMissing(chosen, context.given().pictures()));
    }
    return PlannedOperation.of(new ReplaceBackground(new Backdrop.Picture(chosen)));
  }

  private static PlannedOperation scene(Clause clause) {
    String words = sceneWords(clause);
    while (clause.all().take(_ -> true)) {}
    return PlannedOperation.refused(Intent.BACKGROUND, "background", Reasons.scene(words));
  }

  private static String sceneWords(Clause clause) {
    return Words.join(clause.tokens().stream().filter(BackgroundReading::ofScene).toList());
  }

  private static boolean ofScene(Token token) {
    return token.is(Kind.SCENE)
        || token.is(Kind.MANNER)
        || token.is(Kind.UNKNOWN)
        || token.is(Kind.LOOK);
  }

  private static List<PlannedOperation> made(Clause clause) {
    Slot all = clause.all();
    Optional<String> kind = all.take(Kind.BACKDROP);
    boolean blurred = all.take(Kind.TOUCH, "BLUR");
    if (blurred) {
      double strength = Amounts.takeStrength(all, 0.25, 0.5, 0.9);
      clause.takeGrammar(Role.MORE);
      return replace(new Backdrop.Blurred(strength));
    }
    Optional<Colour> first = all.takeColour();
    all.takeAll(Role.AND);
    Optional<Colour> second = all.takeColour();
    all.takeEvery(Kind.BACKDROP).forEach(_ -> {});
    if (kind.isPresent() && kind.get().equals("SOFT")) {
      all.takeEvery(Kind.AMOUNT);
      return first.isPresent() ? List.of() : replace(new Backdrop.Blurred(SOFT));
    }
    if (kind.isPresent()) {
      return named(kind.get(), first, second, clause);
    }
    if (second.isPresent()) {
      return List.of(PlannedOperation.refused(Intent.BACKGROUND, "background", whichBackdrop()));
    }
    if (first.isPresent()) {
      return replace(new Backdrop.Solid(first.get()));
    }
    boolean empty = clause.covered() && clause.hasVerb() && !clause.isAny(Action.INCREASE);
    return empty
        ? List.of(PlannedOperation.refused(Intent.BACKGROUND, "background", whichBackdrop()))
        : List.of();
  }

  private static List<PlannedOperation> named(
      String kind, Optional<Colour> first, Optional<Colour> second, Clause clause) {
    Optional<Colour> only = second.isPresent() ? Optional.empty() : first;
    return switch (kind) {
      case "TRANSPARENT" -> first.isEmpty() ? replace(new Backdrop.Transparent()) : List.of();
      case "GRADIENT" -> gradient(first, second, clause);
      case "BLURRED" ->
          replace(new Backdrop.Blurred(Amounts.takeStrength(clause.all(), 0.25, 0.5, 0.9)));
      case "STUDIO" -> replace(new Backdrop.Studio(only.orElse(STUDIO)));
      case "WHITE" -> replace(new Backdrop.Solid(Colours.WHITE));
      case "BLACK" -> replace(new Backdrop.Solid(new Colour(0, 0, 0)));
      case "BLUE" -> replace(new Backdrop.Solid(new Colour(0, 0, 255)));
      case "RED" -> replace(new Backdrop.Solid(new Colour(255, 0, 0)));
      case "GREY" -> replace(new Backdrop.Solid(new Colour(128, 128, 128)));
      default ->
          only.isPresent()
              ? replace(new Backdrop.Solid(only.get()))
              : List.of(PlannedOperation.refused(Intent.BACKGROUND, "background", whichBackdrop()));
    };
  }

  private static List<PlannedOperation> gradient(
      Optional<Colour> first, Optional<Colour> second, Clause clause) {
    boolean across = clause.all().take(Kind.TURN, "HORIZONTAL");
    clause.all().take(Kind.TURN, "VERTICAL");
    if (first.isEmpty()) {
      return List.of(PlannedOperation.refused(Intent.BACKGROUND, "background", whichBackdrop()));
    }
    Colour to = second.orElse(Colours.mixed(first.get(), Colours.WHITE, 0.75));
    return replace(new Backdrop.Gradient(first.get(), to, !across));
  }

  private static List<PlannedOperation> replace(Backdrop backdrop) {
    return List.of(PlannedOperation.of(new ReplaceBackground(backdrop)));
  }

  private static Reason whichBackdrop() {
    return Reasons.ambiguous(
        "It is not said which background is wanted. Name one colour, two colours of a gradient,"
            + " transparent, blurred, a studio, or another picture (\"image 2\").",
        "没有说明想要怎样的背景，请写明一种颜色、渐变的两种颜色、透明、虚化、影棚，或另一张图片（如“图2”）。");
  }
}
