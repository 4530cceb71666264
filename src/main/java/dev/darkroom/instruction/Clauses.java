package dev.darkroom.instruction;

import java.util.ArrayList;
import java.util.List;

/** Splits tokens where one wish ends and the next begins. */
final class Clauses {
  private Clauses() {}

  static List<List<Token>> split(List<Token> tokens) {
    List<List<Token>> clauses = new ArrayList<>();
    List<Token> clause = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is(Kind.BREAK) || token.is(Role.THEN) || joinsClauses(tokens, i)) {
        close(clause, clauses);
        clause = new ArrayList<>();
      } else {
        clause.add(token);
      }
    }
    close(clause, clauses);
    return clauses;
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
    if (clause.stream().anyMatch(token -> !token.is(Kind.STOP))) {
      clauses.add(List.copyOf(clause));
    }
  }
}
