package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PreviewTimesTest {
  private static List<Double> shown(int wanted, double... passes) {
    var times = new PreviewTimes(wanted);
    return DoubleStream.of(passes).filter(done -> times.due(done, done)).boxed().toList();
  }

  @Test
  void shows_even_parts_of_the_work() {
    assertEquals(List.of(0.1, 0.3, 0.5), shown(3, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1));
  }

  @Test
  void shows_the_first_pass_even_where_it_took_all_the_time() {
    assertEquals(List.of(1.0), shown(3, 1.0, 1.0));
  }

  @Test
  void shows_no_pass_that_the_result_follows_at_once() {
    assertEquals(List.of(0.4), shown(3, 0.4, 1.0));
  }

  @Test
  void shows_nothing_where_nothing_is_wanted() {
    assertEquals(List.of(), shown(0, 0.2, 1.0));
  }

  @Test
  void counts_over_all_pictures_of_a_job() {
    var times = new PreviewTimes(1);
    assertTrue(times.due(0.5, 0.25));
    assertFalse(times.due(0.5, 0.75));
  }
}
