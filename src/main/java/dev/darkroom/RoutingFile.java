package dev.darkroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.RoutingSettings.Place;
import dev.darkroom.RoutingSettings.Route;
import dev.darkroom.RoutingSettings.Upstream;
import dev.darkroom.provider.ProviderConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sections {@code providers} and {@code routes} of {@code darkroom.yaml}. */
final class RoutingFile {
  /** The kinds of upstream that are planned; of those not made yet an operator is told so. */
  private static final Set<String> PLANNED =
      Set.of(
          "openai",
          "volcengine-ark",
          "dashscope",
          "gemini",
          "bfl",
          "stability",
          "replicate",
          "fal",
          "openrouter",
          "comfyui",
          "a1111",
          "sdcpp",
          "localai",
          "vllm",
          "sglang");

  private static final Set<String> PROVIDER_NAMES =
      Set.of("id", "type", "baseUrl", "apiKey", "timeout", "maxConcurrent", "options");

  private static final Set<String> ROUTE_NAMES = Set.of("model", "to");

  /** Longer, and a caller's job is over before it. */
  private static final Duration TIMEOUT_MAX = Duration.ofMinutes(10);

  private static final int CONCURRENT_MAX = 64;
  private static final int PROVIDERS_MAX = 50;
  private static final int ROUTES_MAX = 500;
  private static final int TARGETS_MAX = 20;

  private final Path file;
  private final Set<String> kinds;
  private final Environment environment;

  private RoutingFile(Path file, Set<String> kinds, Environment environment) {
    this.file = file;
    this.kinds = new TreeSet<>(kinds);
    this.environment = environment;
  }

  /**
   * @param root the whole file
   * @param kinds the kinds of upstream that there are
   * @param environment what {@code ${NAME}} stands for
   * @throws SettingsException naming the place and the reason; no key is ever shown
   */
  static RoutingSettings read(
      Path file, JsonNode root, Set<String> kinds, Map<String, String> environment) {
    RoutingFile reader = new RoutingFile(file, kinds, new Environment(file, environment));
    List<Upstream> providers = reader.providers(root.path("providers"));
    return new RoutingSettings(providers, reader.routes(root.path("routes"), providers));
  }

