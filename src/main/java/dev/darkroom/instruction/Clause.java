package dev.darkroom.instruction;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One wish: its verb, what it is about (the target) and what shall come of it (the result). A
 * reading takes tokens from it; {@link #covered} tells whether none that matters is left.
 */
final class Clause {
  private static final Set<String> ARTICLES = Set.of("a", "an", "the", "its", "my");
  private static final Set<Action> RESULT_BEHIND_NOUN =
      EnumSet.of(Action.MAKE, Action.RECOLOUR, Action.KEEP);

  private final List<Token> tokens;
  private final BitSet used = new BitSet();
  private final int verb;
  private final @Nullable Action action;
  private final Slot all;
  private final Slot target;
  private final Slot result;

  /**
   * @param inherited the verb of the clause before, for one that has none; or null
   */
  Clause(List<Token> tokens, @Nullable Action inherited) {
    this.tokens = tokens;
    this.verb = verbOf(tokens);
    this.action = verb < 0 ? inherited : Action.valueOf(value(verb));
    this.all = new Slot(tokens, used, 0, tokens.size());
    int[] bounds = bounds();
    this.target = new Slot(tokens, used, bounds[0], bounds[1]);
    this.result = new Slot(tokens, used, bounds[2], bounds[3]);
    restart();
  }

  private String value(int at) {
    return String.valueOf(tokens.get(at).value(Kind.VERB));
  }

  private static int verbOf(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is(Kind.VERB) && !token.is(Kind.STOP) && !usedAsNoun(tokens, i)) {
        return i;
      }
    }
    return -1;
  }

  /** "the color", "a sketch", "product color": no verbs there. */
  private static boolean usedAsNoun(List<Token> tokens, int at) {
    if (at == 0 || tokens.get(at).chinese()) {
      return false;
    }
    Token before = tokens.get(at - 1);
    boolean alsoNoun = tokens.get(at).is(Kind.ATTRIBUTE) || tokens.get(at).is(Kind.NOUN);
    return ARTICLES.contains(before.text())
        || (alsoNoun && (before.is(Kind.NOUN) || before.is(Role.OF)));
  }

  /** Where target and result begin and end. */
  private int[] bounds() {
    int end = tokens.size();
    int into =
        action == Action.CHANGE_TO && verb >= 0 ? verb : find(verb + 1, t -> t.is(Role.INTO));
    int with = find(verb + 1, token -> token.is(Role.WITH) && !token.chinese());
    int using = find(0, token -> token.is(Role.WITH) && token.chinese());
    if (using >= 0 && using < verb && verb + 1 < end && into < verb + 1) {
      return new int[] {verb + 1, end, using, verb};
    }
    if (into < 0 && with > 0 && (action == Action.REPLACE || action == Action.CHANGE)) {
      into = with;
    }
    if (into >= 0) {
      return new int[] {0, into, Math.min(end, into + 1), end};
    }
    if (verb < 0 || (action != null && RESULT_BEHIND_NOUN.contains(action))) {
      int split = behindLastNoun(verb + 1);
      return new int[] {verb + 1, split, split, end};
    }
    return action == Action.CHANGE && tokens.get(verb).chinese() && verb > 0
        ? new int[] {0, verb, verb + 1, end}
        : new int[] {0, end, end, end};
  }

  private int find(int from, Predicate<Token> test) {
    for (int i = from; i < tokens.size(); i++) {
      if (test.test(tokens.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private int behindLastNoun(int from) {
    int behind = from;
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean alsoColour = token.is(Kind.COLOUR) && behind > from;
      boolean names =
          token.is(Kind.NOUN)
              || token.is(Role.PRONOUN)
              || (behind > from && saysWhich(token))
              || "COLOUR".equals(token.value(Kind.ATTRIBUTE));
      if (names && !alsoColour) {
        behind = i + 1;
      }
    }
    return behind;
  }

  /** "the second cup from the left", "the cup at (350, 200)", "the cup on the right". */
  private static boolean saysWhich(Token token) {
    return token.is(Kind.CHOICE)
        || token.is(Kind.BOX)
        || token.is(Kind.POINT)
        || (token.is(Kind.POSITION) && !token.chinese());
  }

  /** Forgets what a reading took that did not fit. */
  void restart() {
    used.clear();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(Kind.STOP)) {
        used.set(i);
      }
    }
    if (verb >= 0) {
      used.set(verb);
    }
  }

  @Nullable Action action() {
    return action;
  }

  /** Whether the clause has a verb of its own. */
  boolean hasVerb() {
    return verb >= 0;
  }

  /** Its verb as written, or nothing. */
  String verbText() {
    return verb < 0 ? "" : tokens.get(verb).text();
  }

  boolean isAny(Action... actions) {
    for (Action one : actions) {
      if (one == action) {
        return true;
      }
    }
    return false;
  }

  /** Whether it has no verb of its own or one of these. */
  boolean isNoneOr(Action... actions) {
    return verb < 0 || isAny(actions);
  }

  Slot all() {
    return all;
  }

  Slot target() {
    return target;
  }

  Slot result() {
    return result;
  }

  List<Token> tokens() {
    return tokens;
  }

  boolean covered() {
    return all.empty();
  }

  /** Takes the words that carry no content once the reading has its parts. */
  void takeGrammar(Role... roles) {
    for (Role role : roles) {
      all.takeAll(role);
    }
  }

  String words() {
    return Words.join(tokens);
  }
}
