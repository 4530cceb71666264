package dev.darkroom.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan says of itself, sentence by sentence. */
class SummaryTest {
  private static final InstructionReader READER = new InstructionReader();

  static List<List<String>> rows() {
    return Tables.rows("summaries.txt");
  }

  private static EditPlan plan(List<String> row) {
    return READER.read(row.getFirst(), Tables.given(row.get(1)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_plan_is_told_in_a_sentence_of_its_instructions_language(List<String> row) {
    assertEquals(row.get(2), plan(row).summary());
  }

  @Test
  void every_operation_has_a_sentence_in_both_languages() {
    for (String language : List.of("en", "zh")) {
      var told = new TreeSet<String>();
      rows().stream()
          .map(SummaryTest::plan)
          .filter(plan -> plan.language().equals("en") == language.equals("en"))
          .flatMap(plan -> plan.operations().stream())
          .map(PlannedOperation::operation)
          .filter(Objects::nonNull)
          .forEach(operation -> told.add(operation.getClass().getSimpleName()));
      var known = new TreeSet<String>();
      Stream.of("zh.txt", "en.txt")
          .flatMap(file -> Tables.rows(file).stream())
          .map(SummaryTest::plan)
          .flatMap(plan -> plan.operations().stream())
          .map(PlannedOperation::operation)
          .filter(Objects::nonNull)
          .forEach(operation -> known.add(operation.getClass().getSimpleName()));
      assertEquals(known, told, language);
    }
  }
}
