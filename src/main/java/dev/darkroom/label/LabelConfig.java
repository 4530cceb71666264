package dev.darkroom.label;

import dev.darkroom.engine.text.Glyphs;
import java.util.Objects;

/**
 * How an operator wants results to be labelled.
 *
 * @param contentProducer the code of whoever offers the service, in visible ASCII; empty when not
 *     given
 * @param text the visible mark; names AI and the making of it
 */
public record LabelConfig(Profile profile, String contentProducer, String text) {
  /** What most services in China write. */
  public static final String TEXT = "AI生成";

  private static final int TEXT_MAX = 24;
  private static final int PRODUCER_MAX = 200;

  /** Metadata once a producer is named; nothing until then. */
  public static final LabelConfig DEFAULT = new LabelConfig(Profile.IMPLICIT, "", TEXT);

  /**
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public LabelConfig {
    Objects.requireNonNull(profile);
    if (!AigcLabel.visibleAscii(contentProducer) || contentProducer.length() > PRODUCER_MAX) {
      throw new IllegalArgumentException(
          "label.contentProducer is a code of at most "
              + PRODUCER_MAX
              + " visible ASCII characters, without spaces or Chinese, such as"
              + " 001191000000000000000X00001.");
    }
    if (profile == Profile.CN && contentProducer.isEmpty()) {
      throw new IllegalArgumentException(
          "label.profile cn needs label.contentProducer: the code of your service, such as"
              + " 001191000000000000000X00001.");
    }
    requireText(text);
  }

  private static void requireText(String text) {
    boolean intelligence = text.contains("人工智能") || text.contains("AI");
    boolean making = text.contains("生成") || text.contains("合成");
    if (!intelligence || !making) {
      throw new IllegalArgumentException(
          "label.text must contain 人工智能 or AI, and 生成 or 合成, such as AI生成; it is: "
              + shortened(text));
    }
    if (text.codePointCount(0, text.length()) > TEXT_MAX) {
      throw new IllegalArgumentException(
          "label.text has at most " + TEXT_MAX + " characters: it is drawn on small pictures too.");
    }
    if (text.equals(TEXT)) {
      return; // The typeface has it, as a test makes sure; reading that file takes a moment.
    }
    Glyphs.bundled()
        .lacking(text)
        .ifPresent(
            character -> {
              throw new IllegalArgumentException(
                  "label.text has a character that the bundled typeface lacks: "
                      + character
                      + " (U+%04X).".formatted(character.codePointAt(0)));
            });
  }

  private static String shortened(String text) {
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
  }

  /** Whether results are given a new label. */
  public boolean on() {
    return profile != Profile.OFF && !contentProducer.isEmpty();
  }
}
