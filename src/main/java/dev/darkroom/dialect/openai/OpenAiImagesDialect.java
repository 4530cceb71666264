package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Credential;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Following;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAI images API. Bella OpenAPI and apiyi speak on the same paths; {@link Classifier} tells
 * from a request whose contract it follows, and {@link ModelClass} holds what that means.
 *
 * <p>Every path is served with and without {@code /v1}, because some clients set a base URL that
 * lacks it.
 */
public final class OpenAiImagesDialect implements Dialect {
  /** How often a stream shows that it is alive; clients and proxies wait longer. */
  private static final Duration QUIET = Duration.ofSeconds(15);

  /** Reads the requests of one endpoint. */
  private interface Endpoint {
    Reading read(Request request, Reception reception);
  }

  private final OpenAiConfig config;
  private final InstantSource clock;
  private final Duration quiet;
  private final Replies replies;
  private final long modelsCreated;
  private final Map<Service, Endpoint> endpoints;

  public OpenAiImagesDialect(OpenAiConfig config, InstantSource clock) {
    this(config, clock, QUIET);
  }

  /**
   * @param quiet the longest time that a stream is silent
   */
  OpenAiImagesDialect(OpenAiConfig config, InstantSource clock, Duration quiet) {
    this.config = config;
    this.clock = clock;
    this.quiet = quiet;
    this.replies = new Replies(clock);
    this.modelsCreated = clock.instant().getEpochSecond();
    this.endpoints = endpoints();
  }

  private Map<Service, Endpoint> endpoints() {
    Map<Service, Endpoint> map = new LinkedHashMap<>();
    for (String prefix : List.of("/v1", "")) {
      map.put(creating(prefix, ImagesEndpoint.EDITS), this::readEdit);
      map.put(creating(prefix, ImagesEndpoint.GENERATIONS), this::readGeneration);
      map.put(creating(prefix, ImagesEndpoint.VARIATIONS), this::readVariation);
      map.put(new Service("GET", prefix + "/models", false), this::listModels);
      map.put(new Service("GET", prefix + "/models/{id}", false), this::showModel);
    }
    return map;
  }

  private static Service creating(String prefix, ImagesEndpoint endpoint) {
    return new Service("POST", prefix + endpoint.path(), true);
  }

  @Override
  public String name() {
    return "openai";
  }

  @Override
  public Optional<String> api() {
    return Optional.of("openai");
  }

  @Override
  public List<Service> services() {
    return List.copyOf(endpoints.keySet());
  }

  @Override
  public Optional<String> credential(Request request) {
    return Credential.of(request);
  }

  @Override
  public Reading read(Service service, Request request, Reception reception) {
    long received = received(request);
    Endpoint endpoint = endpoints.get(service);
    if (endpoint == null) {
      throw new IllegalArgumentException("Not a service of this dialect: " + service);
    }
    try {
      return endpoint.read(request, reception);
    } catch (FaultException e) {
      return refusal(e.fault(), ErrorShape.OPENAI, received);
    } catch (BodyException e) {
      return refusal(bodyFault(e), ErrorShape.OPENAI, received);
    } catch (DarkroomException e) {
      return refusal(fault(request, e), ErrorShape.OPENAI, received);
    }
  }

  private Reading readEdit(Request request, Reception reception) {
    Fields fields = Fields.of(request);
    String model = Classifier.model(fields, reception.models());
    List<Field> pictures = ImageFields.of(fields);
    ModelClass family = new Classifier(config).classOf(model, fields, pictures.size());
    return submit(
        ImagesEndpoint.EDITS,
        family,
        request,
        () -> new EditsEndpoint(config, fields, reception).read(model, family, pictures));
  }

  private Reading readGeneration(Request request, Reception reception) {
    Fields fields = Fields.of(request);
    String model = Classifier.model(fields, reception.models());
    ModelClass family = new Classifier(config).ofGeneration(model, fields);
    return submit(
        ImagesEndpoint.GENERATIONS,
        family,
        request,
        () -> new GenerationsEndpoint(config, fields, reception).read(model, family));
  }

  private Reading readVariation(Request request, Reception reception) {
    Fields fields = Fields.of(request);
    String model = Classifier.model(fields, reception.models());
    return submit(
        ImagesEndpoint.VARIATIONS,
        VariationsEndpoint.FAMILY,
        request,
        () -> new VariationsEndpoint(fields, reception).read(model));
  }

  /** From here on, what is refused is refused in the family's shape. */
  private Reading submit(
      ImagesEndpoint endpoint, ModelClass family, Request request, Supplier<Asked> read) {
    long received = received(request);
    try {
      Asked asked = read.get();
      String task = "task_" + UUID.randomUUID().toString().replace("-", "");
      return new Reading.Submit(
          new OpenAiCall(
              asked.job(), family, asked.options(), endpoint, request.id(), task, received));
    } catch (FaultException e) {
      return refusal(e.fault(), family.answers().errors(), received);
    } catch (DarkroomException e) {
      Fault fault = named(fault(request, e), request.id());
      return refusal(fault, family.answers().errors(), received);
    }
  }

