package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.ReplaceSky;
import dev.darkroom.engine.scenery.Scenery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 把天空换成晚霞, "make the sky cloudy". */
final class SkyReading implements Reading {
  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    boolean changes =
        clause.isAny(Action.CHANGE, Action.CHANGE_TO, Action.MAKE, Action.REPLACE, Action.APPLY);
    List<NounPhrase> target = NounPhrase.takeAll(clause.target());
    clause.restart();
    boolean sky = target.size() == 1 && target.getFirst().is(Thing.SKY);
    if (!changes || !sky || !saysScene(clause)) {
      return List.of();
    }
    context.speaksOf(target.getFirst());
    Slot all = clause.all();
    String said = words(clause);
    Optional<Set<SceneWord>> words = Scenes.take(all);
    while (all.take(Kind.NOUN, "SKY") || all.take(Kind.NOUN, "PICTURE")) {}
    while (all.take(Kind.ATTRIBUTE, "STYLE") || all.take(Kind.ATTRIBUTE, "COLOUR")) {}
    clause.takeGrammar(
        Role.BA,
        Role.INTO,
        Role.WITH,
        Role.PREPOSITION,
        Role.OF,
        Role.PRONOUN,
        Role.LOCATION,
        Role.LIKE,
        Role.AND);
    Optional<Scenery> scenery = words.flatMap(Scenes::sky);
    if (scenery.isPresent() && clause.covered()) {
      return List.of(PlannedOperation.of(new ReplaceSky(scenery.get(), true)));
    }
    while (all.take(_ -> true)) {}
    return List.of(PlannedOperation.refused(Intent.BACKGROUND, "sky", Reasons.sky(said)));
  }

  private static boolean saysScene(Clause clause) {
    return clause.all().has(SkyReading::ofScene);
  }

  private static boolean ofScene(Token token) {
    return token.is(Kind.SCENE) || "NIGHT".equals(token.value(Kind.LOOK));
  }

  private static String words(Clause clause) {
    return Words.join(clause.tokens().stream().filter(SkyReading::ofScene).toList());
  }
}
