package dev.darkroom.evaluation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseTest {
  private static final List<Case> CASES = Case.all();

  @Test
  void there_are_many_cases_each_with_its_own_name() {
    assertTrue(CASES.size() >= 150, () -> CASES.size() + " cases");
    Set<String> ids = new HashSet<>();
    CASES.forEach(c -> assertTrue(ids.add(c.id()), () -> c.id() + " stands there twice"));
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void each_kind_of_wish_has_enough_cases(Category category) {
    long count = CASES.stream().filter(c -> c.category() == category).count();
    assertTrue(count >= 10, () -> category + " has " + count);
  }

  @Test
  void a_third_must_be_refused_and_both_languages_are_balanced() {
    long refused = CASES.stream().filter(c -> !c.wanted().isDone()).count();
    long chinese = CASES.stream().filter(Case::chinese).count();
    assertTrue(3 * refused >= CASES.size(), () -> refused + " refusals");
    assertEquals(0.5, (double) chinese / CASES.size(), 0.05);
  }

  @Test
  void every_check_can_be_read() {
    for (Case one : CASES) {
      for (String check : one.checks()) {
        assertDoesNotThrow(() -> Checks.named(Words.of(check)), () -> one.id() + ": " + check);
      }
    }
  }

  @Test
  void a_case_that_is_done_has_more_than_one_way_to_fail_or_an_exact_answer() {
    for (Case one : CASES) {
      for (String check : one.checks()) {
        Words words = Words.of(check);
        boolean open = words.name().equals("touched") && words.number(2) == 0;
        assertTrue(!open, () -> one.id() + " would pass an unchanged picture");
      }
    }
  }
}
