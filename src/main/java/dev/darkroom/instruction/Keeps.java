package dev.darkroom.instruction;

import dev.darkroom.engine.mask.Where;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clauses that say what shall not change: 保持产品不变, "keep everything else unchanged". */
final class Keeps {
  private static final Set<Action> CHANGES =
      EnumSet.of(
          Action.CHANGE,
          Action.CHANGE_TO,
          Action.MAKE,
          Action.RECOLOUR,
          Action.REMOVE,
          Action.REPLACE,
          Action.PLACE,
          Action.CROP,
          Action.CUT_OFF,
          Action.ADD,
          Action.INCREASE,
          Action.DECREASE,
          Action.STRAIGHTEN,
          Action.ROTATE,
          Action.FLIP,
          Action.MIRROR,
          Action.RESIZE,
          Action.ENLARGE,
          Action.SHRINK,
          Action.EXTEND,
          Action.WRITE,
          Action.APPLY,
          Action.CENTRE);

  /** What "keep the person sharp" and 不要磨皮 speak of. */
  private static final Set<String> SPARED = Set.of("SHARPEN", "SMOOTH_SKIN", "REMOVE_BLEMISHES");

  private static final Set<String> SKIN = Set.of("skin", "皮肤");

  private Keeps() {}

  /**
   * What a keep-clause says.
   *
   * @param places to protect
   * @param parts names of things to keep that cannot be found by name
   * @param uncropped whether nothing may be cropped
   */
  record Kept(List<Where> places, List<NounPhrase> parts, boolean uncropped) {}

  /** What to keep (perhaps nothing in particular); empty when the clause is no keep-clause. */
  static Optional<Kept> read(Clause clause) {
    clause.restart();
    Slot all = clause.all();
    boolean keeps = clause.isAny(Action.KEEP) && clause.hasVerb();
    if (keeps && ((all.has(Role.ONLY) && !all.has(Role.REST)) || cropsByKeeping(all))) {
      return Optional.empty();
    }
    boolean negated = all.has(Role.NOT) && (forbids(clause) || noSkinWork(clause));
    boolean palette = all.has(Kind.PICTURE) && all.has(StyleWords::quality);
    if ((!keeps && !negated) || palette) {
      return Optional.empty();
    }
    List<Where> kept = new ArrayList<>();
    List<NounPhrase> parts = new ArrayList<>();
    for (NounPhrase phrase : NounPhrase.takeAllPlaced(all)) {
      if (skinTexture(phrase, clause)) {
        continue;
      }
      if (unknown(phrase)) {
        parts.add(phrase);
      } else {
        protect(phrase).ifPresent(kept::add);
      }
    }
    boolean uncropped = negated && clause.isAny(Action.CROP, Action.CUT_OFF);
    all.takeEvery(Kind.ATTRIBUTE);
    all.takeEvery(Kind.AMOUNT);
    all.takeEvery(Kind.VERB);
    while (all.take(Kind.TONE).isPresent() || all.take(Kind.BODY).isPresent()) {}
    while (all.take(token -> SPARED.contains(String.valueOf(token.value(Kind.TOUCH))))) {}
    clause.takeGrammar(
        Role.REST,
        Role.SAME,
        Role.NOT,
        Role.ALL,
        Role.LIKE,
        Role.PRONOUN,
        Role.INTO,
        Role.AND,
        Role.LOCATION,
        Role.MORE,
        Role.ONLY,
        Role.WITH,
        Role.PREPOSITION);
    return clause.covered() ? Optional.of(new Kept(kept, parts, uncropped)) : Optional.empty();
  }

  /** 换成绿色，不要黑色: another colour was just asked for, so that nothing is left to be done. */
  static boolean repeatsInTheNegative(Clause clause, Set<PlannedOperation> planned) {
    List<Token> said = clause.tokens().stream().filter(t -> !t.is(Kind.STOP)).toList();
    if (clause.hasVerb() || said.size() != 2 || !said.getFirst().is(Role.NOT)) {
      return false;
    }
    String colour = said.getLast().value(Kind.COLOUR);
    return colour != null
        && planned.stream().anyMatch(one -> Conflicts.givesColourBut(one, Colours.parse(colour)));
  }

  /** What cannot be found by its name, so that nobody knows whether an edit reaches it. */
  private static boolean unknown(NounPhrase phrase) {
    return phrase.is(Thing.PART, Thing.BODY_PART, Thing.BYSTANDER)
        && phrase.colour() == null
        && phrase.spot() == null;
  }

  private static boolean cropsByKeeping(Slot slot) {
    return slot.has(Kind.POSITION) && !slot.has(Role.SAME);
  }

  /** 不要改变, "without changing": no change is wanted; 不要水印 is another matter. */
  private static boolean forbids(Clause clause) {
    return clause.hasVerb() && clause.action() != null && CHANGES.contains(clause.action());
  }

  /** 不要磨皮: no verb, and nothing in particular to protect. */
  private static boolean noSkinWork(Clause clause) {
    return !clause.hasVerb()
        && clause.all().has(token -> "SMOOTH_SKIN".equals(token.value(Kind.TOUCH)));
  }

  /** Smoothing keeps the texture of skin by itself, so that it needs no mask to promise it. */
  private static boolean skinTexture(NounPhrase phrase, Clause clause) {
    return SKIN.contains(phrase.noun())
        && clause.tokens().stream().anyMatch(t -> "MATERIAL".equals(t.value(Kind.ATTRIBUTE)));
  }

  private static Optional<Where> protect(NounPhrase phrase) {
    Thing thing = phrase.thing();
    if (phrase.spot() != null) {
      return Optional.of(phrase.spot().where(null));
    }
    if (thing == null) {
      return Optional.empty();
    }
    return switch (thing) {
      case PICTURE, SCENERY, SIDE, REGION -> Optional.empty();
      case BACKGROUND -> Optional.of(new Where.Background());
      case SKY -> Optional.of(new Where.Sky());
      case TEXT, MARK, TILED_MARK -> Optional.of(new Where.Text(phrase.position()));
      case SUBJECT, PRODUCT, THING, PERSON, PART, BODY_PART, BYSTANDER ->
          Optional.of(object(phrase));
    };
  }

  private static Where object(NounPhrase phrase) {
    Where place = Places.of(phrase, new Given(0, false)).where();
    return place != null ? place : new Where.Subject(phrase.noun(), Places.kind(phrase));
  }
}
