package dev.darkroom.provider;

/** Makes providers that speak one upstream API. */
@FunctionalInterface
public interface ProviderKind {
  /**
   * @throws OptionException when an option is unknown or its value cannot be used
   */
  Provider open(ProviderConfig config, Tools tools);

  /** What providers are given to work with. */
  record Tools(Pictures pictures, Download download) {}

  /** An option that cannot be used, for the operator to mend. */
  final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String reason;

    /**
     * @param name of the option
     * @param reason the rest of a sentence that begins with the option's place
     */
    public OptionException(String name, String reason) {
      super(name + ": " + reason);
      this.name = name;
      this.reason = reason;
    }

    public String name() {
      return name;
    }

    public String reason() {
      return reason;
    }
  }
}
