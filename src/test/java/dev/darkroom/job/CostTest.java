package dev.darkroom.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "0.04", "0.000001", "12", "999999.999999", "100"})
  void is_shown_as_it_was_written(String text) {
    assertEquals(text, Cost.parse(text).render());
  }

  @Test
  void needless_zeros_are_not_shown() {
    assertEquals("0.04", Cost.parse("0.0400").render());
    assertEquals("0.12", Cost.parse("0.04").times(3).render());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "0,04", "1e3", "0.0000001", "1000000", ".5", "$1"})
  void what_is_no_cost_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Cost.parse(text));
  }
}
