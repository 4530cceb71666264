package dev.darkroom.account;

/** Checks the short texts that operators give. */
final class Names {
  /** Characters (UTF-16 units) of a name, and of an entry of a list. */
  static final int LENGTH_MAX = 200;

  private Names() {}

  /**
   * The text without the space around it.
   *
   * @param what what it is, as a sentence begins
   * @throws IllegalArgumentException when it is empty, too long or has control characters
   */
  static String check(String what, String text) {
    String name = text.strip();
    if (name.isEmpty() || name.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          what + " has 1 to " + LENGTH_MAX + " characters, not " + name.length() + ".");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " has control characters.");
    }
    return name;
  }
}
