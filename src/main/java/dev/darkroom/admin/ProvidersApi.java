package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.provider.ProviderState;
import dev.darkroom.provider.target.RoutingState;
import dev.darkroom.provider.target.TargetState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the providers and targets fare, and which settings they come from. */
final class ProvidersApi {
  private final Supplier<RoutingState> routing;

  ProvidersApi(Supplier<RoutingState> routing) {
    this.routing = routing;
  }

  List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET", "/admin/api/providers", this::list));
  }

  private Response list(Request request) {
    Query.of(request);
    RoutingState state = routing.get();
    ObjectNode shown = Json.object();
    ArrayNode providers = shown.putArray("providers");
    state.providers().forEach(one -> show(providers.addObject(), one));
    ArrayNode targets = shown.putArray("targets");
    state.targets().forEach(one -> show(targets.addObject(), one));
    shown
        .putObject("settings")
        .put("file", state.settings().file())
        .put("since", Times.shown(state.settings().since()))
        .put("fault", state.settings().fault());
    return Json.answer(200, shown);
  }

  private static void show(ObjectNode shown, ProviderState state) {
    shown
        .put("id", state.id())
        .put("kind", state.kind())
        .put("state", state.healthy() ? "healthy" : "failing")
        .put("inFlight", state.inFlight())
        .put("succeeded", state.succeeded())
        .put("failed", state.failed());
    error(shown, state.lastError(), state.lastErrorAt());
  }

  private static void show(ObjectNode shown, TargetState state) {
    shown
        .put("provider", state.provider())
        .put("model", state.model())
        .put("state", state.health().label())
        .put("restsUntil", Times.shown(state.restsUntil()))
        .put("inFlight", state.inFlight())
        .put("succeeded", state.succeeded())
        .put("failed", state.failed())
        .put("refused", state.refused())
        .put("pictures", state.pictures())
        .put("retries", state.retries())
        .put("failovers", state.failovers())
        .put("passedOver", state.passedOver());
    TargetState.Latency latency = state.latency();
    if (latency == null) {
      shown.putNull("latency");
    } else {
      shown.putObject("latency").put("p50Ms", latency.p50()).put("p95Ms", latency.p95());
    }
    error(shown, state.lastError(), state.lastErrorAt());
  }

  private static void error(ObjectNode shown, @Nullable ErrorCode error, @Nullable Instant at) {
    if (error == null) {
      shown.putNull("lastError");
    } else {
      shown
          .putObject("lastError")
          .put("code", error.name().toLowerCase(Locale.ROOT))
          .put("at", Times.shown(at));
    }
  }
}
