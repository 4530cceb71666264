package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Delivery;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Notes;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Reception;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.BodyException;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Outcome;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
  private static final String VERSION = "2020-10-01";

  /** Reads the requests of one endpoint. */
  private interface Endpoint {
    Reading read(Request request, Reception reception, long received);
  }

  private final OpenAiConfig config;
  private final InstantSource clock;
  private final long modelsCreated;
  private final Map<Service, Endpoint> endpoints;

  public OpenAiImagesDialect(OpenAiConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.modelsCreated = clock.instant().getEpochSecond();
    this.endpoints = endpoints();
  }

  private Map<Service, Endpoint> endpoints() {
    Map<Service, Endpoint> map = new LinkedHashMap<>();
    for (String prefix : List.of("/v1", "")) {
      map.put(new Service("POST", prefix + "/images/edits", true), this::readEdit);
      map.put(new Service("GET", prefix + "/models", false), this::listModels);
      map.put(new Service("GET", prefix + "/models/{id}", false), this::showModel);
    }
    return map;
  }

  @Override
  public String name() {
    return "openai";
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
    long received = clock.millis();
    Endpoint endpoint = endpoints.get(service);
    if (endpoint == null) {
      throw new IllegalArgumentException("Not a service of this dialect: " + service);
    }
    try {
      return endpoint.read(request, reception, received);
    } catch (FaultException e) {
      return refusal(e.fault(), ErrorShape.OPENAI, received);
    } catch (BodyException e) {
      return refusal(bodyFault(e), ErrorShape.OPENAI, received);
    } catch (DarkroomException e) {
      return refusal(fault(request, e), ErrorShape.OPENAI, received);
    }
  }

  private Reading readEdit(Request request, Reception reception, long received) {
    Fields fields = Fields.of(request);
    String model = Classifier.model(fields, reception.models());
    List<Field> pictures = ImageFields.of(fields);
    ModelClass family = new Classifier(config).classOf(model, fields, pictures.size());
    try {
      var edit = new EditsEndpoint(config, fields, reception).read(model, family, pictures);
      return new Reading.Submit(
          new OpenAiCall(
              edit.job(),
              family,
              edit.options(),
              "image_edit",
              request.id(),
              "task_" + UUID.randomUUID().toString().replace("-", ""),
              received));
    } catch (FaultException e) {
      return refusal(e.fault(), family.answers().errors(), received);
    }
  }

  private Reading listModels(Request request, Reception reception, long received) {
    byte[] body = new Models(reception.models(), modelsCreated).list();
    return new Reading.Reply(json(200, body, received));
  }

  private Reading showModel(Request request, Reception reception, long received) {
    byte[] body = new Models(reception.models(), modelsCreated).one(request.pathParameter("id"));
    return new Reading.Reply(json(200, body, received));
  }

  @Override
  public Response answer(Call call, Outcome outcome, Delivery delivery) {
    if (!(call instanceof OpenAiCall own)) {
      throw new IllegalArgumentException("Not a call of this dialect: " + call);
    }
    Response response =
        switch (outcome) {
          case Outcome.Succeeded succeeded -> success(own, succeeded, delivery);
          case Outcome.Failed(var code, var message, var parameter) ->
              refused(
                  named(Wording.of(code, message, param(parameter)), own.request()),
                  own.family().answers().errors(),
                  own.received());
        };
    String task = delivery.task();
    return task.isEmpty() ? response : response.with("x-darkroom-task", task);
  }

  private Response success(OpenAiCall call, Outcome.Succeeded outcome, Delivery delivery) {
    Finished finished = Finished.of(call, outcome, delivery);
    Response response =
        call.options().stream()
            ? new Response(
                200,
                Map.of(
                    "Content-Type", "text/event-stream; charset=utf-8",
                    "Cache-Control", "no-cache"),
                new EventsBody(finished))
            : new Response(
                200, Map.of("Content-Type", "application/json"), ImagesBody.of(finished));
    Response noted =
        outcome.notes().isEmpty()
            ? response
            : response.with("x-darkroom-note", Notes.header(outcome.notes()));
    return standard(noted, call.received());
  }

  @Override
  public Response refuse(Request request, DarkroomException failure) {
    Fault fault = named(fault(request, failure), request.id());
    Response response = refused(fault, ErrorShape.OPENAI, clock.millis());
    return failure.code() == ErrorCode.METHOD_NOT_ALLOWED
        ? response.with("Allow", allowed(request.path()))
        : response;
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
    return new Reading.Reply(refused(fault, shape, received));
  }

  private Response refused(Fault fault, ErrorShape shape, long received) {
    Response response = json(fault.status(), shape.body(fault), received);
    for (var header : fault.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private Response json(int status, byte[] body, long received) {
    return standard(Response.of(status, "application/json", body), received);
  }

  private Response standard(Response response, long received) {
    long took = Math.max(0, clock.millis() - received);
    return response
        .with("openai-processing-ms", Long.toString(took))
        .with("openai-version", VERSION);
  }
}
