package dev.darkroom.instruction;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The checked parameters of one operation.
 *
 * @param target as it was sent, for operations whose target is no place
 */
record Values(String target, Map<String, Object> read) {
  /**
   * @throws UnreadablePlan unless each parameter is there that must be, and none that is not known
   */
  static Values of(@Nullable String target, List<Parameter> parameters, Map<?, ?> sent) {
    Map<String, Object> read = new HashMap<>();
    for (Parameter parameter : parameters) {
      Object value = sent.get(parameter.name());
      if (value != null) {
        read.put(parameter.name(), parameter.read(value));
      } else if (!parameter.optional()) {
        throw new UnreadablePlan(parameter.name() + " is missing");
      }
    }
    long present = sent.values().stream().filter(Objects::nonNull).count();
    if (present != read.size()) {
      throw new UnreadablePlan("there is a parameter that the operation does not have");
    }
    return new Values(Objects.requireNonNullElse(target, ""), read);
  }

  boolean has(String name) {
    return read.containsKey(name);
  }

  double amount(String name) {
    return (Double) value(name);
  }

  int whole(String name) {
    return (int) amount(name);
  }

  String word(String name) {
    return (String) value(name);
  }

  boolean flag(String name) {
    return has(name) && (Boolean) value(name);
  }

  @Nullable Double amountOrNull(String name) {
    return has(name) ? amount(name) : null;
  }

  @Nullable String wordOrNull(String name) {
    return has(name) ? word(name) : null;
  }

  @Nullable Position positionOrNull(String name) {
    return has(name) ? position(name) : null;
  }

  Colour colour(String name) {
    return (Colour) value(name);
  }

  Position position(String name) {
    return constant(name, Position.values(), Parameter.Word::spelled);
  }

  /** The constant that a plan writes so. */
  <E extends Enum<E>> E constant(String name, E[] constants, Function<E, String> spelled) {
    String word = word(name);
    return Arrays.stream(constants)
        .filter(constant -> spelled.apply(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> new UnreadablePlan(name + " is none of its words"));
  }

  private Object value(String name) {
    return Objects.requireNonNull(read.get(name), name);
  }
}
