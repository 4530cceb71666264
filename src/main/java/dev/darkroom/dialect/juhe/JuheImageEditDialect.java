package dev.darkroom.dialect.juhe;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.DefaultSize;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Notes;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Juhe's image editing: one form in, one link out. It answers within a minute, because its clients
 * wait no longer.
 */
public final class JuheImageEditDialect implements Dialect {
  private static final Logger LOG = LoggerFactory.getLogger(JuheImageEditDialect.class);
  private static final String PATH = "/image_edit/edit";

  /** From the request to the answer; clients are told to wait for 60 seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(55);

  /** What is beyond is cut off silently, as the original does it. */
  private static final int TEXT_MAX = 800;

  private static final String AUTO = "auto";

  private final RatioSource ratioSource;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param ratioSource whose ratio a result has for which the caller named no size
   * @param random draws the numbers of orders, which are ids of tasks, so it must not be
   *     foreseeable
   */
  public JuheImageEditDialect(
      RatioSource ratioSource, InstantSource clock, RandomGenerator random) {
    this.ratioSource = ratioSource;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String name() {
    return "juhe";
  }

  @Override
  public Optional<String> api() {
    return Optional.of("juhe");
  }

  @Override
  public List<Service> services() {
    return List.of(new Service("POST", PATH, true), new Service("GET", PATH, true));
  }

  @Override
  public List<String> territory() {
    return List.of("/image_edit");
  }

  /** A field of the form. */
  @Override
  public Optional<String> credential(Request request) {
    return Form.of(request).text("key").map(String::strip).filter(key -> !key.isEmpty());
  }

  @Override
  public Reading read(Service service, Request request, Reception reception) {
    if (request.method().equals("HEAD")) { // Served where GET is, but nobody would see the order.
      throw new DarkroomException(ErrorCode.METHOD_NOT_ALLOWED, "Use POST.");
    }
    Instant received = clock.instant();
    String order = Order.next(received, random);
    try {
      Job job = job(Form.of(request), reception);
      Duration left = PATIENCE.minus(Duration.between(received, clock.instant()));
      return new Reading.Submit(new JuheCall(job, order, left, request.id()));
    } catch (RefusalException e) {
      log(order, request.id(), e.refusal(), e.detail());
      return new Reading.Reply(Answers.refused(200, e.refusal(), e.detail()));
    } catch (DarkroomException e) {
      log(order, request.id(), Wording.of(e.code()).refusal(), e.code().name());
      throw e;
    }
  }

  private Job job(Form form, Reception reception) {
    reception.afford(Job.Work.EDIT, 1);
    String text = form.text("text").filter(sent -> !sent.isBlank()).orElse("");
    Optional<InputImages> images = InputImages.of(form);
    if (text.isEmpty() || images.isEmpty()) {
      String missing = text.isEmpty() ? "text" : "image1";
      throw new RefusalException(Refusal.TEXT_OR_IMAGE_MISSING, missing + " is missing or empty.");
    }
    String instruction = cut(text);
    Optional<Size> size = form.text("size").map(SizeField::parse);
    String model = model(form, reception);
    images.get().check();
    reception.moderate(instruction);
    List<Picture> pictures = images.get().take(instruction, reception);
    OutputSpec output =
        new OutputSpec(
            size.orElseGet(() -> sizeFor(pictures)), size.isEmpty(), OutputFormat.PNG, 100, false);
    return new Job(
        Job.Work.EDIT, model, instruction, pictures, null, false, 1, 0, output, Map.of());
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= TEXT_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_MAX));
  }

  private static String model(Form form, Reception reception) {
    String model = form.text("model").map(String::strip).orElse("");
    if (model.isEmpty() || model.equalsIgnoreCase(AUTO)) {
      return AUTO;
    }
    if (!reception.models().contains(model)) {
      throw new RefusalException(
          Refusal.NOT_ALLOWED, "model: this key may not use the model asked for; leave it empty.");
    }
    return model;
  }

  private Size sizeFor(List<Picture> pictures) {
    Picture reference =
        switch (ratioSource) {
          case FIRST -> pictures.getFirst();
          case LAST -> pictures.getLast();
        };
    return DefaultSize.megapixel(reference.size());
  }

  @Override
  public Response answer(Call call, Outcome outcome, Delivery delivery) {
    if (!(call instanceof JuheCall own)) {
      throw new IllegalArgumentException("Not a call of this dialect: " + call);
    }
    Response response =
        switch (outcome) {
          case Outcome.Succeeded succeeded -> success(succeeded, delivery);
          case Outcome.Failed(var code, var message, _) -> {
            Wording wording = Wording.of(code);
            // Its sentence may repeat the instruction, which no log keeps.
            log(delivery.task(), own.request(), wording.refusal(), code.name());
            yield Answers.refused(wording.status(), wording.refusal(), message);
          }
        };
    return response.with("x-darkroom-task", delivery.task());
  }

  private static Response success(Outcome.Succeeded succeeded, Delivery delivery) {
    Response response =
        Answers.success(delivery.task(), succeeded.images().stream().map(delivery::link).toList());
    return succeeded.notes().isEmpty()
        ? response
        : response.with("x-darkroom-note", Notes.header(succeeded.notes()));
  }

  @Override
  public Response refuse(Request request, DarkroomException failure) {
    Wording wording = Wording.of(failure.code());
    String detail =
        failure.code() == ErrorCode.INTERNAL
            ? failure.sentence() + " (request " + request.id() + ")"
            : failure.sentence();
    return Answers.refused(wording.status(), wording.refusal(), detail);
  }

  private static void log(String order, String request, Refusal refusal, String detail) {
    LOG.info("order {} of request {} ended with {}: {}", order, request, refusal.code(), detail);
  }
}
