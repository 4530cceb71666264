package dev.darkroom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.moderation.ModerationConfig;
import dev.darkroom.moderation.ModerationConfig.Endpoint;
import dev.darkroom.moderation.ModerationConfig.OnFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sections {@code sensitiveWords} and {@code moderation}: which prompts are refused. */
final class ModerationFile {
  private static final Set<String> NAMES =
      Set.of("builtIn", "allowedWords", "protectLabels", "endpoint");
  private static final Set<String> ENDPOINT_NAMES =
      Set.of("url", "apiKey", "model", "timeout", "onFailure");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final SettingsPlaces places;
  private final Environment environment;

  private ModerationFile(SettingsPlaces places, Environment environment) {
    this.places = places;
    this.environment = environment;
  }

  static ModerationConfig read(
      SettingsPlaces places, JsonNode root, Map<String, String> variables) {
    return new ModerationFile(places, new Environment(places, variables))
        .config(root.path("sensitiveWords"), root.path("moderation"));
  }

  private ModerationConfig config(JsonNode words, JsonNode sent) {
    JsonNode section = sent.isNull() ? MissingNode.getInstance() : sent;
    require("moderation", section, NAMES);
    try {
      return new ModerationConfig(
          flag(section, "builtIn"),
          list("sensitiveWords", words),
          list("moderation.allowedWords", section.path("allowedWords")),
          flag(section, "protectLabels"),
          endpoint(section.path("endpoint")));
    } catch (IllegalArgumentException e) {
      throw new SettingsException(places.at("moderation") + ": " + e.getMessage());
    }
  }

  private @Nullable Endpoint endpoint(JsonNode section) {
    if (section.isMissingNode() || section.isNull()) {
      return null;
    }
    String place = "moderation.endpoint";
    require(place, section, ENDPOINT_NAMES);
    String url =
        text(place, section, "url").orElseThrow(() -> wrong(place + ".url", "it is missing"));
    Duration timeout =
        text(place, section, "timeout")
            .map(
                time ->
                    SettingsFile.duration(time)
                        .orElseThrow(() -> wrong(place + ".timeout", "write it like 5s")))
            .orElse(TIMEOUT);
    return new Endpoint(
        URI.create(url),
        text(place, section, "apiKey").orElse(null),
        text(place, section, "model").orElse(null),
        timeout,
        onFailure(text(place, section, "onFailure").orElse("open")));
  }

  private OnFailure onFailure(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "open" -> OnFailure.OPEN;
      case "closed" -> OnFailure.CLOSED;
      default -> throw wrong("moderation.endpoint.onFailure", "it is open or closed");
    };
  }

  private void require(String place, JsonNode section, Set<String> names) {
    if (section.isMissingNode()) {
      return;
    }
    if (!section.isObject()) {
      throw wrong(place, "it takes " + new TreeSet<>(names));
    }
    section
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw wrong(place + "." + name, "there is no such setting");
              }
            });
  }

  /** On when absent. */
  private boolean flag(JsonNode section, String name) {
    String value = section.path(name).asText("on").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "on", "true", "yes" -> true;
      case "off", "false", "no" -> false;
      default -> throw wrong("moderation." + name, "it is on or off");
    };
  }

  private List<String> list(String place, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrong(place, "it takes a list of words");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : value) {
      if (!entry.isValueNode()) {
        throw wrong(place, "it takes a list of words");
      }
      texts.add(entry.asText());
    }
    return texts;
  }

  private Optional<String> text(String place, JsonNode section, String name) {
    JsonNode value = section.path(name);
    if (value.isContainerNode()) {
      throw wrong(place + "." + name, "it takes one value");
    }
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(environment.substituted(place + "." + name, value.asText()));
  }

  private SettingsException wrong(String place, String reason) {
    return places.wrong(place, reason);
  }
}
