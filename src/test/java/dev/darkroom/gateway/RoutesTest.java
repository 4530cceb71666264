package dev.darkroom.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Guard;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.Sources;
import dev.darkroom.provider.target.Target;
import dev.darkroom.provider.target.Terms;
import dev.darkroom.testing.FakeWatch;
import dev.darkroom.testing.JobDraft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private final List<String> asked = new ArrayList<>();
  private final Scripted local = new Scripted("local");
  private final Scripted first = new Scripted("first");
  private final Scripted second = new Scripted("second");

  /** Makes a picture, or fails or hesitates as a test says. */
  private final class Scripted implements Provider {
    private final String id;
    private Optional<String> obstacle = Optional.empty();
    private Optional<ErrorCode> failure = Optional.empty();

    Scripted(String id) {
      this.id = id;
    }

    Scripted failing(ErrorCode code) {
      failure = Optional.of(code);
      return this;
    }

    Scripted cannot(String why) {
      obstacle = Optional.of(why);
      return this;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Optional<String> obstacle(Job job, String model) {
      return obstacle;
    }

    @Override
    public Made make(Job job, String model, Sources sources, Watch watch) {
      asked.add(id + "/" + model);
      failure.ifPresent(
          code -> {
            throw new DarkroomException(code, id + " failed.");
          });
      Size size = new Size(1, 1);
      EncodedImage image = new EncodedImage(new byte[1], OutputFormat.PNG, size, false);
      return new Made(List.of(image), null, List.of());
    }
  }

  private Routes routed(Map<String, List<Target>> table) {
    Routes routes =
        new Routes(
            local, new Random(1), (_, _) -> {}, new SimpleMeterRegistry(), Clock.systemUTC());
    routes.follow(new RouteTable(table, () -> {}));
    return routes;
  }

  /** A target that is tried once. */
  private static Target target(Provider provider, String model) {
    Terms once = new Terms(0, 0, Duration.ofSeconds(10), 0, null, false);
    return new Target(provider, model, once, Guard.NONE, Clock.systemUTC());
  }

  private Routes routes() {
    return routed(
        Map.of(
            "painter",
            List.of(target(first, "p-1"), target(second, "p-2")),
            "safe",
            List.of(target(first, "p-1"), target(local, "safe")),
            "thrifty",
            List.of(target(local, "thrifty"), target(first, "p-1"))));
  }

  private Made make(Routes routes, String model) {
    return routes.make(
        JobDraft.edit("first.png").job(model), JobDraft.SOURCES, new FakeWatch(), (_, _) -> {});
  }

  private DarkroomException failure(String model) {
    return assertThrows(DarkroomException.class, () -> make(routes(), model));
  }

  @Test
  void asks_the_first_target_by_its_own_name_of_the_model() {
    make(routes(), "painter");
    assertEquals(List.of("first/p-1"), asked);
  }

  @ParameterizedTest
  @EnumSource(names = {"UPSTREAM_BUSY", "UPSTREAM_FAILED", "UPSTREAM_REFUSED"})
  void goes_on_to_the_next_target_when_an_upstream_fails(ErrorCode code) {
    first.failing(code);
    make(routes(), "painter");
    assertEquals(List.of("first/p-1", "second/p-2"), asked);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CONTENT_BLOCKED",
        "INSTRUCTION_NOT_SUPPORTED",
        "IMAGE_INVALID",
        "CANCELLED",
        "DEADLINE_EXCEEDED"
      })
  void stops_at_what_another_target_cannot_mend(ErrorCode code) {
    first.failing(code);
    assertEquals(code, failure("painter").code());
    assertEquals(List.of("first/p-1"), asked);
  }

  @Test
  void tells_the_last_failure_when_all_fail() {
    first.failing(ErrorCode.UPSTREAM_BUSY);
    second.failing(ErrorCode.UPSTREAM_FAILED);
    DarkroomException failure = failure("painter");
    assertEquals(ErrorCode.UPSTREAM_FAILED, failure.code());
    assertEquals("second failed.", failure.sentence());
  }

  @Test
  void passes_over_a_target_that_cannot_before_anything_is_spent() {
    first.cannot("It takes no mask.");
    make(routes(), "painter");
    assertEquals(List.of("second/p-2"), asked);
  }

  @Test
  void names_everything_that_stands_in_the_way() {
    first.cannot("It takes no mask.");
    second.cannot("It takes one picture.");
    DarkroomException failure = failure("painter");
    assertEquals(ErrorCode.INSTRUCTION_NOT_SUPPORTED, failure.code());
    assertEquals("It takes no mask. It takes one picture.", failure.sentence());
    assertTrue(asked.isEmpty());
  }

  @Test
  void falls_back_on_the_engine_last() {
    first.failing(ErrorCode.UPSTREAM_FAILED);
    make(routes(), "safe");
    assertEquals(List.of("first/p-1", "local/safe"), asked);
  }

  @Test
  void an_upstreams_failure_is_told_rather_than_that_the_engine_cannot_do_it() {
    first.failing(ErrorCode.UPSTREAM_BUSY);
    local.failing(ErrorCode.INSTRUCTION_NOT_SUPPORTED);
    assertEquals(ErrorCode.UPSTREAM_BUSY, failure("safe").code());
  }

  @Test
  void what_the_engine_cannot_do_goes_on_to_an_upstream() {
    local.failing(ErrorCode.INSTRUCTION_NOT_SUPPORTED);
    make(routes(), "thrifty");
    assertEquals(List.of("local/thrifty", "first/p-1"), asked);
  }

  @Test
  void a_name_without_a_route_does_not_exist() {
    assertEquals(ErrorCode.MODEL_UNKNOWN, failure("gpt-5").code());
    assertEquals(ErrorCode.MODEL_UNKNOWN, failure("*").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "default", "gpt-image-1", "dall-e-2", "darkroom-local"})
  void names_that_are_not_listed_stay_with_the_engine(String model) {
    make(routes(), model);
    assertEquals(List.of("local/darkroom-local"), asked);
  }

  @Test
  void the_star_serves_those_who_name_no_model_and_nobody_else() {
    Routes starred = routed(Map.of("*", List.of(target(first, "p-1"))));
    make(starred, "auto");
    make(starred, "default");
    make(starred, "gpt-image-1");
    assertEquals(List.of("first/p-1", "first/p-1", "local/darkroom-local"), asked);
    assertThrows(DarkroomException.class, () -> make(starred, "gpt-5"));
  }

  @Test
  void a_built_in_name_goes_where_it_is_listed() {
    Routes listed = routed(Map.of("dall-e-2", List.of(target(first, "p-1"))));
    make(listed, "dall-e-2");
    assertEquals(List.of("first/p-1"), asked);
  }

  @Test
  void lists_the_routes_and_the_built_in_names_but_no_star() {
    Routes routes =
        routed(
            Map.of(
                "*", List.of(target(first, "a")),
                "auto", List.of(target(first, "a")),
                "painter", List.of(target(first, "b")),
                "gpt-image-1", List.of(target(first, "c"))));
    List<String> models = new ArrayList<>(routes.models());
    assertTrue(models.remove("painter") && models.remove("gpt-image-1"), models.toString());
    assertEquals(
        List.of(
            "darkroom-local",
            "gpt-image-1.5",
            "gpt-image-2",
            "gpt-image-2-all",
            "dall-e-2",
            "dall-e-3"),
        models);
  }
}
