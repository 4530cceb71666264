package dev.darkroom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conformance table: a request in neutral form and what its answer has to be, and
 * perhaps a second request that follows from the answer. The README beside the tables explains how
 * a line is written.
 *
 * @param strict whether the server has to be strict
 * @param work how the work behind it goes
 * @param steps at least one
 */
public record ConformanceRow(String id, String title, boolean strict, Work work, List<Step> steps) {
  /**
   * What happens to the job of a row.
   *
   * @param provider whether it presupposes a provider that paints whatever it is asked for
   * @param shows how many pictures are shown on the way
   * @param fails how it fails in the end, or null
   * @param alone whether only a dialect alone can be asked
   * @param poor whether the account has no credits
   */
  public record Work(
      boolean provider, int shows, @Nullable ErrorCode fails, boolean alone, boolean poor) {
    static final Work USUAL = new Work(false, 0, null, false, false);

    private static Work of(JsonNode node) {
      return new Work(
          node.path("provider").asBoolean(),
          node.path("shows").asInt(),
          node.has("fails") ? ErrorCode.valueOf(node.path("fails").asText()) : null,
          node.path("alone").asBoolean(),
          node.path("poor").asBoolean());
    }
  }

  /** One request and what its answer has to be. */
  public record Step(RowRequest request, int status, List<String> checks) {
    private static Step of(JsonNode node, String pictures) {
      List<String> checks = new ArrayList<>();
      node.path("expect").forEach(check -> checks.add(check.asText()));
      return new Step(new RowRequest(node, pictures), node.path("status").asInt(), checks);
    }
  }

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /**
   * @param resource such as {@code /conformance/openai-edits.yaml}
   * @param pictures where a server can fetch the test pictures by name
   */
  public static List<ConformanceRow> read(String resource, String pictures) {
    try (InputStream in = ConformanceRow.class.getResourceAsStream(resource)) {
      List<ConformanceRow> rows = new ArrayList<>();
      JsonNode defaults = YAML.createObjectNode();
      for (JsonNode node : YAML.readTree(Objects.requireNonNull(in, resource))) {
        if (node.has("row")) {
          rows.add(row(node, defaults, pictures));
        } else {
          defaults = node;
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConformanceRow row(JsonNode own, JsonNode defaults, String pictures) {
    ObjectNode node = defaults.deepCopy();
    node.setAll((ObjectNode) own);
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(node, pictures));
    if (node.has("then")) {
      steps.add(Step.of(node.path("then"), pictures));
    }
    return new ConformanceRow(
        node.path("row").asText(),
        node.path("title").asText(),
        node.path("strict").asBoolean(),
        Work.of(node),
        steps);
  }

  /** Over a gateway whose jobs go as this row says. */
  public void verify(ScriptedGateway gateway) {
    var delivery = gateway.delivery();
    var preview = delivery.put(new Size(64, 64), OutputFormat.PNG, false);
    gateway.showing(Collections.nCopies(work.shows(), preview));
    if (work.fails() != null) {
      var failed = new Outcome.Failed(work.fails(), PaintingProvider.STOPPED, null);
      gateway.ending(_ -> failed);
    }
    if (work.poor()) {
      gateway.poor();
    }
    verify((Exchange) gateway);
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
