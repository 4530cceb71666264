package dev.darkroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.darkroom.account.AddressRange;
import dev.darkroom.account.Plans;
import dev.darkroom.label.LabelConfig;
import dev.darkroom.label.Profile;
import dev.darkroom.moderation.ModerationConfig;
import dev.darkroom.provider.PlannerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code darkroom.yaml}: what it sets, read with the reason when a value cannot be used. */
final class SettingsFile {
  /** Sections that this version acts on, as {@code section.name}. */
  private static final Set<String> KNOWN =
      Set.of(
          "limits.bodySize",
          "limits.queue",
          "limits.trustedProxies",
          "limits.addressRequestsPerMinute",
          "limits.denyAddresses",
          "credits.holdExpiry",
          "credits.unreadResult",
          "label.profile",
          "label.contentProducer",
          "label.text",
          "retention.results",
          "retention.tasks",
          "retention.requests",
          "retention.audit",
          "plans",
          "sensitiveWords",
          "moderation",
          "links.expiry",
          "openai.strict",
          "credits.holdLimit",
          "juhe.ratioSource",
          "engine.cutOutNetwork",
          "apis.openai",
          "apis.aluo",
          "apis.juhe",
          "planner",
          "providers",
          "routes");

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]*)");

  private final SettingsPlaces places;
  private final JsonNode root;

  private SettingsFile(SettingsPlaces places, JsonNode root) {
    this.places = places;
    this.root = root;
  }

  /**
   * @param required whether the operator named the file, so that its absence is an error
   */
  static SettingsFile read(Path file, boolean required) {
    YAMLMapper yaml = YAMLMapper.builder().build();
    if (!Files.exists(file)) {
      if (required) {
        throw new SettingsException("There is no file " + file + ".");
      }
      return new SettingsFile(SettingsPlaces.none(file), yaml.createObjectNode());
    }
    try {
      byte[] text = Files.readAllBytes(file);
      JsonNode root = yaml.readTree(text);
      if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
        throw new SettingsException(file + ": the file holds no sections.");
      }
      return new SettingsFile(SettingsPlaces.of(file, text), root);
    } catch (JsonProcessingException e) {
      throw new SettingsException(
          file + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new SettingsException(file + " cannot be read: " + e.getMessage());
    }
  }

  /** What the file sets that this version does not act on, as {@code section.name}. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    root.properties()
        .forEach(
            section -> {
              if (section.getValue().isObject() && !KNOWN.contains(section.getKey())) {
                section
                    .getValue()
                    .properties()
                    .forEach(entry -> unused.add(section.getKey() + "." + entry.getKey()));
              } else {
                unused.add(section.getKey());
              }
            });
    unused.removeAll(KNOWN);
    return unused;
  }

  /** A size such as {@code 64MB}, in bytes. */
  long bytes(String section, String name, long otherwise) {
    return text(section, name)
        .map(
            value -> {
              Matcher amount = amount(section, name, value, "64MB");
              long unit =
                  switch (amount.group(2).toUpperCase(Locale.ROOT)) {
                    case "", "B" -> 1L;
                    case "KB" -> 1L << 10;
                    case "MB" -> 1L << 20;
                    case "GB" -> 1L << 30;
                    default -> throw wrong(section, name, value, "64MB");
                  };
              return Long.parseLong(amount.group(1)) * unit;
            })
        .orElse(otherwise);
  }

  /** A time such as {@code 24h}. */
  Duration time(String section, String name, Duration otherwise) {
    return text(section, name)
        .map(value -> duration(value).orElseThrow(() -> wrong(section, name, value, "24h")))
        .orElse(otherwise);
  }

  /** A number with {@code s}, {@code m}, {@code h} or {@code d}; empty when it is no such time. */
  static Optional<Duration> duration(String value) {
    Matcher amount = AMOUNT.matcher(value);
    if (!amount.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(amount.group(1));
    return switch (amount.group(2).toLowerCase(Locale.ROOT)) {
      case "", "s" -> Optional.of(Duration.ofSeconds(number));
      case "m" -> Optional.of(Duration.ofMinutes(number));
      case "h" -> Optional.of(Duration.ofHours(number));
      case "d" -> Optional.of(Duration.ofDays(number));
      default -> Optional.empty();
    };
  }

  /**
   * The sections {@code providers} and {@code routes}.
   *
   * @param kinds the kinds of upstream that there are
   * @param environment what {@code ${NAME}} stands for
   */
  RoutingSettings routing(Set<String> kinds, Map<String, String> environment) {
    return RoutingFile.read(places, root, kinds, environment);
  }

  /** The section {@code planner}, or null without one. */
  @Nullable PlannerConfig planner(Map<String, String> environment) {
    return PlannerFile.read(places, root.path("planner"), environment);
  }

  /** A list of addresses and blocks; empty when absent. */
  List<AddressRange> addresses(String section, String name) {
    try {
      return list(section, name).stream().map(AddressRange::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new SettingsException(places.at(section + "." + name) + ": " + e.getMessage());
    }
  }

  /** The section {@code plans}. */
  Plans plans() {
    return PlansFile.read(places, root);
  }

  /**
   * The sections {@code sensitiveWords} and {@code moderation}.
   *
   * @param environment what {@code ${NAME}} stands for
   */
  ModerationConfig moderation(Map<String, String> environment) {
    return ModerationFile.read(places, root, environment);
  }

  /**
   * The section {@code label}.
   *
   * @throws SettingsException when it cannot be used, with the reason
   */
  LabelConfig label() {
    Profile profile = choice("label", "profile", Profile.IMPLICIT);
    if (root.path("label").path("contentProducer").isNumber()) {
      throw new SettingsException(
          places.at("label.contentProducer") + " is a code, not a number; write it in quotes.");
    }
    String producer = text("label", "contentProducer").orElse("");
    String words = text("label", "text").orElse("AI生成");
    try {
      return new LabelConfig(profile, producer, words);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(places.at("label") + ": " + e.getMessage());
    }
  }

  int number(String section, String name, int otherwise) {
    return text(section, name)
        .map(
            value -> {
              if (!value.matches("\\d{1,9}")) {
                throw wrong(section, name, value, Integer.toString(otherwise));
              }
              return Integer.parseInt(value);
            })
        .orElse(otherwise);
  }

  /** A list of texts; empty when absent. */
  List<String> list(String section, String name) {
    JsonNode value = root.path(section).path(name);
    List<String> texts = new ArrayList<>();
    value.forEach(entry -> texts.add(entry.asText()));
    if (!value.isMissingNode() && !value.isArray()) {
      throw wrong(section, name, value.asText(), "[10.0.0.0/8]");
    }
    return texts;
  }

  /** {@code on}, {@code off}, {@code true} or {@code false}. */
  boolean flag(String section, String name, boolean otherwise) {
    return text(section, name)
        .map(
            value ->
                switch (value.toLowerCase(Locale.ROOT)) {
                  case "on", "true", "yes" -> true;
                  case "off", "false", "no" -> false;
                  default -> throw wrong(section, name, value, "on or off");
                })
        .orElse(otherwise);
  }

  /** One of an enum's words, in any letter case. */
  <E extends Enum<E>> E choice(String section, String name, E otherwise) {
    return text(section, name)
        .map(
            value -> {
              E[] words = otherwise.getDeclaringClass().getEnumConstants();
              return Arrays.stream(words)
                  .filter(word -> named(word).equals(unquoted(value)))
                  .findFirst()
                  .orElseThrow(() -> wrong(section, name, value, named(words)));
            })
        .orElse(otherwise);
  }

  private static String named(Enum<?>... words) {
    return Arrays.stream(words)
        .map(word -> word.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }

  /** YAML reads {@code off} without quotes as false. */
  private static String unquoted(String value) {
    String word = value.toLowerCase(Locale.ROOT);
    return word.equals("false") ? "off" : word;
  }

  private Optional<String> text(String section, String name) {
    JsonNode value = root.path(section).path(name);
    if (value.isContainerNode()) {
      throw new SettingsException(places.at(section + "." + name) + " takes one value.");
    }
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  private Matcher amount(String section, String name, String value, String example) {
    Matcher matcher = AMOUNT.matcher(value);
    if (!matcher.matches()) {
      throw wrong(section, name, value, example);
    }
    return matcher;
  }

  private SettingsException wrong(String section, String name, String value, String example) {
    return new SettingsException(
        places.at(section + "." + name) + " is \"" + value + "\"; write it like " + example);
  }
}
