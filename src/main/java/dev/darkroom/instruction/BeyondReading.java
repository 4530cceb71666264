package dev.darkroom.instruction;

import dev.darkroom.engine.operation.Intent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows of and does not do. Such a clause is refused whatever else it says, so its
 * other words need no reading.
 */
final class BeyondReading implements Reading {
  private static final Set<String> PERSPECTIVE = Set.of("perspective", "透视");

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    PlannedOperation refused = refusal(clause);
    if (refused == null) {
      return List.of();
    }
    while (clause.all().take(_ -> true)) {}
    return List.of(refused);
  }

  private static @Nullable PlannedOperation refusal(Clause clause) {
    Slot all = clause.all();
    String words = clause.words();
    if (all.has(token -> "COPY".equals(token.value(Kind.ATTRIBUTE)))) {
      return refused(Intent.GENERATE, words, Reasons.generative("Making variations", "生成变体"));
    }
    if (posture(clause) && clause.hasVerb() && clause.isAny(Action.ADD, Action.REMOVE)) {
      return clause.isAny(Action.ADD)
          ? refused(
              Intent.ADD,
              words,
              Reasons.generative("Adding something that is not there", "添加画面中没有的内容"))
          : refused(Intent.REMOVE, words, Reasons.maskRequired(""));
    }
    if (all.has(token -> PERSPECTIVE.contains(token.text())) && clause.hasVerb()) {
      return refused(Intent.LAYOUT, words, Reasons.generative("Another perspective", "改变透视"));
    }
    if (all.has(Kind.BODY) || clause.isAny(Action.SWAP_FACE)) {
      return refused(Intent.POSE, words, Reasons.body());
    }
    if (writes(clause)) {
      return refused(Intent.TEXT, words, words(clause));
    }
    PlannedOperation manner = manner(clause);
    return manner != null ? manner : byVerb(clause);
  }

  /** "a cat sitting there", 站着的人: the posture only tells which one is meant. */
  private static boolean posture(Clause clause) {
    List<Token> tokens =
        clause.tokens().stream().filter(t -> !t.is(Kind.STOP) || t.is(Kind.BODY)).toList();
    boolean any = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(Kind.BODY)) {
        any = true;
        boolean behindNoun = i > 0 && tokens.get(i - 1).is(Kind.NOUN) && !tokens.get(i).chinese();
        boolean beforeNoun =
            i + 1 < tokens.size() && tokens.get(i + 1).is(Kind.NOUN) && tokens.get(i).chinese();
        if (!behindNoun && !beforeNoun) {
          return false;
        }
      }
    }
    return any;
  }

  private static boolean writes(Clause clause) {
    if (clause.all().has(Kind.QUOTED)) {
      return true;
    }
    boolean text = clause.all().has(token -> "TEXT".equals(token.value(Kind.NOUN)));
    boolean changes =
        clause.isAny(Action.ADD, Action.CHANGE, Action.CHANGE_TO, Action.REPLACE, Action.INCREASE);
    return clause.hasVerb() && (clause.isAny(Action.WRITE) || (text && changes));
  }

  /** Without quotation marks nobody can tell the words from the wish. */
  private static Reason words(Clause clause) {
    return clause.all().has(Kind.QUOTED)
        ? Reasons.generative("Writing or changing text in this way", "以这种方式书写或修改文字")
        : Reasons.ambiguous(
            "Put the words to write in quotation marks, for example: add the text \"Hello\".",
            "请用引号写出文字内容，例如：添加文字“你好”。");
  }

  private static @Nullable PlannedOperation manner(Clause clause) {
    Slot all = clause.all();
    String words = clause.words();
    boolean style = all.has(token -> "STYLE".equals(token.value(Kind.ATTRIBUTE)));
    if (all.has(Kind.MANNER) || (style && all.has(Kind.PICTURE))) {
      return refused(Intent.STYLE, words, Reasons.generative("Drawing in that manner", "转换为这种画风"));
    }
    if (all.has(Kind.MATERIAL)
        || (clause.hasVerb() && all.has(token -> "MATERIAL".equals(token.value(Kind.ATTRIBUTE))))) {
      return refused(Intent.MATERIAL, words, Reasons.generative("Giving another material", "更换材质"));
    }
    return null;
  }

  private static @Nullable PlannedOperation byVerb(Clause clause) {
    Action action = clause.hasVerb() ? clause.action() : null;
    Slot all = clause.all();
    String words = clause.words();
    if (action == null) {
      boolean whole = !all.has(Kind.NOUN) || all.has(Role.BA);
      return all.has(Kind.SCENE) && whole ? scene(clause) : null;
    }
    return switch (action) {
      case ADD, INCREASE ->
          action == Action.ADD || all.has(Kind.NOUN) || all.has(Kind.SCENE)
              ? refused(
                  Intent.ADD,
                  words,
                  Reasons.generative("Adding something that is not there", "添加画面中没有的内容"))
              : null;
      case GENERATE ->
          refused(Intent.GENERATE, words, Reasons.generative("Making a new picture", "生成新图片"));
      case MERGE ->
          refused(
              Intent.FUSE, words, Reasons.generative("Merging pictures into one", "把多张图片融合为一张"));
      case PLACE -> place(clause);
      case RESTORE ->
          refused(Intent.RETOUCH, words, Reasons.generative("Restoring what is lost", "修复缺失的内容"));
      case STRAIGHTEN ->
          refused(
              Intent.LAYOUT,
              words,
              Reasons.ambiguous("Say by how many degrees to turn.", "请说明旋转多少度。"));
      case CHANGE, CHANGE_TO, MAKE, REPLACE, APPLY -> change(clause);
      default -> null;
    };
  }

  private static @Nullable PlannedOperation place(Clause clause) {
    return clause.all().has(Kind.NOUN)
        ? refused(
            Intent.ADD,
            clause.words(),
            Reasons.generative("Moving or adding things inside a picture", "移动或添加画面中的物体"))
        : null;
  }

  /** One thing for another: 把猫换成狗. */
  private static @Nullable PlannedOperation change(Clause clause) {
    if (clause.all().has(Kind.SCENE)) {
      return scene(clause);
    }
    boolean named = clause.target().has(Kind.NOUN) || clause.target().has(Kind.UNKNOWN);
    boolean thing = named || clause.target().has(Role.PRONOUN);
    boolean other =
        clause.result().has(Kind.NOUN)
            || (clause.result().has(Kind.UNKNOWN) && clause.target().has(Kind.NOUN))
            || clause.isAny(Action.REPLACE)
            || clause.all().has(Role.LIKE);
    boolean form = clause.all().has(token -> "FORM".equals(token.value(Kind.ATTRIBUTE)));
    if (thing && ((other && !onlyColour(clause)) || form)) {
      return refused(
          Intent.REPLACE,
          clause.words(),
          Reasons.generative("Turning one thing into another", "把一样东西换成另一样"));
    }
    return null;
  }

  /** "to blue" and "to a blue cup" of a cup, but not 变成红色椅子 of a sofa. */
  private static boolean onlyColour(Clause clause) {
    Set<String> before = nouns(clause.target());
    boolean two = clause.result().has(Role.AND);
    return clause.result().has(Kind.COLOUR)
        && !clause.result().namesThing()
        && (two || before.containsAll(nouns(clause.result())));
  }

  private static Set<String> nouns(Slot slot) {
    Set<String> nouns = new HashSet<>();
    for (int i = slot.from(); i < slot.to(); i++) {
      if (slot.token(i).is(Kind.NOUN) && !slot.token(i).is(Kind.COLOUR)) {
        nouns.add(slot.token(i).text());
      }
    }
    return nouns;
  }

  private static PlannedOperation scene(Clause clause) {
    String words =
        Words.join(clause.tokens().stream().filter(token -> token.is(Kind.SCENE)).toList());
    return refused(Intent.BACKGROUND, "background", Reasons.scene(words));
  }

  private static PlannedOperation refused(Intent intent, String words, Reason reason) {
    return PlannedOperation.refused(intent, words, reason);
  }
}
