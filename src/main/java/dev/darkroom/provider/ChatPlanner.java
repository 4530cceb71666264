package dev.darkroom.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.Given;
import dev.darkroom.instruction.PlanData;
import dev.darkroom.instruction.UnreadablePlan;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A language model behind {@code POST /chat/completions}. Its answer is data: it is read by {@link
 * PlanData} and dropped unless it is exactly a plan. Nothing that it or a caller says is logged.
 */
public final class ChatPlanner implements Planner {
  private static final Logger LOG = LoggerFactory.getLogger(ChatPlanner.class);

  /** A plan of twenty operations has a few thousand characters. */
  private static final int ANSWER_MAX = 256 << 10;

  /** Longer instructions are no wishes that a model should be paid to read. */
  private static final int INSTRUCTION_MAX = 2_000;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(ANSWER_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Upstream upstream;
  private final String model;

  /** Whether the endpoint takes a schema for its answers; false once it has refused one. */
  private volatile boolean schema = true;

  public ChatPlanner(PlannerConfig config) {
    this.upstream = new Upstream(config.upstream());
    this.model = config.model();
  }

  /** What an exchange came to. */
  private record Said(int status, String content) {}

  @Override
  public Optional<EditPlan> read(String instruction, Given given, EditPlan grammar, Watch watch) {
    if (instruction.length() > INSTRUCTION_MAX) {
      return Optional.empty();
    }
    try {
      Watch limited =
          new PlannerWatch(watch, upstream.config().timeout().toNanos() + System.nanoTime());
      return answer(instruction, given, limited)
          .map(plan -> PlanData.read(plan, instruction, given, grammar));
    } catch (UnreadablePlan e) {
      LOG.info("planner {}: its answer is no plan: {}", model, e.getMessage());
    } catch (DarkroomException e) {
      if (e.code().blame() != ErrorCode.Blame.UPSTREAM) {
        throw e; // The job itself has to stop.
      }
      LOG.info("planner {}: {}", model, e.code());
    }
    return Optional.empty();
  }

  private Optional<Map<?, ?>> answer(String instruction, Given given, Watch watch) {
    boolean asked = schema;
    Said said = ask(PlannerPrompt.request(model, instruction, given, asked), watch);
    if (asked && (said.status() == 400 || said.status() == 422)) {
      said = ask(PlannerPrompt.request(model, instruction, given, false), watch);
      schema = said.status() != 200;
    }
    if (said.status() != 200) {
      LOG.info("planner {}: status {}", model, said.status());
      return Optional.empty();
    }
    return Optional.of(object(said.content()));
  }

  private Said ask(ObjectNode request, Watch watch) {
    return upstream.post(
        "/chat/completions",
        "application/json",
        BodyPublishers.ofString(request.toString()),
        watch,
        answer -> new Said(answer.status(), answer.status() == 200 ? content(answer) : ""));
  }

  private static String content(Upstream.Answer answer) throws IOException {
    byte[] body = answer.body().readNBytes(ANSWER_MAX + 1);
    if (body.length > ANSWER_MAX) {
      throw new UnreadablePlan("it is too long");
    }
    try {
      JsonNode text = JSON.readTree(body).path("choices").path(0).path("message").path("content");
      return text.isTextual() ? text.textValue() : "";
    } catch (JsonProcessingException _) {
      throw new UnreadablePlan("the completion is no JSON");
    }
  }

  /** The object of a text that may have words, or the fences of Markdown, around it. */
  private static Map<?, ?> object(String text) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      throw new UnreadablePlan("it holds no JSON");
    }
    try {
      return JSON.readValue(text.substring(from, to + 1), Map.class);
    } catch (JsonProcessingException _) {
      throw new UnreadablePlan("it is broken JSON");
    }
  }

  /** A watch that also ends the wait for a place among the calls when the planner's time is up. */
  private record PlannerWatch(Watch watch, long until) implements Watch {
    @Override
    public void progress(double done, String stage) {
      watch.progress(done, stage);
    }

    @Override
    public void check() {
      watch.check();
      if (System.nanoTime() - until > 0) {
        throw new DarkroomException(ErrorCode.UPSTREAM_BUSY, "The planner did not answer in time.");
      }
    }
  }

  @Override
  public void close() {
    upstream.close();
  }
}
