package dev.darkroom.engine.text;

import dev.darkroom.engine.Refusal;

/**
 * A line of text that was found and read.
 *
 * @param text what it says; empty where it could not be read
 * @param certainty of the reading, 0 to 1
 */
public record Written(TextBox box, String text, double certainty) {
  /** Lines read less certainly are not set anew with a part replaced. */
  private static final double CERTAIN = 0.9;

  /**
   * What the line shall say when some words of it, or all, are replaced.
   *
   * @throws Refusal MASK_REQUIRED when it says more, but not clearly what
   */
  public String with(String old, String words) {
    if (!saysMoreThan(old)) {
      return words;
    }
    return Likeness.replaced(text, old, words)
        .filter(_ -> certainty >= CERTAIN)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Code.MASK_REQUIRED,
                    "These words are part of a line that cannot be read well enough to set it"
                        + " anew; name all of the old line and all of the new one.",
                    "这些文字所在的整行无法清楚识别，请写出整行的旧文字和新文字。"));
  }

  /** Whether the words are only a part of it. */
  public boolean saysMoreThan(String words) {
    return Likeness.partOf(text, words);
  }
}
