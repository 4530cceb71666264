package dev.darkroom.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.account.Account;
import dev.darkroom.account.Accounts;
import dev.darkroom.account.ApiKey;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.KeyChange;
import dev.darkroom.http.Endpoint;
import dev.darkroom.http.Request;
import dev.darkroom.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API keys: made, shown without their secret, changed, rotated. */
final class KeysApi {
  private static final long GRACE_MAX = Duration.ofDays(365).toSeconds();

  private final Accounts accounts;
  private final ApiKeys keys;
  private final Clock clock;
  private final Trail trail;

  KeysApi(Accounts accounts, ApiKeys keys, Clock clock, Trail trail) {
    this.accounts = accounts;
    this.keys = keys;
    this.clock = clock;
    this.trail = trail;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("POST", "/admin/api/accounts/{id}/keys", this::make),
        new Endpoint("GET", "/admin/api/keys", this::list),
        new Endpoint("GET", "/admin/api/keys/{id}", this::show),
        new Endpoint("PATCH", "/admin/api/keys/{id}", this::change),
        new Endpoint("POST", "/admin/api/keys/{id}/rotate", this::rotate));
  }

  private Response make(Request request) {
    Account account =
        accounts
            .find(request.pathParameter("id"))
            .orElseThrow(() -> RefusalException.unknown("There is no account of this id."));
    Fields fields =
        Fields.of(
            request,
            "name",
            "expiresAt",
            "allowIps",
            "allowOrigins",
            "models",
            "requestsPerMinute",
            "test",
            "picturesPerDay",
            "explicitLabel");
    ApiKeys.Made made = keys.make(account.id(), new KeyFields(fields, clock.instant()).settings());
    trail.changed(request, "key.create", made.key().id(), particulars(made.key()));
    return Json.answer(201, Json.object().put("id", made.key().id()).put("key", made.secret()));
  }

  private Response list(Request request) {
    Query query = Query.of(request, "account", "after", "limit");
    String account = query.text("account").orElse(null);
    String after = query.text("after").orElse(null);
    if (after != null && keys.find(after).isEmpty()) {
      throw RefusalException.bad("\"after\" is the id of a key, as \"next\" gives it.");
    }
    return Page.of(
        "keys", query.limit(), max -> keys.list(account, after, max), KeysApi::shown, ApiKey::id);
  }

  private Response show(Request request) {
    Query.of(request);
    return Json.answer(200, shown(key(request)));
  }

  private ApiKey key(Request request) {
    return found(keys.find(request.pathParameter("id")));
  }

  private static <T> T found(Optional<T> key) {
    return key.orElseThrow(() -> RefusalException.unknown("There is no key of this id."));
  }

  private Response change(Request request) {
    ApiKey key = key(request);
    Fields fields =
        Fields.of(
            request,
            "disabled",
            "name",
            "expiresAt",
            "allowIps",
            "allowOrigins",
            "models",
            "requestsPerMinute",
            "explicitLabel");
    if (fields.empty()) {
      throw RefusalException.bad("The body names nothing to change, such as \"disabled\".");
    }
    KeyChange change = new KeyFields(fields, clock.instant()).change();
    ApiKey changed = found(keys.change(key.id(), change));
    trail.changed(request, "key.change", key.id(), particulars(changed));
    return Json.answer(200, shown(changed));
  }

  private Response rotate(Request request) {
    ApiKey old = key(request);
    Fields fields = Fields.of(request, "graceSeconds");
    long grace = fields.has("graceSeconds") ? fields.whole("graceSeconds", 0, GRACE_MAX) : 0;
    ApiKeys.Made made = found(rotated(old, Duration.ofSeconds(grace)));
    trail.changed(
        request,
        "key.rotate",
        made.key().id(),
        Map.of("replaces", old.id(), "graceSeconds", grace));
    return Json.answer(
        201,
        Json.object()
            .put("id", made.key().id())
            .put("key", made.secret())
            .put("replaces", old.id())
            .put("expiresAt", Times.shown(found(keys.find(old.id())).expires())));
  }

  private Optional<ApiKeys.Made> rotated(ApiKey old, Duration grace) {
    try {
      return keys.rotate(old.id(), grace);
    } catch (IllegalArgumentException e) {
      throw RefusalException.conflict(e);
    }
  }

  private static Map<String, ?> particulars(ApiKey key) {
    Map<String, Object> particulars = new LinkedHashMap<>();
    particulars.put("account", key.account());
    particulars.put("name", key.name());
    particulars.put("disabled", key.disabled());
    particulars.put("explicitLabel", key.explicitLabel());
    particulars.put("allowIps", String.join(", ", key.allowIps()));
    particulars.put("allowOrigins", String.join(", ", key.allowOrigins()));
    particulars.put("models", String.join(", ", key.models()));
    if (key.expires() != null) {
      particulars.put("expiresAt", key.expires());
    }
    if (key.requestsPerMinute() != null) {
      particulars.put("requestsPerMinute", key.requestsPerMinute());
    }
    if (key.picturesPerDay() != null) {
      particulars.put("picturesPerDay", key.picturesPerDay());
    }
    return particulars;
  }

  private static ObjectNode shown(ApiKey key) {
    ObjectNode shown =
        Json.object()
            .put("id", key.id())
            .put("account", key.account())
            .put("name", key.name())
            .put("prefix", key.prefix())
            .put("disabled", key.disabled())
            .put("test", key.test())
            .put("requestsPerMinute", key.requestsPerMinute())
            .put("picturesPerDay", key.picturesPerDay())
            .put("explicitLabel", key.explicitLabel())
            .put("expiresAt", Times.shown(key.expires()))
            .put("created", key.created().toString())
            .put("lastUsed", Times.shown(key.lastUsed()));
    shown.set("allowIps", Json.texts(key.allowIps()));
    shown.set("allowOrigins", Json.texts(key.allowOrigins()));
    shown.set("models", Json.texts(key.models()));
    return shown;
  }
}
