package dev.darkroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.provider.Planner;
import dev.darkroom.provider.PlannerConfig;
import dev.darkroom.provider.ProviderConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The section {@code planner} of {@code darkroom.yaml}. */
final class PlannerFile {
  private static final Set<String> NAMES = Set.of("baseUrl", "model", "apiKey", "timeout", "when");

  /** Callers wait that long before their job begins. */
  private static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);

  private final SettingsPlaces places;
  private final JsonNode section;
  private final Environment environment;

  private PlannerFile(SettingsPlaces places, JsonNode section, Environment environment) {
    this.places = places;
    this.section = section;
    this.environment = environment;
  }

  /**
   * @return null without the section, or where it says {@code never}
   * @throws SettingsException naming the place and the reason; no key is ever shown
   */
  static @Nullable PlannerConfig read(
      SettingsPlaces places, JsonNode section, Map<String, String> environment) {
    if (section.isMissingNode() || section.isNull()) {
      return null;
    }
    return new PlannerFile(places, section, new Environment(places, environment)).config();
  }

  private @Nullable PlannerConfig config() {
    if (!section.isObject()) {
      throw new SettingsException(places.at("planner") + " takes " + new TreeSet<>(NAMES) + ".");
    }
    section
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!NAMES.contains(name)) {
                throw wrong(name, "there is no such setting; there are " + new TreeSet<>(NAMES));
              }
            });
    Planner.When when = when();
    if (when == Planner.When.NEVER) {
      return null; // Its key need not be set either.
    }
    String model =
        text("model")
            .filter(name -> name.matches("\\S{1,200}"))
            .orElseThrow(() -> wrong("model", "it takes the model's name there"));
    ProviderConfig upstream =
        new ProviderConfig("planner", baseUrl(), apiKey(), timeout(), PlannerConfig.MAX_CONCURRENT);
    return new PlannerConfig(upstream, model, when);
  }

  private Planner.When when() {
    String word = text("when").orElse("fallback").toLowerCase(Locale.ROOT);
    return Arrays.stream(Planner.When.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> wrong("when", "it is never, fallback or always"));
  }

  private URI baseUrl() {
    String text = text("baseUrl").orElse("").replaceAll("/+$", "");
    try {
      URI url = URI.create(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean bare =
          url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
      if (http && url.getHost() != null && bare) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // Told below, like every other text that is no URL.
    }
    throw wrong(
        "baseUrl", "it takes a URL such as https://api.example.org/v1, without login and query");
  }

  private @Nullable String apiKey() {
    String key = text("apiKey").orElse(null);
    if (key != null && !key.matches("[\\x21-\\x7e]{1,4096}")) {
      throw wrong("apiKey", "it holds spaces or characters that no header can carry");
    }
    return key;
  }

  private Duration timeout() {
    return text("timeout")
        .map(
            text ->
                SettingsFile.duration(text)
                    .filter(time -> time.isPositive() && time.compareTo(TIMEOUT_MAX) <= 0)
                    .orElseThrow(() -> wrong("timeout", "it is 1s to 60s, written like 10s")))
        .orElse(PlannerConfig.TIMEOUT);
  }

  private Optional<String> text(String name) {
    JsonNode value = section.path(name);
    if (value.isContainerNode()) {
      throw wrong(name, "it takes one value");
    }
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(environment.substituted("planner." + name, value.asText()));
  }

  private SettingsException wrong(String name, String reason) {
    return places.wrong("planner." + name, reason);
  }
}
