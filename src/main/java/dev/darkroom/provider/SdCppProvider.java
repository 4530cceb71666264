package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * The server of stable-diffusion.cpp by its own jobs, which can be queued, looked at and cancelled
 * while they wait; its OpenAI-like calls have no place for a seed but the prompt.
 */
public final class SdCppProvider implements Provider {
  private static final String JOBS = "/sdcpp/v1/jobs/";
  private static final int COUNT_MAX = 8;

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;
  private final LongSupplier random;
  private final SdCppRequest request;

  /**
   * @throws ProviderKind.OptionException as {@link ProviderKind#open} says
   */
  public SdCppProvider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, new SecureRandom()::nextLong);
  }

  /**
   * @param random draws a seed
   */
  SdCppProvider(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    this.request = new SdCppRequest(Options.of(config, SdCppRequest.OPTIONS));
    this.upstream = new Upstream(config);
    this.answers = new Answers(config, tools.download());
    this.pictures = tools.pictures();
    this.random = random;
  }

  @Override
  public String id() {
    return upstream.config().id();
  }

  @Override
  public Optional<String> obstacle(Job job, String model) {
    return request.obstacle(job).map(reason -> "The model " + model + " " + reason + ".");
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    boolean whole = job.count() <= COUNT_MAX;
    InputFiles sent =
        InputFiles.read(
            job, InputFiles.PNG_ONLY, InputFiles.MaskForm.WHITE, sources, pictures, watch);
    List<String> bodies =
        IntStream.range(0, whole ? 1 : job.count())
            .mapToObj(
                i ->
                    request
                        .json(job, sent, whole ? job.count() : 1, Seeds.each(job, i, random))
                        .toString())
            .toList();
    watch.progress(0.1, "upstream");
    return Batch.each(bodies, body -> run(job, body, watch))
        .toMade(job, UnusedOptions.notes(job, OpenModelRequest.USED));
  }

  private Batch run(Job job, String body, Watch watch) {
    try (Upstream.Session session = upstream.open(watch)) {
      String id =
          session.post(
              "/sdcpp/v1/img_gen", "application/json", BodyPublishers.ofString(body), this::queued);
      return read(job, finished(session, id), session.patience());
    }
  }

  private String queued(Upstream.Answer answer) throws IOException {
    if (answer.status() != 202 && answer.status() != 200) {
      throw failure(answers.error(answer));
    }
    String id = answers.json(answer).path("id").asText();
    if (!id.matches("[\\w-]{1,100}")) {
      throw Answers.wrong("no picture");
    }
    return id;
  }

  private static DarkroomException failure(UpstreamError error) {
    return error.message().contains("does not support") ? error.refused() : StatusErrors.map(error);
  }

  /** The job once it has ended; where nobody waits for that any more it is cancelled. */
  private JsonNode finished(Upstream.Session session, String id) {
    boolean ended = false;
    try {
      JsonNode job =
          Polling.NEAR.until(session, reading -> session.get(JOBS + id, reading), this::ended);
      ended = true;
      return job;
    } finally {
      if (!ended) {
        session.farewell(upstream.to(JOBS + id + "/cancel").POST(BodyPublishers.noBody()));
      }
    }
  }

  /** A job that is not known any more was lost with a restart. */
  private Optional<JsonNode> ended(Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw answers.error(answer).failed();
    }
    JsonNode job = answers.json(answer);
    String status = job.path("status").asText();
    return Set.of("queued", "generating").contains(status) ? Optional.empty() : Optional.of(job);
  }

  private Batch read(Job job, JsonNode ended, Patience patience) {
    Batch batch = new Batch();
    if (!ended.path("status").asText().equals("completed")) {
      String code = ended.path("error").path("code").asText(ended.path("status").asText());
      UpstreamError error = new UpstreamError(200, code, "", "", OptionalLong.empty());
      error.log(upstream.config(), "");
      throw error.failed();
    }
    for (JsonNode image : ended.path("result").path("images")) {
      try {
        byte[] file = answers.picture(image, patience);
        batch.add(pictures.convert(file, job.output(), patience.watch()));
      } catch (DarkroomException e) {
        batch.add(e);
      }
    }
    return batch;
  }

  @Override
  public void close() {
    upstream.close();
  }
}
