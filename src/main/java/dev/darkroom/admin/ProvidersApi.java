package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.provider.ProviderState;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How the providers fare. */
final class ProvidersApi {
  private final Supplier<List<ProviderState>> providers;

  ProvidersApi(Supplier<List<ProviderState>> providers) {
    this.providers = providers;
  }

  List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET", "/admin/api/providers", this::list));
  }

  private Response list(Request request) {
    Query.of(request);
    ObjectNode shown = Json.object();
    ArrayNode list = shown.putArray("providers");
    providers.get().forEach(state -> show(list.addObject(), state));
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
    ErrorCode error = state.lastError();
    if (error == null) {
      shown.putNull("lastError");
    } else {
      shown
          .putObject("lastError")
          .put("code", error.name().toLowerCase(Locale.ROOT))
          .put("at", Times.shown(state.lastErrorAt()));
    }
  }
}
