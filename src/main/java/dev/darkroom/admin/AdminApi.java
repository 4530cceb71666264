package dev.darkroom.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.account.Accounts;
import dev.darkroom.account.ApiKey;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.KeyChange;
import dev.darkroom.account.KeySettings;
import dev.darkroom.account.ServerSecrets;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Handler;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of the default account: list, make, disable. Every call needs the admin token as bearer. */
public final class AdminApi {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int NAME_MAX = 200;

  private final ApiKeys keys;
  private final ServerSecrets secrets;

  public AdminApi(ApiKeys keys, ServerSecrets secrets) {
    this.keys = keys;
    this.secrets = secrets;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        guarded(
            "GET",
            "/admin/api/keys",
            _ -> json(200, Map.of("keys", keys.list(null).stream().map(AdminApi::shown).toList()))),
        guarded("POST", "/admin/api/accounts/{id}/keys", this::make),
        guarded("PATCH", "/admin/api/keys/{id}", this::change));
  }

  private Endpoint guarded(String method, String path, Handler handler) {
    return new Endpoint(
        method,
        path,
        request ->
            bearer(request).filter(secrets::isAdminToken).isPresent()
                ? answered(handler, request)
                : problem(401, "The admin token is missing or wrong.")
                    .with("WWW-Authenticate", "Bearer realm=\"Darkroom admin\""));
  }

  private static Response answered(Handler handler, Request request) throws Exception {
    try {
      return handler.handle(request);
    } catch (JsonProcessingException _) {
      return problem(400, "The body is not a JSON object.");
    }
  }

  private static JsonNode body(Request request) throws IOException {
    JsonNode body = JSON.readTree(request.body());
    if (!body.isObject()) {
      throw new JsonMappingException(null, "not an object");
    }
    return body;
  }

  private static Optional<String> bearer(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).trim());
  }

  private Response make(Request request) throws IOException {
    if (!request.pathParameter("id").equals(Accounts.DEFAULT)) {
      return problem(404, "There is no such account.");
    }
    JsonNode body = body(request);
    Optional<String> unknown =
        body.properties().stream()
            .map(Map.Entry::getKey)
            .filter(n -> !n.equals("name") && !n.equals("requestsPerMinute"))
            .findFirst();
    if (unknown.isPresent()) {
      return problem(400, "\"" + unknown.get() + "\" is not supported for keys in this version.");
    }
    String name = body.path("name").asText("");
    if (name.isBlank() || name.length() > NAME_MAX) {
      return problem(400, "\"name\" is required and has at most " + NAME_MAX + " characters.");
    }
    JsonNode rate = body.path("requestsPerMinute");
    boolean limited = !rate.isMissingNode() && !rate.isNull();
    if (limited && !(rate.canConvertToInt() && rate.isIntegralNumber() && rate.intValue() > 0)) {
      return problem(400, "\"requestsPerMinute\" is a whole number of at least 1.");
    }
    KeySettings settings =
        KeySettings.named(name).withRequestsPerMinute(limited ? rate.intValue() : null);
    ApiKeys.Made made = keys.make(Accounts.DEFAULT, settings);
    return json(201, Map.of("id", made.key().id(), "key", made.secret()));
  }

  private Response change(Request request) throws IOException {
    JsonNode disabled = body(request).path("disabled");
    if (!disabled.isBoolean()) {
      return problem(400, "\"disabled\" must be true or false.");
    }
    KeyChange change = KeyChange.NONE.withDisabled(disabled.booleanValue());
    Optional<ApiKey> key = keys.change(request.pathParameter("id"), change);
    return key.isPresent() ? json(200, shown(key.get())) : problem(404, "There is no such key.");
  }

  private static Map<String, Object> shown(ApiKey key) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", key.id());
    shown.put("account", key.account());
    shown.put("name", key.name());
    shown.put("prefix", key.prefix());
    shown.put("disabled", key.disabled());
    Integer rate = key.requestsPerMinute();
    if (rate != null) {
      shown.put("requestsPerMinute", rate);
    }
    return shown;
  }

  static Response json(int status, Object value) {
    try {
      return Response.json(status, JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Response problem(int status, String message) {
    return json(status, Map.of("error", Map.of("message", message)));
  }
}
