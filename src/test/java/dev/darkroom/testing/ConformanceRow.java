package dev.darkroom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One line of a conformance table: a request in neutral form and what its answer has to be, and
 * perhaps a second request that follows from the answer. The file's head explains how a line is
 * written.
 *
 * @param strict whether the server has to be strict
 * @param steps at least one
 */
public record ConformanceRow(String id, String title, boolean strict, List<Step> steps) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** One request and what its answer has to be. */
  public record Step(RowRequest request, int status, List<String> checks) {
    private static Step of(JsonNode node, String pictures) {
      List<String> checks = new ArrayList<>();
      node.path("expect").forEach(check -> checks.add(check.asText()));
      return new Step(new RowRequest(node, pictures), node.path("status").asInt(), checks);
    }
  }

  /**
   * @param resource such as {@code /conformance/openai-edits.yaml}
   * @param pictures where a server can fetch the test pictures by name
   */
  public static List<ConformanceRow> read(String resource, String pictures) {
    try (InputStream in = ConformanceRow.class.getResourceAsStream(resource)) {
      List<ConformanceRow> rows = new ArrayList<>();
      for (JsonNode node : YAML.readTree(Objects.requireNonNull(in, resource))) {
        rows.add(row(node, pictures));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConformanceRow row(JsonNode node, String pictures) {
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(node, pictures));
    if (node.has("then")) {
      steps.add(Step.of(node.path("then"), pictures));
    }
    return new ConformanceRow(
        node.path("row").asText(),
        node.path("title").asText(),
        node.path("strict").asBoolean(),
        steps);
  }

  /** Sends the requests and looks at all that is expected of the answers. */
  public void verify(Exchange exchange) {
    ScriptedAnswer answer = null;
    for (Step step : steps) {
      answer = exchange.send(step.request().call(answer));
      Expectation expectation = new Expectation(answer, exchange);
      expectation.status(step.status());
      step.checks().forEach(expectation::verify);
    }
  }

  @Override
  public String toString() {
    return id + " " + title;
  }
}
