package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counting the pictures of keys for testing does on every database. */
abstract class DailyPicturesContract extends DatabaseFixture {
  private DailyPictures daily;
  private ApiKey key;

  @BeforeEach
  final void makeKey() {
    daily = new DailyPictures(clock);
    key = testKey(5);
    clock.set(Instant.parse("2026-01-02T23:59:59.999Z"));
  }

  private ApiKey testKey(int picturesPerDay) {
    KeySettings settings =
        new KeySettings("test", null, List.of(), List.of(), List.of(), null, picturesPerDay, true);
    return new ApiKeys(database, clock).make(Accounts.DEFAULT, settings).key();
  }

  private void accept(ApiKey by, int pictures) {
    database
        .jdbi()
        .useTransaction(
            h -> {
              daily.admit(h, by, pictures);
              insert(h, by, pictures, "queued", clock.instant());
            });
  }

  private static void insert(Handle h, ApiKey by, int pictures, String state, Instant created) {
    h.createUpdate(
            "INSERT INTO task (id, account, dialect, request, state, job, created_at, api_key,"
                + " pictures) VALUES (:id, :account, 'openai', 'r', :state, '{}', :created, :key,"
                + " :pictures)")
        .bind("id", UUID.randomUUID().toString())
        .bind("account", by.account())
        .bind("state", state)
        .bind("created", created.toEpochMilli())
        .bind("key", by.id())
        .bind("pictures", pictures)
        .execute();
  }

  private long made() {
    return database.jdbi().withHandle(h -> daily.made(h, key.id(), clock.instant()));
  }

  @Test
  void admits_up_to_the_limit_and_says_when_the_next_day_begins() {
    accept(key, 3);
    accept(key, 2);
    var refused = assertThrows(DarkroomException.class, () -> accept(key, 1));
    assertEquals(ErrorCode.TEST_KEY_LIMITED, refused.code());
    assertTrue(refused.sentence().contains("5 pictures a day"), refused::sentence);
    assertTrue(refused.sentence().contains("2026-01-03T00:00:00Z"), refused::sentence);
    assertEquals(5, made());
  }

  @Test
  void a_call_that_does_not_fit_whole_is_refused_and_leaves_the_rest_for_a_smaller_one() {
    accept(key, 3);
    assertThrows(DarkroomException.class, () -> accept(key, 3));
    assertDoesNotThrow(() -> accept(key, 2));
  }

  @Test
  void a_new_day_of_utc_begins_from_nothing() {
    accept(key, 5);
    clock.pass(Duration.ofMillis(1));
    assertEquals(0, made());
    assertDoesNotThrow(() -> accept(key, 5));
  }

  @Test
  void only_tasks_that_make_or_made_pictures_count_and_only_the_keys_own() {
    ApiKey other = testKey(1000);
    database
        .jdbi()
        .useHandle(
            h -> {
              Instant now = clock.instant();
              List.of("failed", "cancelled", "expired").forEach(s -> insert(h, key, 100, s, now));
              insert(h, other, 100, "succeeded", now);
              insert(h, key, 1, "queued", now);
              insert(h, key, 1, "running", now);
              insert(h, key, 1, "succeeded", now);
            });
    assertEquals(3, made());
  }

  @Test
  void a_key_that_is_not_for_testing_has_no_limit() {
    ApiKey plain = new ApiKeys(database, clock).make(Accounts.DEFAULT, "plain").key();
    assertDoesNotThrow(() -> accept(plain, 1_000_000));
  }

  @Test
  void looking_says_the_same_without_keeping_anything() {
    database.jdbi().useHandle(h -> daily.look(h, key, 5));
    assertThrows(
        DarkroomException.class, () -> database.jdbi().useHandle(h -> daily.look(h, key, 6)));
    assertEquals(0, made());
  }

  @Test
  void callers_at_the_same_time_get_no_picture_more_than_the_limit() throws Exception {
    Callable<Boolean> call =
        () -> {
          try {
            accept(key, 1);
            return true;
          } catch (DarkroomException _) {
            return false;
          }
        };
    List<Future<Boolean>> calls = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 40; i++) {
        calls.add(threads.submit(call));
      }
    }
    int admitted = 0;
    for (Future<Boolean> done : calls) {
      admitted += done.get() ? 1 : 0;
    }
    assertEquals(5, admitted);
    assertEquals(5, made());
  }
}