  private List<Upstream> providers(JsonNode list) {
    List<Upstream> providers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Entry entry : entries(list, "providers", PROVIDER_NAMES, PROVIDERS_MAX)) {
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

  private String kind(Entry entry) {
    String type = entry.required("type", ".{1,64}", "one of " + String.join(", ", kinds));
    if (kinds.contains(type)) {
      return type;
    }
    throw entry.wrong(
        "type",
        (PLANNED.contains(type)
                ? "\"" + type + "\" is not yet available"
                : "\"" + type + "\" is no type")
            + "; there are "
            + String.join(", ", kinds));
  }

  private ProviderConfig config(Entry entry, String id) {
    return new ProviderConfig(
        id, baseUrl(entry), apiKey(entry), timeout(entry), concurrent(entry), options(entry));
  }

  private static URI baseUrl(Entry entry) {
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

  private static @Nullable String apiKey(Entry entry) {
    String key = entry.text("apiKey");
    if (key != null && !key.matches("[\\x21-\\x7e]{1,4096}")) {
      throw entry.wrong("apiKey", "it holds spaces or characters that no header can carry");
    }
    return key;
  }

  private static Duration timeout(Entry entry) {
    String text = entry.text("timeout");
    if (text == null) {
      return ProviderConfig.TIMEOUT;
    }
    return SettingsFile.duration(text)
        .filter(time -> time.isPositive() && time.compareTo(TIMEOUT_MAX) <= 0)
        .orElseThrow(
            () ->
                entry.wrong("timeout", "\"" + text + "\" is no time from 1s to 10m, such as 120s"));
  }

  private static int concurrent(Entry entry) {
    String text = entry.text("maxConcurrent");
    if (text == null) {
      return ProviderConfig.MAX_CONCURRENT;
    }
    int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > CONCURRENT_MAX) {
      throw entry.wrong(
          "maxConcurrent", "\"" + text + "\" is no number from 1 to " + CONCURRENT_MAX);
    }
    return number;
  }

  /** Texts by name; which there are is the kind's to say. */
  private Map<String, String> options(Entry entry) {
    JsonNode node = entry.node().path("options");
    if (node.isMissingNode() || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw entry.wrong("options", "it takes names with values");
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> option : node.properties()) {
      if (option.getValue().isContainerNode()) {
        throw entry.wrong("options." + option.getKey(), "it takes one value");
      }
      String where = entry.path() + ".options." + option.getKey();
      options.put(option.getKey(), environment.substituted(where, option.getValue().asText()));
    }
    return options;
  }

  private List<Route> routes(JsonNode list, List<Upstream> providers) {
    Set<String> ids =
        providers.stream().map(provider -> provider.config().id()).collect(Collectors.toSet());
    List<Route> routes = new ArrayList<>();
    Set<String> models = new HashSet<>();
    for (Entry entry : entries(list, "routes", ROUTE_NAMES, ROUTES_MAX)) {
      String model = entry.required("model", "\\S{1,200}", "what callers ask for, or \"*\"");
      if (!models.add(model)) {
        throw entry.wrong("model", "\"" + model + "\" is there twice");
      }
      routes.add(new Route(model, places(entry, model, ids)));
    }
    return routes;
  }

  private List<Place> places(Entry entry, String model, Set<String> ids) {
    JsonNode to = entry.node().path("to");
    if (!to.isArray() || to.isEmpty() || to.size() > TARGETS_MAX) {
      throw entry.wrong("to", "it takes a list such as [main/gpt-image-1.5, local]");
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) {
      String where = "to[" + i + "]";
      String text = environment.substituted(entry.path() + "." + where, to.get(i).asText());
      places.add(place(entry, where, text, model, ids));
    }
    return places;
  }

  private static Place place(
      Entry entry, String where, String text, String model, Set<String> ids) {
    if (text.equals(RoutingSettings.LOCAL)) {
      return new Place(text, model);
    }
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1) {
      throw entry.wrong(where, "\"" + text + "\" is neither provider/model nor local");
    }
    String id = text.substring(0, slash);
    if (!ids.contains(id)) {
      throw entry.wrong(where, "there is no provider \"" + id + "\"");
    }
    return new Place(id, text.substring(slash + 1));
  }

  private List<Entry> entries(JsonNode list, String section, Set<String> names, int max) {
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > max) {
      throw new SettingsException(
          file + ": " + section + " takes a list of at most " + max + " entries.");
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Entry entry = new Entry(section + "[" + i + "]", list.get(i));
      entry.requireNames(names);
      entries.add(entry);
    }
    return entries;
  }

  /** One element of a section, with its place for messages. */
  private final class Entry {
    private final String path;
    private final JsonNode node;

    Entry(String path, JsonNode node) {
      this.path = path;
      this.node = node;
    }

    String path() {
      return path;
    }

    JsonNode node() {
      return node;
    }

    void requireNames(Set<String> names) {
      if (!node.isObject()) {
        throw new SettingsException(file + ": " + path + " takes " + new TreeSet<>(names) + ".");
      }
      node.fieldNames()
          .forEachRemaining(
              name -> {
                if (!names.contains(name)) {
                  throw wrong(name, "there is no such setting; there are " + new TreeSet<>(names));
                }
              });
    }

    /** The value with the environment put in, or null when absent. */
    @Nullable String text(String name) {
      JsonNode value = node.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      if (value.isContainerNode()) {
        throw wrong(name, "it takes one value");
      }
      return environment.substituted(path + "." + name, value.asText());
    }

    String required(String name, String pattern, String example) {
      String value = text(name);
      if (value == null) {
        throw wrong(name, "it is missing; write " + example);
      }
      if (!value.matches(pattern)) {
        throw wrong(name, "it takes " + example);
      }
      return value;
    }

    SettingsException wrong(String name, String reason) {
      return new SettingsException(file + ": " + path + "." + name + ": " + reason + ".");
    }
  }
}
