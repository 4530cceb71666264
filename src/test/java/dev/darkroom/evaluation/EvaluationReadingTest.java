package dev.darkroom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Refusal;
import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.Given;
import dev.darkroom.instruction.InstructionReader;
import dev.darkroom.instruction.PlannedOperation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the evaluation's sentences are read as: all that can be known before a pixel is seen. */
class EvaluationReadingTest {
  /** Doable by the evaluation's rules, and not read yet: they count against the engine. */
  private static final Set<String> GAPS = Set.of("background-15");

  private final InstructionReader reader = new InstructionReader();

  static Stream<Case> doable() {
    return Case.all().stream().filter(one -> one.wanted().isDone());
  }

  static Stream<Case> refusable() {
    return Case.all().stream().filter(one -> !one.wanted().isDone());
  }

  @ParameterizedTest
  @MethodSource("doable")
  void what_can_be_done_is_read_as_a_plan_that_runs(Case one) {
    EditPlan plan = read(one);
    assertEquals(
        !GAPS.contains(one.id()), plan.executable(), () -> one.sentence() + ": " + plan.summary());
  }

  @ParameterizedTest
  @MethodSource("refusable")
  void what_cannot_be_done_is_refused_for_the_right_reason_where_words_tell(Case one) {
    EditPlan plan = read(one);
    if (plan.executable()) {
      // Whether a thing is there is known from the pixels, and only there.
      assertTrue(
          one.wanted().takes(Refusal.Code.REGION_NOT_FOUND),
          () -> one.sentence() + " would be done: " + plan.summary());
      return;
    }
    List<Refusal.Code> codes = codes(plan);
    assertTrue(
        codes.stream().anyMatch(one.wanted()::takes),
        () -> one.sentence() + " is refused with " + codes + ", not as " + one.wanted());
  }

  @Test
  void a_refusal_says_its_reason_in_the_language_of_the_sentence() {
    List<String> wrong =
        refusable()
            .filter(one -> !read(one).executable())
            .filter(one -> one.chinese() != hasHan(read(one).summary()))
            .map(one -> one.sentence() + ": " + read(one).summary())
            .toList();
    assertEquals(List.of(), wrong);
  }

  private EditPlan read(Case one) {
    return reader.read(one.sentence(), new Given(one.pictures().size(), !one.mask().isEmpty()));
  }

  private static List<Refusal.Code> codes(EditPlan plan) {
    return plan.operations().stream()
        .map(PlannedOperation::reason)
        .flatMap(Stream::ofNullable)
        .map(reason -> reason.code())
        .toList();
  }

  private static boolean hasHan(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
