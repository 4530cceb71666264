package dev.darkroom.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.ProviderKind.OptionException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * The API of AUTOMATIC1111's web UI and its look-alikes. One picture a call, one call after the
 * other: such a server does one thing at a time, and what it has begun it does to its end even when
 * nobody waits any more.
 */
public final class A1111Provider implements Provider {
  /** The key is a user's name and password with a colon between them. */
  private static final Login BASIC =
      (request, key) ->
          request.header(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));

  private final Upstream upstream;
  private final Answers answers;
  private final Pictures pictures;
  private final LongSupplier random;
  private final A1111Request request;
  private final boolean interrupts;

  /**
   * @throws ProviderKind.OptionException as {@link ProviderKind#open} says
   */
  public A1111Provider(ProviderConfig config, ProviderKind.Tools tools) {
    this(config, tools, new SecureRandom()::nextLong);
  }

  /**
   * @param random draws a seed
   */
  A1111Provider(ProviderConfig config, ProviderKind.Tools tools, LongSupplier random) {
    Options options = Options.of(config, A1111Request.OPTIONS);
    this.request = new A1111Request(options);
    this.interrupts = interrupts(options, config);
    this.upstream = new Upstream(config, BASIC);
    this.answers = new Answers(config, tools.download());
    this.pictures = tools.pictures();
    this.random = random;
  }

  /** An interrupt stops whatever runs, so that nothing but the job that ends may run. */
  private static boolean interrupts(Options options, ProviderConfig config) {
    boolean wanted =
        options
            .text(A1111Request.INTERRUPT, "true|false", "true or false")
            .equals(Optional.of("true"));
    if (wanted && config.maxConcurrent() != 1) {
      throw new OptionException(
          A1111Request.INTERRUPT,
          "it needs maxConcurrent: 1, for it stops whatever the server does");
    }
    return wanted;
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
    InputFiles sent =
        InputFiles.read(
            job, InputFiles.PNG_ONLY, InputFiles.MaskForm.WHITE, sources, pictures, watch);
    List<Message> messages =
        IntStream.range(0, job.count())
            .mapToObj(i -> request.message(job, model, sent, Seeds.each(job, i, random)))
            .toList();
    watch.progress(0.1, "upstream");
    return Batch.inTurn(messages, message -> call(job, message, watch))
        .toMade(job, UnusedOptions.notes(job, OpenModelRequest.USED));
  }

  private Batch call(Job job, Message message, Watch watch) throws InterruptedException {
    AtomicBoolean answered = new AtomicBoolean();
    try (Upstream.Session session = upstream.open(watch)) {
      try {
        return session.post(
            message.path(),
            message.type(),
            message.body(),
            answer -> {
              answered.set(true);
              return read(job, answer);
            });
      } finally {
        if (interrupts && !answered.get()) {
          interrupt(session);
        }
      }
    }
  }

  /** Waits until it is told, for by then the next job may run. */
  private void interrupt(Upstream.Session session) throws InterruptedException {
    session.farewell(upstream.to("/sdapi/v1/interrupt").POST(BodyPublishers.noBody())).join();
  }

  private Batch read(Job job, Upstream.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw StatusErrors.map(answers.error(answer));
    }
    Batch batch = new Batch();
    JsonNode image = answers.json(answer).path("images").path(0);
    if (image.isTextual()) {
      byte[] file = Answers.base64(image.asText());
      batch.add(pictures.convert(file, job.output(), answer.patience().watch()));
    }
    return batch;
  }

  @Override
  public void close() {
    upstream.close();
  }
}
