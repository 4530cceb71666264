package dev.darkroom.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of {@code resources/instructions} is a test: a sentence and its whole plan. */
class InstructionTableTest {
  private final InstructionReader reader = new InstructionReader();

  @TestFactory
  Stream<DynamicTest> reads_every_row_as_the_table_says() {
    return Stream.of("zh.txt", "en.txt")
        .flatMap(file -> Tables.rows(file).stream())
        .map(row -> DynamicTest.dynamicTest(row.getFirst(), () -> check(row)));
  }

  private void check(List<String> row) {
    EditPlan plan = reader.read(row.getFirst(), Tables.given(row.get(1)));
    assertEquals(row.get(2), PlanNotation.of(plan));
    assertEquals(!row.get(2).contains("!"), plan.executable());
    if (!row.get(2).contains("!NOT_UNDERSTOOD")) {
      assertTrue(plan.understood());
    }
  }

  @TestFactory
  Stream<DynamicTest> gives_the_same_plan_in_both_languages() {
    return Tables.rows("pairs.txt").stream()
        .map(pair -> DynamicTest.dynamicTest(pair.get(1), () -> samePlan(pair)));
  }

  private void samePlan(List<String> pair) {
    for (Given given : List.of(new Given(2, false), new Given(2, true))) {
      String chinese = PlanNotation.of(reader.read(pair.get(0), given));
      assertEquals(chinese, PlanNotation.of(reader.read(pair.get(1), given)));
    }
  }

  @Test
  void the_tables_have_hundreds_of_rows_in_each_language() {
    assertTrue(Tables.rows("zh.txt").size() >= 150);
    assertTrue(Tables.rows("en.txt").size() >= 150);
  }
}