  private Reading listModels(Request request, Reception reception) {
    byte[] body = new Models(reception.models(), modelsCreated).list();
    return new Reading.Reply(replies.json(200, body, received(request)));
  }

  private Reading showModel(Request request, Reception reception) {
    byte[] body = new Models(reception.models(), modelsCreated).one(request.pathParameter("id"));
    return new Reading.Reply(replies.json(200, body, received(request)));
  }

  @Override
  public Response answer(Call call, Outcome outcome, Delivery delivery) {
    OpenAiCall own = own(call);
    Response response =
        switch (outcome) {
          case Outcome.Succeeded succeeded -> success(Finished.of(own, succeeded, delivery));
          case Outcome.Failed failed ->
              replies.refused(fault(own, failed), own.family().answers().errors(), own.received());
        };
    String task = delivery.task();
    return task.isEmpty() ? response : response.with("x-darkroom-task", task);
  }

  /** A caller who reads events would see nothing at all in a plain answer. */
  private Response success(Finished finished) {
    return finished.call().streamed()
        ? replies.events(finished.call(), new FinishedEvents(finished), finished.outcome().notes())
        : replies.images(finished);
  }

  @Override
  public Response stream(Call call, Following following) {
    OpenAiCall own = own(call);
    var events = new EventStream(own, following, quiet, failed -> fault(own, failed));
    return following.now().outcome() instanceof Outcome.Succeeded done
        ? replies.events(own, events, done.notes())
        : replies.events(own, events, List.of());
  }

  private static OpenAiCall own(Call call) {
    if (call instanceof OpenAiCall own) {
      return own;
    }
    throw new IllegalArgumentException("Not a call of this dialect: " + call);
  }

  @Override
  public Response refuse(Request request, DarkroomException failure) {
    Fault fault = named(fault(request, failure), request.id());
    Response response = replies.refused(fault, ErrorShape.OPENAI, received(request));
    return failure.code() == ErrorCode.METHOD_NOT_ALLOWED
        ? response.with("Allow", allowed(request.path()))
        : response;
  }

  /** In the shape of the call's family. */
  @Override
  public Response refuse(Call call, Request request, DarkroomException failure) {
    OpenAiCall own = own(call);
    Fault fault = named(fault(request, failure), request.id());
    return replies.refused(fault, own.family().answers().errors(), own.received());
  }

  private long received(Request request) {
    return clock.millis() - request.age().toMillis();
  }

  private static Fault fault(OpenAiCall call, Outcome.Failed failed) {
    Fault fault = Wording.of(failed.code(), failed.message(), param(failed.parameter()));
    return named(fault, call.request());
  }

  private Fault fault(Request request, DarkroomException failure) {
    String sentence =
        switch (failure.code()) {
          case ROUTE_UNKNOWN ->
              "Invalid URL (" + request.method() + " " + Faults.echo(request.path()) + ")";
          case METHOD_NOT_ALLOWED ->
              "Not allowed to %s on %s. Use %s."
                  .formatted(
                      request.method(), Faults.echo(request.path()), allowed(request.path()));
          case KEY_MISSING ->
              "You didn't provide an API key. Send it in the header 'Authorization: Bearer"
                  + " YOUR_KEY'.";
          case KEY_UNKNOWN ->
              "Incorrect API key provided: "
                  + credential(request).map(Credential::masked).orElse("***")
                  + ".";
          default -> failure.sentence();
        };
    return Wording.of(failure.code(), sentence, param(failure.parameter()));
  }

  private String allowed(String path) {
    List<String> parts = List.of(path.split("/"));
    return endpoints.keySet().stream()
        .filter(service -> matches(List.of(service.path().split("/")), parts))
        .map(Service::method)
        .collect(Collectors.joining(", "));
  }

  private static boolean matches(List<String> template, List<String> path) {
    if (template.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!template.get(i).startsWith("{") && !template.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Fault bodyFault(BodyException e) {
    ErrorCode code =
        switch (e.kind()) {
          case TOO_LARGE -> ErrorCode.BODY_TOO_LARGE;
          case MALFORMED -> ErrorCode.BODY_MALFORMED;
          case BUSY -> ErrorCode.QUEUE_FULL;
        };
    return Wording.of(code, String.valueOf(e.getMessage()), null);
  }

  /** The wire's name of an input that the job's vocabulary names. */
  private static @Nullable String param(@Nullable String parameter) {
    return "instruction".equals(parameter) ? "prompt" : parameter;
  }

  /** A failure of this side tells the id by which the log tells the rest. */
  private static Fault named(Fault fault, String request) {
    return fault.status() == 500
        ? Fault.ours(500, fault.code(), fault.message() + " (request " + request + ")")
        : fault;
  }

  private Reading refusal(Fault fault, ErrorShape shape, long received) {
    return new Reading.Reply(replies.refused(fault, shape, received));
  }
}
