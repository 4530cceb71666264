package dev.darkroom.instruction;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.operation.EraseText;
import dev.darkroom.engine.operation.Intent;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.ReplaceText;
import dev.darkroom.engine.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words in quotation marks: 在右下角写上“限时优惠”, "change 'OPEN' to 'CLOSED'", "remove the text 'SALE'".
 */
final class TextReading implements Reading {
  /** What quoted words may be said to be, or to stand on: no place that must be found. */
  private static final Set<String> ANYWHERE = Set.of("TEXT", "MARK", "PICTURE", "SCENERY", "SIDE");

  @Override
  public List<PlannedOperation> read(Clause clause, Context context) {
    List<Integer> quotes = quotes(clause);
    if (quotes.isEmpty() || clause.all().has(Role.NOT) || clause.all().has(Kind.PICTURE)) {
      return List.of();
    }
    Action action = clause.action();
    if (action == null) {
      return named(clause) ? written(clause, quotes, context) : List.of();
    }
    return switch (action) {
      case REMOVE -> erased(clause, quotes, context);
      case CHANGE, CHANGE_TO, REPLACE, MAKE -> replaced(clause, quotes);
      case WRITE -> written(clause, quotes, context);
      case ADD, PLACE, APPLY, INCREASE -> written(clause, quotes, context);
      default -> List.of();
    };
  }

  private static List<Integer> quotes(Clause clause) {
    List<Integer> quotes = new ArrayList<>();
    for (int i = 0; i < clause.tokens().size(); i++) {
      if (clause.tokens().get(i).is(Kind.QUOTED)) {
        quotes.add(i);
      }
    }
    return quotes;
  }

  private static String words(Clause clause, int at) {
    return String.valueOf(clause.tokens().get(at).value(Kind.QUOTED));
  }

  /** Whether nothing is named but words or the picture. */
  private static boolean named(Clause clause) {
    return clause.tokens().stream()
        .map(token -> token.value(Kind.NOUN))
        .allMatch(noun -> noun == null || ANYWHERE.contains(noun));
  }

  private static boolean has(Clause clause, String noun) {
    return clause.all().has(token -> noun.equals(token.value(Kind.NOUN)));
  }

  private static List<PlannedOperation> erased(
      Clause clause, List<Integer> quotes, Context context) {
    if (context.given().mask() || quotes.size() != 1 || !named(clause)) {
      return List.of();
    }
    String words = words(clause, quotes.getFirst());
    NounPhrase phrase = context.phrase(clause.all());
    if (phrase.colour() != null || !takeRest(clause)) {
      return List.of();
    }
    return words.isBlank()
        ? List.of()
        : List.of(PlannedOperation.of(new EraseText(words, phrase.position())));
  }

  private static List<PlannedOperation> replaced(Clause clause, List<Integer> quotes) {
    if (quotes.size() > 2) {
      return List.of();
    }
    boolean one = quotes.size() == 1;
    boolean result = announced(clause, quotes.getFirst());
    boolean sign = has(clause, "TEXT") || has(clause, "MARK");
    if (one && (!result || !sign)) {
      return List.of();
    }
    int neu = one || result ? 0 : 1;
    String old = one ? null : words(clause, quotes.get(1 - neu));
    String text = words(clause, quotes.get(neu));
    NounPhrase phrase = NounPhrase.takeAll(clause.all()).getFirst();
    boolean plain =
        phrase.colour() == null && (phrase.thing() == null || named(clause) || onlyPart(clause));
    if (!plain || !takeRest(clause)) {
      return List.of();
    }
    return List.of(planned(text, new ReplaceText(old, text, phrase.position())));
  }

  /** "the sign", "on the label": what the old words stand on need not be found. */
  private static boolean onlyPart(Clause clause) {
    return clause.tokens().stream()
        .map(token -> token.value(Kind.NOUN))
        .allMatch(noun -> noun == null || ANYWHERE.contains(noun) || noun.equals("PART"));
  }

  /** Whether "to", "with" or 改成 stands before it, with nothing but "the text" between. */
  private static boolean announced(Clause clause, int quote) {
    for (int i = quote - 1; i >= 0; i--) {
      Token token = clause.tokens().get(i);
      if (token.is(Role.INTO) || token.is(Role.WITH) || token.is(Action.CHANGE_TO)) {
        return true;
      }
      boolean passes =
          token.is(Kind.STOP)
              || token.is(Kind.LETTERING)
              || "TEXT".equals(token.value(Kind.NOUN))
              || token.is(Action.WRITE);
      if (!passes) {
        return false;
      }
    }
    return false;
  }

  /** Each quote with what is said up to the next "and". */
  private static List<PlannedOperation> written(
      Clause clause, List<Integer> quotes, Context context) {
    if (!named(clause)) {
      return unplaced(clause, context);
    }
    List<PlannedOperation> planned = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < quotes.size(); i++) {
      int to = i + 1 == quotes.size() ? clause.tokens().size() : and(clause, quotes, i);
      if (to < 0) {
        return List.of();
      }
      String words = words(clause, quotes.get(i));
      Slot slot = clause.all().part(from, to);
      boolean mark = slot.has(token -> "MARK".equals(token.value(Kind.NOUN)));
      boolean masked = context.given().mask();
      Lettered lettered = Lettered.take(slot, mark);
      planned.add(planned(words, lettered.write(words, mark, masked)));
      from = to;
    }
    return takeRest(clause) ? planned : List.of();
  }

  private static int and(Clause clause, List<Integer> quotes, int first) {
    for (int i = quotes.get(first) + 1; i < quotes.get(first + 1); i++) {
      if (clause.tokens().get(i).is(Role.AND)) {
        return i;
      }
    }
    return -1;
  }

  /** "write 'Tea' on the cup": with a mask of it the words go there. */
  private static List<PlannedOperation> unplaced(Clause clause, Context context) {
    List<Integer> quotes = quotes(clause);
    NounPhrase phrase = NounPhrase.takeAll(clause.all()).getFirst();
    Lettered lettered = Lettered.take(clause.all(), false);
    boolean onto = quotes.size() == 1 && takeRest(clause);
    if (!onto) {
      return List.of();
    }
    String words = words(clause, quotes.getFirst());
    return List.of(
        context.given().mask() && phrase.colour() == null
            ? planned(words, lettered.write(words, false, true))
            : PlannedOperation.refused(
                Intent.TEXT, phrase.noun(), Reasons.maskRequired(phrase.noun())));
  }

  private static PlannedOperation planned(String words, Operation operation) {
    Optional<Refusal> refusal = Wording.refusal(words);
    return refusal
        .map(r -> new Reason(r.code(), r.english(), r.chinese()))
        .map(reason -> PlannedOperation.refused(Intent.TEXT, "text", reason))
        .orElseGet(() -> PlannedOperation.of(operation));
  }

  /** Takes the quotes, their nouns and grammar; whether that was all. */
  private static boolean takeRest(Clause clause) {
    Slot all = clause.all();
    all.takeEvery(Kind.QUOTED);
    all.takeEvery(Kind.NOUN);
    all.takeEvery(Kind.LETTERING);
    while (all.take(token -> token.is(Action.WRITE) || token.is(Action.PLACE))) {}
    clause.takeGrammar(
        Role.INTO,
        Role.AND,
        Role.PRONOUN,
        Role.LOCATION,
        Role.PREPOSITION,
        Role.OF,
        Role.BA,
        Role.AT,
        Role.WITH,
        Role.BY);
    return clause.covered();
  }
}
