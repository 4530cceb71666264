package dev.darkroom.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * One exchange with an upstream as its documents describe it, from {@code exchanges/}: a {@code
 * request} that it expects, field by field, and its {@code answer}; under {@code then} the calls
 * that follow, each with its own request and answer; under {@code files} what lies behind links, by
 * path, as {@code TYPE BASE64}. {@code source} says which document it follows.
 *
 * <p>{@link Macros} says what may stand in texts.
 */
public record UpstreamExchange(JsonNode script, Macros macros) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /**
   * @param resource such as {@code openai/edit.yaml}
   * @param base the upstream's address, which is that of its files too
   */
  public static UpstreamExchange read(String resource, String base) {
    return read(resource, new Macros(base, base));
  }

  public static UpstreamExchange read(String resource, Macros macros) {
    try (InputStream in = UpstreamExchange.class.getResourceAsStream("/exchanges/" + resource)) {
      return new UpstreamExchange(YAML.readTree(Objects.requireNonNull(in, resource)), macros);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The calls in their order. */
  public List<UpstreamStep> steps() {
    List<UpstreamStep> steps = new ArrayList<>();
    steps.add(first());
    script.path("then").forEach(step -> steps.add(new UpstreamStep(step, macros)));
    return steps;
  }

  private UpstreamStep first() {
    return new UpstreamStep(script, macros);
  }

  /** Of the first call's answer; likewise the others. */
  public int status() {
    return first().status();
  }

  public Map<String, String> headers() {
    return first().headers();
  }

  public byte[] body() {
    return first().body();
  }

  /** Puts the answers into the upstream's script, so many times. */
  public void play(ScriptedUpstream upstream, int times) {
    for (int i = 0; i < times; i++) {
      playFirst(upstream);
      playRest(upstream);
    }
  }

  /** By its address too where another call has the same, for such are answered in their order. */
  private void playFirst(ScriptedUpstream upstream) {
    UpstreamStep first = first();
    boolean again =
        steps().stream().skip(1).anyMatch(step -> step.address().equals(first.address()));
    if (again) {
      upstream.to(first.method(), first.path(), first::answer);
    } else {
      upstream.then(first::answer);
    }
  }

  /** As {@link #play}, but the first answer waits until it may go. */
  public void playHeld(ScriptedUpstream upstream, Future<?> go) {
    upstream.then(
        connection -> {
          try {
            go.get();
          } catch (ExecutionException e) {
            throw new IOException(e);
          }
          ScriptedUpstream.write(connection.out(), status(), headers(), body());
        });
    playRest(upstream);
  }

  /** What follows is found by method and path, so that several jobs may run side by side. */
  private void playRest(ScriptedUpstream upstream) {
    List<UpstreamStep> steps = steps();
    for (UpstreamStep step : steps.subList(1, steps.size())) {
      upstream.to(step.method(), step.path(), step::answer);
    }
    for (Map.Entry<String, JsonNode> file : script.path("files").properties()) {
      String[] parts = file.getValue().asText().split(" ", 2);
      upstream.file(file.getKey(), 200, parts[0], macros.bytes(parts[1]));
    }
  }

  /** Fails unless the call is the first one expected, with every field and no other. */
  public void verify(UpstreamCall call) {
    first().verify(call);
  }

  /** Fails unless the calls are those expected, each with every field and no other. */
  public void verify(List<UpstreamCall> calls) {
    List<UpstreamStep> steps = steps();
    for (int i = 0; i < Math.min(steps.size(), calls.size()); i++) {
      steps.get(i).verify(calls.get(i));
    }
    assertEquals(steps.size(), calls.size(), "the number of calls");
  }
}
