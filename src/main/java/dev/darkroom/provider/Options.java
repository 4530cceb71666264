package dev.darkroom.provider;

import dev.darkroom.provider.ProviderKind.OptionException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what an operator set for one kind of provider alone; every fault names its place. */
final class Options {
  private final ProviderConfig config;

  private Options(ProviderConfig config) {
    this.config = config;
  }

  /**
   * @param known the names that the kind has
   * @throws OptionException when another one is set
   */
  static Options of(ProviderConfig config, Set<String> known) {
    for (String name : config.options().keySet()) {
      if (!known.contains(name)) {
        throw new OptionException(
            name,
            known.isEmpty()
                ? "this type has no options"
                : "there is no such option; there are " + new TreeSet<>(known));
      }
    }
    return new Options(config);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(config.options().get(name));
  }

  /**
   * @param pattern a regular expression for the whole value
   * @param example what to write, in words, such as "a region such as eu"
   */
  Optional<String> text(String name, String pattern, String example) {
    Optional<String> value = text(name);
    if (value.isPresent() && !value.get().matches(pattern)) {
      throw new OptionException(name, "it takes " + example);
    }
    return value;
  }

  /** A number between two limits. */
  int number(String name, int otherwise, int min, int max) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    int number = value.get().matches("\\d{1,9}") ? Integer.parseInt(value.get()) : -1;
    if (number < min || number > max) {
      throw new OptionException(name, "it takes a number from " + min + " to " + max);
    }
    return number;
  }
}
