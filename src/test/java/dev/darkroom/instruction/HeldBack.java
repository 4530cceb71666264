package dev.darkroom.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A sentence that was written before the words were, with what its plan must show. Only intents and
 * some words of the notation are given, so that a row holds when an operation gains a parameter.
 */
record HeldBack(String sentence, Given given, List<Wish> wishes) {

  /**
   * One operation that the plan must have.
   *
   * @param intents any of these, {@code *} for any at all
   * @param words what its notation must hold
   */
  record Wish(char mark, List<String> intents, List<String> words) {
    static Wish parse(String text) {
      char mark = "!?".indexOf(text.charAt(0)) >= 0 ? text.charAt(0) : '=';
      List<String> words = List.of((mark == '=' ? text : text.substring(1)).split(" ", -1));
      return new Wish(
          mark, List.of(words.getFirst().split("/", -1)), words.subList(1, words.size()));
    }

    boolean intends(PlannedOperation planned) {
      return intents.contains("*") || intents.contains(planned.intent().label());
    }

    boolean decides(PlannedOperation planned) {
      return mark == '?' || planned.supported() == (mark == '=');
    }

    boolean meets(PlannedOperation planned) {
      return intends(planned)
          && decides(planned)
          && (!planned.supported() || words.stream().allMatch(notation(planned)::contains));
    }

    private static String notation(PlannedOperation planned) {
      return PlanNotation.of(
              new EditPlan("en", List.of(planned), List.of(), List.of(), List.of(), false))
          .toLowerCase(Locale.ROOT);
    }
  }

  /** How a plan compares: as it must be, refused though it need not, or executed wrongly. */
  record Verdict(boolean intents, boolean decision, boolean wholly, boolean wronglyExecuted) {}

  static List<HeldBack> rows(String file) {
    return Tables.rows(file).stream().map(HeldBack::parse).toList();
  }

  private static HeldBack parse(List<String> row) {
    return new HeldBack(
        row.get(0),
        Tables.given(row.get(1)),
        Stream.of(row.get(2).split("; ", -1)).map(Wish::parse).toList());
  }

  Verdict judge(EditPlan plan) {
    boolean open = wishes.stream().anyMatch(wish -> wish.mark() == '?');
    boolean refuses = wishes.stream().anyMatch(wish -> wish.mark() == '!');
    boolean wholly = fits(plan, Wish::meets);
    return new Verdict(
        fits(plan, Wish::intends),
        refuses ? !plan.executable() : open || plan.executable(),
        wholly,
        plan.executable() && !wholly);
  }

  private boolean fits(EditPlan plan, java.util.function.BiPredicate<Wish, PlannedOperation> test) {
    return plan.operations().size() == wishes.size()
        && fits(0, new ArrayList<>(plan.operations()), test);
  }

  /** Whether the wishes from there on find an operation each, in any order. */
  private boolean fits(
      int from,
      List<PlannedOperation> left,
      java.util.function.BiPredicate<Wish, PlannedOperation> test) {
    if (from == wishes.size()) {
      return true;
    }
    for (PlannedOperation planned : left) {
      if (test.test(wishes.get(from), planned)) {
        List<PlannedOperation> rest = new ArrayList<>(left);
        rest.remove(planned);
        if (fits(from + 1, rest, test)) {
          return true;
        }
      }
    }
    return false;
  }
}
