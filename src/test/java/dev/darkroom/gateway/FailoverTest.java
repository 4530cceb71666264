package dev.darkroom.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Retry;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Guard;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.Sources;
import dev.darkroom.provider.target.Health;
import dev.darkroom.provider.target.Target;
import dev.darkroom.provider.target.Terms;
import dev.darkroom.testing.FakeWatch;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries again, goes on to others and leaves alone what fails, by a clock that the test moves. */
class FailoverTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(100);

  private final SetClock clock = new SetClock();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<String> asked = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> receipts = new ArrayList<>();
  private final Scripted local = new Scripted("local");
  private final Scripted first = new Scripted("first");
  private final Scripted second = new Scripted("second");
  private final Routes routes =
      new Routes(local, new Random(7), (time, _) -> pause(time), metrics, clock);

  private void pause(Duration time) {
    pauses.add(time);
    clock.pass(time);
  }

  /** Fails as it is told, one failure a call, and makes a picture otherwise. */
  private final class Scripted implements Provider {
    private final String id;
    private final Deque<DarkroomException> failures = new ArrayDeque<>();
    private Duration takes = Duration.ofSeconds(1);

    Scripted(String id) {
      this.id = id;
    }

    void fails(int times, ErrorCode code) {
      fails(times, new DarkroomException(code, id + " failed."));
    }

    void fails(int times, DarkroomException failure) {
      IntStream.range(0, times).forEach(_ -> failures.add(failure));
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Made make(Job job, String model, Sources sources, Watch watch) {
      asked.add(id);
      watch.calling(TIMEOUT);
      clock.pass(takes);
      DarkroomException failure = failures.poll();
      if (failure != null) {
        throw failure;
      }
      EncodedImage image = new EncodedImage(new byte[1], OutputFormat.PNG, new Size(1, 1), false);
      return new Made(List.of(image), null, List.of());
    }
  }

  private Target target(Provider provider, int weight, int retries) {
    Terms terms = new Terms(weight, 0, TIMEOUT, retries, null, false);
    return new Target(provider, "m", terms, Guard.NONE, clock);
  }

  private Target follow(int retries) {
    Target leading = target(first, 0, retries);
    routes.follow(
        new RouteTable(Map.of("painter", List.of(leading, target(second, 0, 0))), () -> {}));
    return leading;
  }

  private Target alone(int retries) {
    Target only = target(first, 0, retries);
    routes.follow(new RouteTable(Map.of("painter", List.of(only)), () -> {}));
    return only;
  }

  private void make() {
    make(new FakeWatch());
  }

  private void make(Watch watch) {
    Job job = JobDraft.edit("first.png").job("painter");
    routes.make(
        job, JobDraft.SOURCES, watch, (target, count) -> receipts.add(target + " " + count));
  }

  private DarkroomException failure() {
    return assertThrows(DarkroomException.class, this::make);
  }

  private static DarkroomException busy(int seconds) {
    return DarkroomException.upstream(
        ErrorCode.UPSTREAM_BUSY, "Busy.", new Retry(true, Duration.ofSeconds(seconds)));
  }

  @Test
  void a_fault_that_passes_is_tried_again_at_the_same_target() {
    first.fails(2, ErrorCode.UPSTREAM_FAILED);
    Target target = follow(2);
    make();
    assertEquals(List.of("first", "first", "first"), asked);
    assertEquals(2, target.state().retries());
    assertEquals(0, target.state().failovers());
    assertEquals(List.of("first/m 1"), receipts);
  }

  @Test
  void the_pauses_are_random_up_to_a_limit_that_doubles() {
    first.fails(40, ErrorCode.UPSTREAM_BUSY);
    alone(4);
    failure();
    assertEquals(4, pauses.size());
    for (int i = 0; i < 4; i++) {
      assertTrue(pauses.get(i).toMillis() <= 500L << i, pauses.toString());
    }
    assertTrue(pauses.stream().distinct().count() > 2, pauses.toString());
  }

  @Test
  void a_time_to_come_again_is_kept_to_where_nobody_else_can() {
    first.fails(1, busy(20));
    alone(1);
    make();
    assertEquals(List.of("first", "first"), asked);
    long waited = pauses.getFirst().toMillis();
    assertTrue(waited > 20_000 && waited <= 24_100, pauses.toString());
  }

  @Test
  void another_target_is_asked_rather_than_waited_long_for_the_first() {
    first.fails(1, busy(20));
    follow(1);
    make();
    assertEquals(List.of("first", "second"), asked);
    assertEquals(List.of(), pauses);
  }

  @Test
  void a_target_that_named_a_time_is_left_alone_until_then() {
    first.fails(1, busy(40));
    Target target = follow(1);
    make();
    make();
    assertEquals(List.of("first", "second", "second"), asked);
    assertEquals(1, target.state().passedOver());
    assertEquals(Health.HEALTHY, target.state().health());
    clock.pass(Duration.ofSeconds(40));
    make();
    assertEquals("first", asked.getLast());
  }

  @Test
  void too_long_a_wait_is_not_waited_even_for_the_last() {
    first.fails(1, busy(31));
    alone(3);
    assertEquals(ErrorCode.UPSTREAM_BUSY, failure().code());
    assertEquals(List.of("first"), asked);
  }

  @Test
  void nothing_is_waited_for_that_the_job_has_no_time_for() {
    first.fails(1, busy(20));
    alone(1);
    Watch hurried =
        new Watch() {
          @Override
          public void progress(double done, String stage) {}

          @Override
          public void check() {}

          @Override
          public Duration remaining() {
            return Duration.ofSeconds(15);
          }
        };
    assertThrows(DarkroomException.class, () -> make(hurried));
    assertEquals(List.of("first"), asked);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"UPSTREAM_REFUSED", "CONTENT_BLOCKED", "INSTRUCTION_NOT_SUPPORTED", "IMAGE_INVALID"})
  void what_no_repeat_mends_is_not_tried_again(ErrorCode code) {
    first.fails(1, code);
    alone(3);
    failure();
    assertEquals(List.of("first"), asked);
  }

  @Test
  void what_may_be_paid_for_already_is_asked_elsewhere_only() {
    first.fails(1, DarkroomException.upstream(ErrorCode.UPSTREAM_FAILED, "Too late.", Retry.NEVER));
    Target target = follow(3);
    make();
    assertEquals(List.of("first", "second"), asked);
    assertEquals(1, target.state().failovers());
    assertEquals(
        1, metrics.counter("darkroom.target.failovers", "provider", "first", "model", "m").count());
  }

  @Test
  void a_failing_target_opens_is_passed_over_and_closes_after_a_probe() {
    first.fails(5, ErrorCode.UPSTREAM_FAILED);
    Target target = follow(0);
    for (int i = 0; i < 5; i++) {
      make();
    }
    assertEquals(Health.OPEN, target.state().health());
    assertEquals(1, metrics.get("darkroom.target.open").tag("provider", "first").gauge().value());
    asked.clear();
    make();
    assertEquals(List.of("second"), asked);
    clock.pass(Duration.ofSeconds(31));
    make();
    assertEquals(List.of("second", "first"), asked);
    assertEquals(Health.HEALTHY, target.state().health());
    assertEquals(0, metrics.get("darkroom.target.open").tag("provider", "first").gauge().value());
  }

  @Test
  void a_probe_that_fails_opens_it_again_and_the_job_goes_elsewhere() {
    first.fails(6, ErrorCode.UPSTREAM_FAILED);
    Target target = follow(0);
    for (int i = 0; i < 5; i++) {
      make();
    }
    clock.pass(Duration.ofSeconds(31));
    asked.clear();
    make();
    assertEquals(List.of("first", "second"), asked);
    assertEquals(Health.OPEN, target.state().health());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTENT_BLOCKED", "INSTRUCTION_NOT_SUPPORTED", "CANCELLED"})
  void what_callers_have_to_mend_opens_nothing(String code) {
    first.fails(10, ErrorCode.valueOf(code));
    Target target = follow(0);
    for (int i = 0; i < 10; i++) {
      failure();
    }
    assertEquals(Health.HEALTHY, target.state().health());
    assertEquals(10, target.state().refused());
    assertEquals(0, target.state().failed());
  }

  @Test
  void a_target_that_only_crawls_opens_too() {
    first.takes = Duration.ofSeconds(80);
    Target target = follow(0);
    for (int i = 0; i < 5; i++) {
      make();
    }
    assertEquals(Health.OPEN, target.state().health());
    make();
    assertEquals("second", asked.getLast());
  }

  @Test
  void the_engine_is_never_passed_over_for_slow_work_or_jobs_whose_time_was_over() {
    local.takes = Duration.ofMinutes(3);
    local.fails(5, ErrorCode.DEADLINE_EXCEEDED);
    Job job = JobDraft.edit("first.png").job("darkroom-local");
    for (int i = 0; i < 5; i++) {
      assertThrows(
          DarkroomException.class,
          () -> routes.make(job, JobDraft.SOURCES, new FakeWatch(), (_, _) -> {}));
    }
    for (int i = 0; i < 6; i++) {
      routes.make(job, JobDraft.SOURCES, new FakeWatch(), (_, _) -> {});
    }
    assertEquals(Health.HEALTHY, routes.engine().state().health());
  }

  @Test
  void when_all_rest_the_caller_is_told_when_to_come_again() {
    first.fails(5, ErrorCode.UPSTREAM_FAILED);
    alone(0);
    for (int i = 0; i < 5; i++) {
      assertEquals(ErrorCode.UPSTREAM_FAILED, failure().code());
    }
    asked.clear();
    DarkroomException told = failure();
    assertEquals(ErrorCode.UPSTREAM_BUSY, told.code());
    assertTrue(told.sentence().matches(".*try again in (29|30|31) s\\."), told.sentence());
    assertEquals(List.of(), asked);
  }

  @Test
  void weights_share_the_first_place_and_leave_the_others_for_the_case_of_failure() {
    Target heavy = target(first, 3, 0);
    Target light = target(second, 1, 0);
    Target last = target(local, 0, 0);
    Random random = new Random(3);
    int led = 0;
    for (int i = 0; i < 1000; i++) {
      List<Target> order = Turns.of(List.of(heavy, light, last), random);
      assertEquals(last, order.getLast());
      assertEquals(3, order.stream().distinct().count());
      led += order.getFirst() == heavy ? 1 : 0;
    }
    assertTrue(led > 700 && led < 800, "led " + led);
  }

  @Test
  void a_weighted_target_that_fails_is_followed_by_its_neighbour() {
    Target heavy = target(first, 1000, 0);
    Target light = target(second, 1, 0);
    routes.follow(new RouteTable(Map.of("painter", List.of(heavy, light)), () -> {}));
    first.fails(1, ErrorCode.UPSTREAM_REFUSED);
    make();
    assertEquals(List.of("first", "second"), asked);
  }

  @Test
  void a_table_ends_with_the_last_job_that_began_with_it() {
    List<String> ended = new ArrayList<>();
    Target target = target(first, 0, 0);
    RouteTable old = new RouteTable(Map.of("painter", List.of(target)), () -> ended.add("old"));
    routes.follow(old);
    RouteTable.Lease job = old.lease().orElseThrow();
    routes.follow(
        new RouteTable(Map.of("painter", List.of(target(second, 0, 0))), () -> ended.add("new")));
    assertEquals(List.of(), ended);
    make();
    assertEquals(List.of("second"), asked);
    assertTrue(old.lease().isEmpty());
    job.close();
    assertEquals(List.of("old"), ended);
  }

  @Test
  void latency_is_told_of_the_last_hundred_tries() {
    Target target = follow(0);
    for (int i = 1; i <= 20; i++) {
      first.takes = Duration.ofSeconds(i);
      make();
    }
    var latency = Objects.requireNonNull(target.state().latency());
    assertEquals(10_000, latency.p50());
    assertEquals(19_000, latency.p95());
  }
}
