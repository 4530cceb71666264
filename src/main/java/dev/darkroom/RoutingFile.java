package dev.darkroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.RoutingSettings.Upstream;
import dev.darkroom.provider.ProviderConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sections {@code providers} and {@code routes} of {@code darkroom.yaml}. */
final class RoutingFile {
  private static final Set<String> NAMES =
      Set.of("id", "type", "baseUrl", "apiKey", "timeout", "maxConcurrent", "options");

  /** Longer, and a caller's job is over before it. */
  static final Duration TIMEOUT_MAX = Duration.ofMinutes(10);

  static final int CONCURRENT_MAX = 64;
  private static final int PROVIDERS_MAX = 50;

  private final SettingsPlaces places;
  private final Set<String> kinds;
  private final Environment environment;

  private RoutingFile(SettingsPlaces places, Set<String> kinds, Environment environment) {
    this.places = places;
    this.kinds = new TreeSet<>(kinds);
    this.environment = environment;
  }

  /**
   * @param root the whole file
   * @param kinds the kinds of upstream that there are
   * @param variables what {@code ${NAME}} stands for
   * @throws SettingsException naming the place, its line and the reason; no key is ever shown
   */
  static RoutingSettings read(
      SettingsPlaces places, JsonNode root, Set<String> kinds, Map<String, String> variables) {
    Environment environment = new Environment(places, variables);
    RoutingFile reader = new RoutingFile(places, kinds, environment);
    List<Upstream> providers = reader.providers(root.path("providers"));
    RouteEntries routes = new RouteEntries(places, environment, providers);
    return new RoutingSettings(
        providers, routes.read(root.path("routes")), places, environment.files());
  }

  private List<Upstream> providers(JsonNode list) {
    List<Upstream> providers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (SettingsEntry entry :
        SettingsEntry.all(places, environment, "providers", list, NAMES, PROVIDERS_MAX)) {
      String id = entry.required("id", "[A-Za-z0-9_.-]{1,64}", "a name such as main");
      if (id.equals(RoutingSettings.LOCAL)) {
        throw entry.wrong("id", "\"local\" is the embedded engine; choose another name");
      }
      if (!ids.add(id)) {
        throw entry.wrong("id", "\"" + id + "\" is there twice");
      }
      providers.add(new Upstream(kind(entry), config(entry, id)));
    }
    return providers;
  }

  private String kind(SettingsEntry entry) {
    String type = entry.required("type", ".{1,64}", "one of " + String.join(", ", kinds));
    if (!kinds.contains(type)) {
      throw entry.wrong(
          "type", "\"" + type + "\" is no type; there are " + String.join(", ", kinds));
    }
    return type;
  }

  private static ProviderConfig config(SettingsEntry entry, String id) {
    return new ProviderConfig(
        id,
        baseUrl(entry),
        apiKey(entry),
        entry.time("timeout", TIMEOUT_MAX).orElse(ProviderConfig.TIMEOUT),
        entry.number("maxConcurrent", ProviderConfig.MAX_CONCURRENT, 1, CONCURRENT_MAX),
        options(entry));
  }

  private static URI baseUrl(SettingsEntry entry) {
    String text =
        entry.required("baseUrl", "\\S{1,500}", "a URL such as https://api.example.org/v1");
    try {
      URI url = URI.create(text.replaceAll("/+$", ""));
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean bare =
          url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
      if (http && url.getHost() != null && bare) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // Told below, like every other text that is no URL.
    }
    throw entry.wrong(
        "baseUrl", "it takes a URL such as https://api.example.org/v1, without login and query");
  }

  private static @Nullable String apiKey(SettingsEntry entry) {
    String key = entry.text("apiKey");
    if (key != null && !key.matches("[\\x21-\\x7e]{1,4096}")) {
      throw entry.wrong("apiKey", "it holds spaces or characters that no header can carry");
    }
    return key;
  }

  /** Texts by name; which there are is the kind's to say. */
  private static Map<String, String> options(SettingsEntry entry) {
    JsonNode node = entry.node("options");
    if (node.isMissingNode() || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw entry.wrong("options", "it takes names with values");
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> option : node.properties()) {
      String name = "options." + option.getKey();
      if (option.getValue().isContainerNode()) {
        throw entry.wrong(name, "it takes one value");
      }
      options.put(option.getKey(), entry.substituted(name, option.getValue()));
    }
    return options;
  }
}
