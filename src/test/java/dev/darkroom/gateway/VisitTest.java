package dev.darkroom.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.darkroom.account.Account;
import dev.darkroom.account.Accounts;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.DailyPictures;
import dev.darkroom.account.Plans;
import dev.darkroom.database.Database;
import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.dialect.Service;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.gateway.Billing.Unread;
import dev.darkroom.http.FetchConfig;
import dev.darkroom.http.Fetcher;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.Credits;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import dev.darkroom.ledger.Balance;
import dev.darkroom.ledger.Entry;
import dev.darkroom.ledger.Ledger;
import dev.darkroom.moderation.Moderation;
import dev.darkroom.moderation.ModerationConfig;
import dev.darkroom.provider.LocalExaminer;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.storage.BlobStores;
import dev.darkroom.storage.SignedLinks;
import dev.darkroom.task.Tasks;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ScriptedCall;
import dev.darkroom.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller pays for an answer that this side fails to give. */
class VisitTest {
  private static final Outcome DONE =
      new Outcome.Succeeded(
          List.of(new ResultImage("11", OutputFormat.PNG, 20, new Size(4, 3), false)),
          null,
          List.of());
  private static final Service SERVICE = new Service("POST", "/x", true);

  /** What it reads can be carried out, but no answer comes out of it. */
  private static final class SpeechlessDialect implements Dialect {
    @Override
    public String name() {
      return "speechless";
    }

    @Override
    public List<Service> services() {
      return List.of(SERVICE);
    }

    @Override
    public Optional<String> credential(Request request) {
      return Optional.empty();
    }

    @Override
    public Reading read(Service service, Request request, Reception reception) {
      return new Reading.Submit(new OneCall(JobDraft.generation().job("auto")));
    }

    @Override
    public Response answer(Call call, Outcome outcome, Delivery delivery) {
      throw new IllegalStateException("nothing to say");
    }

    @Override
    public Response refuse(Request request, DarkroomException failure) {
      return Response.text(400, failure.sentence());
    }
  }

  private record OneCall(Job job) implements Call {
    @Override
    public String task() {
      return "task_1";
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(20);
    }
  }

  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private Database database;
  private Ledger ledger;
  private Billing billing;
  private Tasks tasks;
  private BlobStore blobs;
  private Fetcher fetcher;
  private Moderation moderation;

  @BeforeEach
  void open() throws IOException {
    database = TestDatabases.sqlite(folder);
    new Accounts(database, clock).ensureDefault();
    ledger = new Ledger(database, clock);
    ledger.grant(Accounts.DEFAULT, new Credits(100), "test", null);
    var terms = new Billing.Terms(Plans.STANDARD, Duration.ofHours(1), Unread.RELEASE);
    billing = new Billing(ledger, new DailyPictures(clock), terms, clock);
    Tasks.Limits limits = new Tasks.Limits(1, 10, 3, Duration.ofSeconds(20), Duration.ofSeconds(1));
    tasks = new Tasks(database, limits, clock, billing, (_, _) -> DONE);
    tasks.start();
    blobs =
        BlobStores.open(
            folder.resolve("blobs").toUri().toString(),
            Files.createDirectories(folder.resolve("spool")));
    fetcher = new Fetcher(FetchConfig.defaults(List.of(), folder.resolve("fetched"), "test"));
    moderation = new Moderation(new ModerationConfig(false, List.of(), List.of(), false, null));
  }

  @AfterEach
  void close() {
    moderation.close();
    fetcher.close();
    blobs.close();
    tasks.close();
    database.close();
  }

  private void call(ScriptedCall sent) {
    Request request = sent.toRequest();
    Account account = new Accounts(database, clock).find(Accounts.DEFAULT).orElseThrow();
    var key = new ApiKeys(database, clock).make(account.id(), "key").key();
    Means means =
        new Means(
            blobs,
            new SignedLinks(new byte[32], Duration.ofHours(1), clock),
            fetcher,
            1000,
            new LocalExaminer(Limits.DEFAULT),
            folder.resolve("spool"),
            clock);
    AccountTasks own = new AccountTasks(tasks, means, billing, request, account.id());
    Checks checks = new Checks(billing, moderation, account);
    Visit visit =
        new Visit(
            new SpeechlessDialect(),
            request,
            new Door.Guest(key, account),
            own,
            checks,
            (_, _) -> {});
    InstructionPlans plans =
        new InstructionPlans(
            (_, _, _) -> {
              throw new AssertionError("nobody asks for a plan");
            },
            means,
            request);
    Intake intake = new Intake(means, List.of(), Set.of(), own, checks, clock, plans);
    assertThrows(IllegalStateException.class, () -> visit.answer(SERVICE, intake));
  }

  private List<String> movements() {
    return ledger.entries(Accounts.DEFAULT, null, 100).stream()
        .map(Entry::type)
        .distinct()
        .toList()
        .reversed();
  }

  @Test
  void who_cannot_come_back_gets_back_what_was_paid_for_an_answer_that_failed() {
    call(ScriptedCall.json("/x", "{}"));
    assertEquals(new Balance(new Credits(100), Credits.ZERO), ledger.balance(Accounts.DEFAULT));
    assertEquals(List.of("grant", "hold", "capture", "refund"), movements());
  }

  @Test
  void who_can_come_back_has_paid_and_finds_the_result() {
    call(ScriptedCall.json("/x", "{}").with("Idempotency-Key", "order-1"));
    assertEquals(new Balance(new Credits(65), Credits.ZERO), ledger.balance(Accounts.DEFAULT));
    assertEquals(List.of("grant", "hold", "capture"), movements());
  }
}
