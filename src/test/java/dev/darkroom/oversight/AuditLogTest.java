package dev.darkroom.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import dev.darkroom.testing.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private Database database;
  private AuditLog audit;

  @BeforeEach
  void open() {
    database = Databases.open(null, folder);
    audit = new AuditLog(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void record(String subject) {
    audit.record("admin", "account.create", subject, Map.of(), "192.0.2.1");
  }

  private List<String> subjects(@Nullable Long before, int max) {
    return audit.list(before, max).stream().map(AuditLog.Line::subject).toList();
  }

  @Test
  void a_line_says_who_did_what_to_what_when_and_from_where() {
    Map<String, Object> detail = new HashMap<>();
    detail.put("plan", "pro");
    detail.put("credits", 100L);
    detail.put("suspended", false);
    detail.put("expiresAt", clock.instant());
    detail.put("limit", null);
    audit.record("admin", "account.create", "acc_1", detail, "192.0.2.1");
    AuditLog.Line line = audit.list(null, 10).getFirst();
    assertEquals(clock.instant(), line.at());
    assertEquals("admin", line.actor());
    assertEquals("account.create", line.action());
    assertEquals("acc_1", line.subject());
    assertEquals("192.0.2.1", line.address());
    assertEquals("pro", line.detail().get("plan"));
    assertEquals(100, line.detail().get("credits"));
    assertEquals(false, line.detail().get("suspended"));
    assertEquals("2026-01-01T00:00:00Z", line.detail().get("expiresAt"));
    assertTrue(line.detail().containsKey("limit"));
  }

  @Test
  void the_newest_lines_come_first_and_page_by_page() {
    List.of("a", "b", "c").forEach(this::record);
    assertEquals(List.of("c", "b"), subjects(null, 2));
    long last = audit.list(null, 2).getLast().id();
    assertEquals(List.of("a"), subjects(last, 2));
  }

  @Test
  void names_of_secrets_and_prompts_are_refused() {
    for (String name : List.of("key", "secret", "token", "hash", "prompt", "instruction", "A b")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> audit.record("admin", "x", "y", Map.of(name, "v"), "z"),
          name);
    }
    assertTrue(audit.list(null, 10).isEmpty());
  }

  @Test
  void only_single_values_are_taken_and_only_a_few() {
    assertThrows(
        IllegalArgumentException.class,
        () -> audit.record("admin", "x", "y", Map.of("list", List.of(1)), "z"));
    Map<String, Object> many = new HashMap<>();
    for (char c = 'a'; c < 'a' + 21; c++) {
      many.put(String.valueOf(c), 1);
    }
    assertThrows(IllegalArgumentException.class, () -> audit.record("admin", "x", "y", many, "z"));
    assertTrue(audit.list(null, 10).isEmpty());
  }

  @Test
  void a_text_that_looks_like_a_key_is_withheld_wherever_it_stands() {
    String key = "sk-0123456789abcdefghij";
    audit.record("admin", "key.create", key, Map.of("name", "is " + key), "Bearer 0123456789");
    AuditLog.Line line = audit.list(null, 1).getFirst();
    assertEquals("(withheld)", line.subject());
    assertEquals("(withheld)", line.detail().get("name"));
    assertEquals("(withheld)", line.address());
  }

  @Test
  void long_texts_are_cut_between_characters_and_made_one_line() {
    String text = "名\n" + "😀".repeat(300);
    audit.record("admin", "x", "y", Map.of("name", text), "z");
    String kept = String.valueOf(audit.list(null, 1).getFirst().detail().get("name"));
    assertTrue(kept.length() <= 200, kept);
    assertTrue(kept.startsWith("名 😀"), kept);
    assertTrue(kept.endsWith("😀…"), kept);
  }

  @Test
  void half_a_year_is_kept_whatever_is_asked() {
    record("old");
    clock.pass(Duration.ofDays(183));
    record("new");
    var tooLate = clock.instant().minus(Duration.ofDays(183)).plusMillis(1);
    assertThrows(IllegalArgumentException.class, () -> audit.forget(tooLate));
    assertEquals(2, subjects(null, 10).size());
    assertEquals(0, audit.forget(tooLate.minusMillis(1)));
    clock.pass(Duration.ofMillis(1));
    assertEquals(1, audit.forget(clock.instant().minus(AuditLog.KEPT)));
    assertEquals(List.of("new"), subjects(null, 10));
  }

  @Test
  void many_old_lines_go_in_several_steps() {
    int many = 2 * Forgetting.STEP + 1;
    database
        .jdbi()
        .useTransaction(
            h ->
                h.execute(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + many
                        + ") INSERT INTO audit (at, actor, action, subject, detail, address)"
                        + " SELECT i, 'admin', 'x', 'y', '{}', 'z' FROM n"));
    record("new");
    assertEquals(many, audit.forget(clock.instant().minus(AuditLog.KEPT)));
    assertEquals(List.of("new"), subjects(null, 10));
    assertEquals(0, audit.forget(clock.instant().minus(AuditLog.KEPT)));
  }
}
