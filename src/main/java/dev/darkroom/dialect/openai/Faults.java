package dev.darkroom.dialect.openai;

import java.util.List;
import java.util.stream.Collectors;

/** The sentences about single fields, as OpenAI words them. */
final class Faults {
  /** How much of a caller's value a message repeats, in characters. */
  private static final int ECHO_MAX = 64;

  private Faults() {}

  static FaultException missing(String param) {
    return bad("missing_required_parameter", param, "Missing required parameter: '" + param + "'.");
  }

  static FaultException value(String param, String value, List<String> supported) {
    String message = "Invalid value: '" + echo(value) + "'. Supported values are: ";
    return bad("invalid_value", param, message + enumeration(supported) + ".");
  }

  /** A value that is known by name and that this server does not serve. */
  static FaultException unsupported(String param, String why) {
    return bad("unsupported_value", param, "Unsupported value for '" + param + "': " + why);
  }

  static FaultException type(String param, String expected, String got) {
    return bad(
        "invalid_type",
        param,
        "Invalid type for '%s': expected %s, but got %s instead.".formatted(param, expected, got));
  }

  static FaultException above(String param, long max, String got) {
    return bad(
        "integer_above_max_value",
        param,
        "Invalid '%s': integer above maximum value. Expected a value <= %s, but got %s instead."
            .formatted(param, max, echo(got)));
  }

  static FaultException below(String param, long min, String got) {
    return bad(
        "integer_below_min_value",
        param,
        "Invalid '%s': integer below minimum value. Expected a value >= %s, but got %s instead."
            .formatted(param, min, echo(got)));
  }

  static FaultException tooLong(String param, long max, long length) {
    return bad(
        "string_above_max_length",
        param,
        ("Invalid '%s': string too long. Expected a string with maximum length %s, but got a string"
                + " with length %s instead.")
            .formatted(param, max, length));
  }

  static FaultException tooMany(String param, int max, int count) {
    return bad(
        "array_above_max_length",
        param,
        ("Invalid '%s': array too long. Expected an array with maximum length %s, but got an array"
                + " with length %s instead.")
            .formatted(param, max, count));
  }

  static FaultException unknown(String param) {
    String name = echo(param);
    return bad("unknown_parameter", name, "Unknown parameter: '" + name + "'.");
  }

  static FaultException bad(String code, String param, String message) {
    return new FaultException(Fault.caller(400, code, param, message));
  }

  /** 'a', 'b', and 'c'. */
  static String enumeration(List<String> values) {
    List<String> quoted = values.stream().map(value -> "'" + value + "'").toList();
    int last = quoted.size() - 1;
    return switch (quoted.size()) {
      case 0 -> "none";
      case 1 -> quoted.getFirst();
      case 2 -> quoted.get(0) + " and " + quoted.get(1);
      default ->
          quoted.stream().limit(last).collect(Collectors.joining(", "))
              + ", and "
              + quoted.get(last);
    };
  }

  static String echo(String value) {
    return value.codePointCount(0, value.length()) <= ECHO_MAX
        ? value
        : value.substring(0, value.offsetByCodePoints(0, ECHO_MAX)) + "...";
  }
}
