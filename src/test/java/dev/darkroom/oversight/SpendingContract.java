package dev.darkroom.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.darkroom.database.Database;
import dev.darkroom.job.Cost;
import dev.darkroom.oversight.Spending.Filter;
import dev.darkroom.oversight.Spending.Sum;
import dev.darkroom.testing.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What upstreams took, on every database. */
abstract class SpendingContract {
  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Database database;
  private Spending spending;

  abstract Database open();

  @BeforeEach
  void start() {
    database = open();
    spending = new Spending(database, clock);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private void made(String task, String account, String model, int count, @Nullable String cost) {
    spending.add(
        new Spending.Made(
            task, account, "main", model, count, cost == null ? null : Cost.parse(cost)));
  }

  private static Sum sum(
      String account, String model, long tasks, long pictures, long unpriced, String cost) {
    return new Sum(account, "main", model, tasks, pictures, unpriced, Cost.parse(cost));
  }

  @Test
  void sums_by_account_and_model_to_the_millionth() {
    made("t1", "shop", "large", 2, "0.1");
    made("t1", "shop", "large", 1, "0.2");
    made("t2", "shop", "large", 1, "0.000001");
    made("t3", "shop", "small", 4, null);
    made("t4", "studio", "large", 1, "123456.654321");
    assertEquals(
        List.of(
            sum("shop", "large", 2, 4, 0, "0.300001"),
            sum("shop", "small", 1, 4, 4, "0"),
            sum("studio", "large", 1, 1, 0, "123456.654321")),
        spending.sums(new Filter(null, null, null)));
    assertEquals(1, spending.sums(new Filter("studio", null, null)).size());
  }

  @Test
  void a_time_begins_with_its_first_moment_and_ends_before_its_last() {
    Instant begin = clock.instant();
    made("t1", "shop", "m", 1, "1");
    clock.pass(Duration.ofHours(1));
    made("t2", "shop", "m", 1, "2");
    clock.pass(Duration.ofHours(1));
    made("t3", "shop", "m", 1, "4");
    Filter filter = new Filter("shop", begin.plusSeconds(1), begin.plus(Duration.ofHours(2)));
    assertEquals(List.of(sum("shop", "m", 1, 1, 0, "2")), spending.sums(filter));
    assertEquals(
        List.of(sum("shop", "m", 2, 2, 0, "3")),
        spending.sums(new Filter(null, begin, begin.plus(Duration.ofHours(2)))));
  }
}
