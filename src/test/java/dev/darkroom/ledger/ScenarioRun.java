package dev.darkroom.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.darkroom.database.Database;
import dev.darkroom.job.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Plays a scenario, each step in a transaction of its own, under names that no other one uses. */
final class ScenarioRun {
  private static final String REFUSED = "refused: ";
  private static final String DAY = "2026-01-02T";
  private static final String NOTHING = "nothing";

  private final Database database;
  private final Ledger ledger;
  private final String prefix;
  private final Map<String, Function<List<String>, String>> verbs;
  private final long issued;
  private final long earned;

  ScenarioRun(Database database, Ledger ledger, String prefix) {
    this.database = database;
    this.ledger = ledger;
    this.prefix = prefix;
    this.issued = sum("issued");
    this.earned = sum("earned");
    this.verbs =
        Map.ofEntries(
            Map.entry("grant", this::grant),
            Map.entry("adjust", this::adjust),
            Map.entry("hold", this::hold),
            Map.entry("capture", this::capture),
            Map.entry("release", words -> gone("released", tx -> release(tx, words))),
            Map.entry("expire", words -> gone("expired", tx -> ledger.expire(tx, own(words)))),
            Map.entry("refund", words -> ledger.refund(own(words), "test") ? "refunded" : NOTHING),
            Map.entry("due", this::due),
            Map.entry("balance", words -> say(ledger.balance(own(words)))),
            Map.entry("entries", this::entries),
            Map.entry("house", _ -> "issued " + (sum("issued") - issued) + " earned " + earned()));
  }

  void play(Scenario scenario) {
    for (Scenario.Step step : scenario.steps()) {
      String result = result(step.words());
      if (step.result().isEmpty()) {
        assertFalse(result.startsWith(REFUSED), () -> step.where() + " " + result);
      } else {
        assertEquals(step.result(), result, step.where());
      }
      Check check = ledger.check();
      assertEquals(List.of(), check.faults(), step.where());
    }
  }

  private String result(List<String> words) {
    try {
      return Objects.requireNonNull(verbs.get(words.getFirst())).apply(words);
    } catch (LedgerException e) {
      return REFUSED + String.valueOf(e.getMessage()).replace(prefix, "");
    }
  }

  private String grant(List<String> words) {
    int ref = words.indexOf("ref");
    String reference = ref < 0 ? null : prefix + words.get(ref + 1);
    return say(ledger.grant(own(words), credits(words.get(2)), "test", reference));
  }

  private String adjust(List<String> words) {
    return say(ledger.adjust(own(words), Long.parseLong(words.get(2)), "test", null));
  }

  private String hold(List<String> words) {
    int until = words.indexOf("until");
    Instant expires = time(until < 0 ? "23:59" : words.get(until + 1));
    String account = prefix + words.get(2);
    Credits amount = credits(words.get(3));
    HoldResult result = in(tx -> ledger.hold(tx, account, amount, own(words), expires));
    return switch (result) {
      case HoldResult.Held(var held) -> "held " + held.amount();
      case HoldResult.AlreadyHeld(var held) -> "already held " + held.amount();
      case HoldResult.Insufficient(var needed, var available) ->
          "insufficient " + available.amount() + " of " + needed.amount();
    };
  }

  private String capture(List<String> words) {
    return switch (in(tx -> ledger.capture(tx, own(words)))) {
      case CaptureResult.Captured(var amount) -> "captured " + amount.amount();
      case CaptureResult.AlreadyCaptured(var amount) -> "already captured " + amount.amount();
      case CaptureResult.Gone() -> "gone";
      case CaptureResult.NeverHeld() -> "never held";
    };
  }

  private boolean release(Handle tx, List<String> words) {
    return ledger.release(tx, own(words), "test");
  }

  private String gone(String done, Function<Handle, Boolean> verb) {
    return in(verb) ? done : NOTHING;
  }

  private String due(List<String> words) {
    String due =
        ledger.due(time(words.get(1)), 1000).stream()
            .filter(hold -> hold.task().startsWith(prefix))
            .map(hold -> hold.task().substring(prefix.length()))
            .collect(Collectors.joining(" "));
    return due.isEmpty() ? NOTHING : due;
  }

  private String entries(List<String> words) {
    return ledger.entries(own(words), null, 1000).stream()
        .map(entry -> entry.type() + " " + entry.amount() + " " + entry.book())
        .collect(Collectors.joining(", "));
  }

  private <T> T in(Function<Handle, T> work) {
    return database.jdbi().inTransaction(work::apply);
  }

  private String own(List<String> words) {
    return prefix + words.get(1);
  }

  private static String say(Balance balance) {
    return balance.credits().amount() + " held " + balance.held().amount();
  }

  private static Credits credits(String word) {
    return new Credits(word.equals("max") ? Credits.MAX : Long.parseLong(word));
  }

  private static Instant time(String word) {
    return Instant.parse(DAY + word + ":00Z");
  }

  private long earned() {
    return sum("earned") - earned;
  }

  private long sum(String account) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entry"
                            + " WHERE account = :account")
                    .bind("account", account)
                    .mapTo(Long.class)
                    .one());
  }
}
