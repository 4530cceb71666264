package dev.darkroom.engine;

/** Something the caller should know about a result or a plan, in whole sentences. */
public record Note(String english, String chinese) {
  /**
   * @param language {@code en} for the English sentence, anything else for the Chinese one
   */
  public String in(String language) {
    return language.equals("en") ? english : chinese;
  }
}
