package dev.darkroom.testing;

import dev.darkroom.dialect.Call;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Reading;
import dev.darkroom.dialect.Service;
import dev.darkroom.dialect.TaskView;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.ResultImage;
import dev.darkroom.job.Size;
import dev.darkroom.job.TaskState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shortest way from a scripted call through one dialect and back: routes, looks at the key, and
 * answers every job with plain pictures of the size asked for, or with what a test sets.
 */
public final class ScriptedGateway implements Exchange {
  /** The one key that is known. */
  public static final String KEY = "sk-test-0123456789";

  /** A key that an operator has disabled. */
  public static final String DISABLED_KEY = "sk-disabled-0123456789";

  /** Keys that are known and refused, each for one reason, and what the refusal says. */
  private static final Map<String, ErrorCode> REFUSED =
      Map.of(
          DISABLED_KEY,
          ErrorCode.KEY_DISABLED,
          keyRefused(ErrorCode.ADDRESS_DENIED),
          ErrorCode.ADDRESS_DENIED,
          keyRefused(ErrorCode.KEY_EXPIRED),
          ErrorCode.KEY_EXPIRED,
          keyRefused(ErrorCode.ACCOUNT_SUSPENDED),
          ErrorCode.ACCOUNT_SUSPENDED,
          keyRefused(ErrorCode.ORIGIN_DENIED),
          ErrorCode.ORIGIN_DENIED,
          keyRefused(ErrorCode.ADDRESS_LIMITED),
          ErrorCode.ADDRESS_LIMITED,
          keyRefused(ErrorCode.RATE_LIMITED),
          ErrorCode.RATE_LIMITED,
          keyRefused(ErrorCode.TEST_KEY_LIMITED),
          ErrorCode.TEST_KEY_LIMITED,
          keyRefused(ErrorCode.MODEL_DENIED),
          ErrorCode.MODEL_DENIED);

  private final Dialect dialect;
  private final ScriptedReception reception;
  private final FakeDelivery delivery = new FakeDelivery();
  private final List<Call> calls = new ArrayList<>();
  private List<ResultImage> previews = List.of();
  private Function<Job, Outcome> engine = this::plainPictures;
  private @Nullable DarkroomException refusal;

  /** A key that is refused for this reason before a request is read. */
  public static String keyRefused(ErrorCode why) {
    return "sk-refused-" + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public ScriptedGateway(Dialect dialect, List<String> models) {
    this.dialect = dialect;
    this.reception = new ScriptedReception(models);
  }

  /** From now on jobs end like this. */
  public ScriptedGateway ending(Function<Job, Outcome> outcome) {
    engine = outcome;
    return this;
  }

  /** From now on the account can pay for nothing. */
  public ScriptedGateway poor() {
    reception.empty();
    return this;
  }

  /** From now on a call that was read is refused like this instead of becoming a task. */
  public ScriptedGateway admitting(DarkroomException none) {
    refusal = none;
    return this;
  }

  /** From now on streamed calls see these pictures on the way. */
  public ScriptedGateway showing(List<ResultImage> onTheWay) {
    previews = List.copyOf(onTheWay);
    return this;
  }

  /** What the dialect read, in order. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public Job job() {
    return calls.getLast().job();
  }

  public ScriptedReception reception() {
    return reception;
  }

  public FakeDelivery delivery() {
    return delivery;
  }

  @Override
  public ScriptedAnswer send(ScriptedCall call) {
    try {
      return delivery
          .linked(call.path())
          .map(bytes -> new ScriptedAnswer(200, Map.of(), bytes))
          .orElseGet(() -> ScriptedAnswer.of(respond(call)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response respond(ScriptedCall call) {
    FakeRequest request = call.toRequest();
    List<Service> here =
        dialect.services().stream().filter(s -> match(s, request.path()).isPresent()).toList();
    Optional<Service> service =
        here.stream().filter(s -> s.method().equals(request.method())).findFirst();
    if (service.isEmpty()) {
      ErrorCode code = here.isEmpty() ? ErrorCode.ROUTE_UNKNOWN : ErrorCode.METHOD_NOT_ALLOWED;
      return dialect.refuse(request, new DarkroomException(code, "Not here."));
    }
    try {
      authenticate(dialect.credential(request));
      var parameters = match(service.get(), request.path()).orElseThrow();
      FakeRequest read = new FakeRequest(call, parameters);
      return run(read, dialect.read(service.get(), read, reception));
    } catch (DarkroomException e) {
      return dialect.refuse(request, e);
    }
  }

  private Response run(Request request, Reading reading) {
    return switch (reading) {
      case Reading.Reply(var response) -> response;
      case Reading.Submit(var call) -> {
        calls.add(call);
        yield refusal == null
            ? answer(call, engine.apply(call.job()))
            : dialect.refuse(call, request, refusal);
      }
      case Reading.Fail(var call, var failure) -> {
        calls.add(call);
        yield answer(call, failure);
      }
    };
  }

  private Response answer(Call call, Outcome outcome) {
    reception.stored().forEach(delivery::keep);
    TaskView end = view(call, outcome, previews);
    reception.scripted().put(end);
    if (!call.streamed() || (outcome instanceof Outcome.Failed && previews.isEmpty())) {
      return dialect.answer(call, outcome, end.delivery());
    }
    List<TaskView> steps = new ArrayList<>();
    for (int shown = previews.isEmpty() ? 0 : 1; shown <= previews.size(); shown++) {
      steps.add(view(call, null, previews.subList(0, shown)));
    }
    steps.add(end);
    return dialect.stream(call, ScriptedTasks.steps(steps));
  }

  private TaskView view(Call call, @Nullable Outcome outcome, List<ResultImage> shown) {
    TaskState state =
        outcome == null
            ? TaskState.RUNNING
            : outcome instanceof Outcome.Succeeded ? TaskState.SUCCEEDED : TaskState.FAILED;
    return new TaskView(
        call.task(),
        dialect.name(),
        state,
        call.job(),
        delivery.created(),
        delivery.created(),
        null,
        0,
        outcome == null ? 0.5 : 1,
        "",
        shown,
        outcome,
        delivery.of(call.task()));
  }

  private static void authenticate(Optional<String> key) {
    ErrorCode refused =
        key.map(known -> REFUSED.getOrDefault(known, ErrorCode.KEY_UNKNOWN))
            .orElse(ErrorCode.KEY_MISSING);
    if (!key.equals(Optional.of(KEY))) {
      throw new DarkroomException(refused, "This key is refused: " + refused + ".");
    }
  }

  private static Optional<Map<String, String>> match(Service service, String path) {
    String[] template = service.path().split("/", -1);
    String[] parts = path.split("/", -1);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < template.length && template.length == parts.length; i++) {
      if (template[i].startsWith("{")) {
        parameters.put(template[i].substring(1, template[i].length() - 1), parts[i]);
      } else if (!template[i].equals(parts[i])) {
        return Optional.empty();
      }
    }
    return template.length == parts.length ? Optional.of(parameters) : Optional.empty();
  }

  private Outcome plainPictures(Job job) {
    Size asked = job.output().size();
    Size size =
        asked != null
            ? asked
            : job.pictures().isEmpty() ? new Size(64, 64) : job.pictures().getFirst().size();
    var image = delivery.put(size, job.output().format(), job.output().transparent());
    return new Outcome.Succeeded(
        java.util.Collections.nCopies(job.count(), image), null, List.of());
  }
}
