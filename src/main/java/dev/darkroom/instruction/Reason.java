package dev.darkroom.instruction;

import dev.darkroom.engine.Refusal;

/** Why an operation cannot be carried out and what would help, in whole sentences. */
public record Reason(Refusal.Code code, String english, String chinese) {
  /** The sentence in the language of a plan. */
  public String in(String language) {
    return language.equals("en") ? english : chinese;
  }
}
