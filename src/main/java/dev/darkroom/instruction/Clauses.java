package dev.darkroom.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits tokens where one wish ends and the next begins. */
final class Clauses {
  private static final Token AND = Token.of(",", Kind.WORD, Role.AND.name());

  private static final Set<String> INTRODUCTIONS =
      Set.of(
          "i have",
          "i've got",
          "we have",
          "here is",
          "here's",
          "this is",
          "this is my",
          "我有一张",
          "我有",
          "这是",
          "这是我的",
          "这张是");

  private Clauses() {}

  static List<List<Token>> split(List<Token> tokens) {
    List<List<Token>> clauses = new ArrayList<>();
    List<Token> clause = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (saysHowMuch(tokens, i, clause)) {
        clause.removeIf(one -> one.is(Action.CHANGE) || one.is(Role.ONLY));
        continue;
      }
      if (saysSizeOfFusion(tokens, i, clause)
          || saysStrength(tokens, i, clause)
          || Lettered.goesOn(tokens, i, clause)) {
        continue;
      }
      if (listsTones(tokens, i)) {
        clause.add(AND);
      } else if (token.is(Kind.BREAK) || token.is(Role.THEN) || joinsClauses(tokens, i)) {
        close(clause, clauses);
        clause = new ArrayList<>();
      } else {
        clause.add(token);
      }
    }
    close(clause, clauses);
    return clauses;
  }

  /** 把图1的产品放进图2，大小30%: the size belongs to what is placed. */
  private static boolean saysSizeOfFusion(List<Token> tokens, int at, List<Token> clause) {
    return tokens.get(at).is(Kind.BREAK)
        && at + 2 < tokens.size()
        && "SIZE".equals(tokens.get(at + 1).value(Kind.ATTRIBUTE))
        && (tokens.get(at + 2).is(Kind.PERCENT) || tokens.get(at + 2).is(Kind.FRACTION))
        && clause.stream().anyMatch(token -> token.is(Kind.PICTURE));
  }

  /** 调整亮度，提高20%: the second verb says what the first one leaves open. */
  private static boolean saysHowMuch(List<Token> tokens, int at, List<Token> clause) {
    if (!tokens.get(at).is(Kind.BREAK) || at + 2 >= tokens.size()) {
      return false;
    }
    Token verb = tokens.get(at + 1);
    return (verb.is(Action.INCREASE) || verb.is(Action.DECREASE))
        && tokens.get(at + 2).is(Kind.PERCENT)
        && (at + 3 == tokens.size() || tokens.get(at + 3).is(Kind.BREAK))
        && clause.stream().anyMatch(one -> one.is(Action.CHANGE))
        && clause.stream().anyMatch(one -> one.is(Kind.TONE))
        && clause.stream().noneMatch(one -> one.is(Kind.PERCENT) || one.is(Kind.NUMBER));
  }

  /** "just brighten it": the word before a verb only says that it is all. */
  private static List<Token> withoutOnly(List<Token> clause) {
    boolean first =
        clause.size() > 1
            && clause.getFirst().is(Role.ONLY)
            && clause.get(1).startsClause()
            && clause.stream().noneMatch(one -> one.is(Action.KEEP) || one.is(Role.NOT));
    return List.copyOf(first ? clause.subList(1, clause.size()) : clause);
  }

  /** 复古风，强度40%: the share belongs to the look before it. */
  private static boolean saysStrength(List<Token> tokens, int at, List<Token> clause) {
    if (!tokens.get(at).is(Kind.BREAK)
        || clause.stream().noneMatch(token -> token.is(Kind.LOOK) || token.is(Kind.TOUCH))) {
      return false;
    }
    int next = at + 1;
    while (next < tokens.size() && tokens.get(next).is(Kind.STOP)) {
      next++;
    }
    return next < tokens.size()
        && tokens.get(next).is(Kind.PERCENT)
        && (next + 1 == tokens.size() || tokens.get(next + 1).is(Kind.BREAK));
  }

  /** "I have a photo of a mug." says what came, not what is wanted. */
  private static boolean introduces(List<Token> clause) {
    return INTRODUCTIONS.contains(clause.getFirst().text())
        && clause.stream().anyMatch(token -> "PICTURE".equals(token.value(Kind.NOUN)))
        && clause.stream().allMatch(Clauses::describes);
  }

  private static boolean describes(Token token) {
    return token.is(Kind.STOP)
        || token.is(Kind.NOUN)
        || token.is(Kind.COLOUR)
        || token.is(Role.OF)
        || token.is(Role.PRONOUN)
        || token.is(Role.PREPOSITION)
        || token.is(Role.WITH);
  }

  /** "brightness, contrast and saturation" is one list. */
  private static boolean listsTones(List<Token> tokens, int at) {
    return tokens.get(at).is(Kind.BREAK)
        && at > 0
        && at + 1 < tokens.size()
        && tokens.get(at - 1).is(Kind.TONE)
        && tokens.get(at + 1).is(Kind.TONE);
  }

  /** "and" before a verb begins a clause; before a noun it only adds one. */
  private static boolean joinsClauses(List<Token> tokens, int at) {
    if (!tokens.get(at).is(Role.AND)) {
      return false;
    }
    int next = at + 1;
    while (next < tokens.size() && tokens.get(next).is(Kind.STOP)) {
      next++;
    }
    return next == tokens.size() || tokens.get(next).startsClause();
  }

  private static void close(List<Token> clause, List<List<Token>> clauses) {
    if (clause.stream().anyMatch(token -> !token.is(Kind.STOP)) && !introduces(clause)) {
      clauses.add(withoutOnly(clause));
    }
  }
}
