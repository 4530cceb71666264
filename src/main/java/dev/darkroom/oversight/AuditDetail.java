package dev.darkroom.oversight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The particulars of an audit line: a few short, single values. Lists and objects have no place in
 * it, nor has anything under a name that a secret or a prompt would stand under; a text that looks
 * like a key is withheld wherever it stands.
 */
final class AuditDetail {
  static final int MEMBERS_MAX = 20;
  static final int TEXT_MAX = 200;
  static final String WITHHELD = "(withheld)";

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]{0,39}");
  private static final Set<String> SECRET =
      Set.of(
          "key",
          "apiKey",
          "secret",
          "token",
          "password",
          "hash",
          "authorization",
          "prompt",
          "instruction",
          "text");

  /** A key or an admin token as this server makes them, or what an Authorization header carries. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?i)\\b(sk|adm)-\\w{8}|\\bbearer\\s+\\S{8}");

  private AuditDetail() {}

  /**
   * @throws IllegalArgumentException when a name or the kind of a value has no place in it
   */
  static String render(Map<String, ?> detail) {
    if (detail.size() > MEMBERS_MAX) {
      throw new IllegalArgumentException("An audit line has at most " + MEMBERS_MAX + " details");
    }
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    detail.forEach((name, value) -> plain.put(checked(name), plain(name, value)));
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads {@link #render}. */
  static Map<String, @Nullable Object> parse(String json) {
    try {
      return JSON.readValue(json, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches() || SECRET.contains(name)) {
      throw new IllegalArgumentException("\"" + name + "\" has no place in the audit log");
    }
    return name;
  }

  private static @Nullable Object plain(String name, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Integer number -> number;
      case Long number -> number;
      case Instant time -> time.toString();
      case Enum<?> word -> word.name();
      case String text -> shortened(text);
      default ->
          throw new IllegalArgumentException(
              "\"" + name + "\" is no single value; the audit log takes texts, numbers and times");
    };
  }

  static String shortened(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
    if (CREDENTIAL.matcher(line).find()) {
      return WITHHELD;
    }
    if (line.length() <= TEXT_MAX) {
      return line;
    }
    int end = TEXT_MAX - 1;
    boolean halved = Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, halved ? end - 1 : end) + "…";
  }
}
