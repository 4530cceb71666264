package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import dev.darkroom.oversight.Switches;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maintenance, and APIs on and off, while the server runs. */
final class SwitchesApi {
  private final Switches switches;
  private final Map<String, Boolean> apis;
  private final Trail trail;

  /**
   * @param apis the APIs that there are, with what the file says of each
   */
  SwitchesApi(Switches switches, Map<String, Boolean> apis, Trail trail) {
    this.switches = switches;
    this.apis = Collections.unmodifiableMap(new LinkedHashMap<>(apis));
    this.trail = trail;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET", "/admin/api/maintenance", this::maintenance),
        new Endpoint("PUT", "/admin/api/maintenance", this::setMaintenance),
        new Endpoint("GET", "/admin/api/apis", this::apis),
        new Endpoint("PUT", "/admin/api/apis", this::setApis));
  }

  private Response maintenance(Request request) {
    Query.of(request);
    return Json.answer(200, Json.object().put("enabled", switches.maintenance()));
  }

  private Response setMaintenance(Request request) {
    boolean on = Fields.of(request, "enabled").truth("enabled");
    switches.maintenance(on);
    trail.changed(request, "maintenance.set", "maintenance", Map.of("enabled", on));
    return Json.answer(200, Json.object().put("enabled", on));
  }

  private Response apis(Request request) {
    Query.of(request);
    return shown();
  }

  private Response setApis(Request request) {
    Fields fields = Fields.of(request, apis.keySet().toArray(String[]::new));
    if (fields.empty()) {
      throw RefusalException.bad(
          "The body names no API; there are " + Text.listed(List.copyOf(apis.keySet())) + ".");
    }
    Map<String, @Nullable Boolean> chosen = new LinkedHashMap<>();
    for (String api : apis.keySet()) {
      if (fields.names(api)) {
        chosen.put(api, fields.has(api) ? choice(fields, api) : null);
      }
    }
    chosen.forEach(switches::set);
    chosen.forEach(
        (api, on) ->
            trail.changed(
                request, "api.set", api, Map.of("enabled", on == null ? "as the file says" : on)));
    return shown();
  }

  private static boolean choice(Fields fields, String api) {
    try {
      return fields.truth(api);
    } catch (RefusalException _) {
      throw RefusalException.bad("\"" + api + "\" is true, false, or null for what the file says.");
    }
  }

  private Response shown() {
    ObjectNode shown = Json.object();
    apis.forEach(
        (api, configured) ->
            shown
                .putObject(api)
                .put("enabled", switches.on(api, configured))
                .put("configured", configured));
    return Json.answer(200, Json.object().set("apis", shown));
  }
}
