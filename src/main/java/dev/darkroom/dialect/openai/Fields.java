package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.http.Request;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The present values of a request in the order sent. An empty one counts as absent.
 *
 * @param json whether the body was JSON, else a form
 */
record Fields(boolean json, List<Field> all) {
  /** The longest value of a field that is neither the prompt nor a picture, in characters. */
  private static final int TEXT_MAX = 512;

  Fields {
    all = all.stream().filter(Field::present).toList();
  }

  /**
   * @throws DarkroomException CONTENT_TYPE_UNSUPPORTED when the body is neither form nor JSON
   */
  static Fields of(Request request) {
    String type = request.contentType();
    return switch (type) {
      case "multipart/form-data" -> ofForm(request);
      case "application/x-www-form-urlencoded" ->
          request.carriesForm() ? ofForm(request) : ofJson(Json.parse(request.body()));
      case "application/json" -> ofJson(Json.parse(request.body()));
      default ->
          throw new DarkroomException(
              ErrorCode.CONTENT_TYPE_UNSUPPORTED,
              "Unsupported content type: '%s'. Send 'multipart/form-data' or 'application/json'."
                  .formatted(Faults.echo(type)));
    };
  }

  private static Fields ofForm(Request request) {
    return new Fields(false, request.form().stream().<Field>map(FormField::new).toList());
  }

  private static Fields ofJson(ObjectNode root) {
    return new Fields(
        true,
        root.properties().stream()
            .<Field>map(member -> new JsonField(member.getKey(), member.getValue()))
            .toList());
  }

  boolean has(String... names) {
    List<String> wanted = List.of(names);
    return all.stream().anyMatch(field -> wanted.contains(field.name()));
  }

  /** Of a repeated field the first value counts. */
  Optional<Field> first(String name) {
    return all.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** A short text; numbers and booleans read as text. */
  Optional<String> text(String name) {
    return text(name, TEXT_MAX);
  }

  Optional<String> text(String name, int codePointsMax) {
    return first(name).map(field -> text(field, codePointsMax));
  }

  private static String text(Field field, int codePointsMax) {
    switch (field.kind()) {
      case FILE, LIST, OBJECT -> throw Faults.type(field.name(), "a string", field.kind().words());
      case TEXT, NUMBER, BOOLEAN -> {}
    }
    // A code point is at most 4 bytes, so a longer value need not be read to be refused.
    if (field.size() > 4L * codePointsMax) {
      throw Faults.tooLong(field.name(), codePointsMax, field.size());
    }
    String text = field.text();
    int length = text.codePointCount(0, text.length());
    if (length > codePointsMax) {
      throw Faults.tooLong(field.name(), codePointsMax, length);
    }
    return text;
  }

  /**
   * A text that has to be there; of blanks alone counts as missing.
   *
   * @throws FaultException when it is missing or too long
   */
  String required(String name, int codePointsMax) {
    return text(name, codePointsMax)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Faults.missing(name));
  }

  /** These fields alone, all others as if they were not sent. */
  Fields only(Predicate<String> names) {
    return new Fields(json, all.stream().filter(field -> names.test(field.name())).toList());
  }

  /** A whole number of at most 18 digits. */
  Optional<Long> whole(String name) {
    Optional<String> text = text(name).map(String::strip);
    if (text.isPresent() && !text.get().matches("-?\\d{1,18}")) {
      throw notWhole(name, text.get());
    }
    return text.map(Long::valueOf);
  }

  private FaultException notWhole(String name, String value) {
    String got = first(name).map(Field::kind).orElse(Field.Kind.TEXT).words();
    return Faults.type(name, "an integer", got + " ('" + Faults.echo(value) + "')");
  }

  /** A whole number between two bounds. */
  int integer(String name, int min, int max, int absent) {
    Optional<String> text = text(name).map(String::strip);
    if (text.isEmpty()) {
      return absent;
    }
    String digits = text.get();
    if (!digits.matches("[+-]?\\d+")) {
      throw notWhole(name, digits);
    }
    // Nine digits and a sign fit an int; a longer number is out of any bounds used here.
    String shortened = digits.replaceFirst("^([+-]?)0+(?=\\d)", "$1");
    boolean huge = shortened.length() > 10;
    boolean negative = shortened.startsWith("-");
    int value = huge ? (negative ? Integer.MIN_VALUE : Integer.MAX_VALUE) : toInt(shortened);
    if (value < min) {
      throw Faults.below(name, min, digits);
    }
    if (value > max) {
      throw Faults.above(name, max, digits);
    }
    return value;
  }

  private static int toInt(String digits) {
    return Math.clamp(Long.parseLong(digits), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** One of the supported words, in lower case, or the first of them when absent. */
  String choice(String name, List<String> supported) {
    Optional<String> value = text(name);
    if (value.isPresent() && !supported.contains(value.get())) {
      throw Faults.value(name, value.get(), supported);
    }
    return value.orElse(supported.getFirst());
  }

  /** True or false in any letter case, as text or in JSON; absent is false. */
  boolean flag(String name) {
    String value = text(name).orElse("false");
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(value);
    }
    throw Faults.value(name, value, List.of("true", "false"));
  }
}
