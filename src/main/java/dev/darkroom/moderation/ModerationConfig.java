package dev.darkroom.moderation;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is checked.
 *
 * @param builtIn whether the list that comes with the server is used
 * @param words the operator's own words that block, at most 10,000 of 100 characters
 * @param allowed words that the built-in list no longer blocks, within the same limits
 * @param protectLabels whether prompts that ask to remove a mark of AI-made pictures are refused
 * @param endpoint a check elsewhere, asked after all others
 */
public record ModerationConfig(
    boolean builtIn,
    List<String> words,
    List<String> allowed,
    boolean protectLabels,
    @Nullable Endpoint endpoint) {
  private static final int WORDS_MAX = 10_000;
  private static final int WORD_LENGTH_MAX = 100;

  /** What happens to a prompt when the check elsewhere does not answer. */
  public enum OnFailure {
    /** It passes. */
    OPEN,
    /** It is refused for now. */
    CLOSED
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public ModerationConfig {
    words = checked("sensitiveWords", words);
    allowed = checked("moderation.allowedWords", allowed);
    Set<String> blocked = new HashSet<>();
    words.forEach(word -> blocked.add(Folded.of(word).dense()));
    for (String word : allowed) {
      if (blocked.contains(Folded.of(word).dense())) {
        throw new IllegalArgumentException(
            "\"%s\" is in sensitiveWords and in moderation.allowedWords; it can only be in one"
                .formatted(word));
      }
    }
  }

  private static List<String> checked(String setting, List<String> words) {
    if (words.size() > WORDS_MAX) {
      throw new IllegalArgumentException(setting + " has more than 10,000 words");
    }
    for (String word : words) {
      if (word.length() > WORD_LENGTH_MAX) {
        throw new IllegalArgumentException(
            setting + " has a word of more than 100 characters: " + word.substring(0, 20) + "...");
      }
      if (Folded.of(word).length() == 0) {
        throw new IllegalArgumentException(
            "%s has \"%s\", which has no letter and no digit".formatted(setting, word));
      }
    }
    return List.copyOf(words);
  }

  /**
   * A check that speaks like OpenAI's {@code /v1/moderations}.
   *
   * @param url where texts are posted, http or https
   * @param apiKey sent as a bearer token
   * @param model named in the request
   * @param timeout over connecting and answering, 100 ms to 60 s
   */
  public record Endpoint(
      URI url,
      @Nullable String apiKey,
      @Nullable String model,
      Duration timeout,
      OnFailure onFailure) {
    private static final Duration TIMEOUT_MIN = Duration.ofMillis(100);
    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);

    /**
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public Endpoint {
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
        throw new IllegalArgumentException(
            "moderation.endpoint.url should look like https://host/v1/moderations");
      }
      if (url.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "moderation.endpoint.url has a user and password; use moderation.endpoint.apiKey");
      }
      if (apiKey != null && !apiKey.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw new IllegalArgumentException(
            "moderation.endpoint.apiKey has a space or a character that no key has");
      }
      if (apiKey != null && apiKey.isEmpty()) {
        throw new IllegalArgumentException("moderation.endpoint.apiKey is empty; leave it out");
      }
      if (timeout.compareTo(TIMEOUT_MIN) < 0 || timeout.compareTo(TIMEOUT_MAX) > 0) {
        throw new IllegalArgumentException(
            "moderation.endpoint.timeout is %s; it can be 100ms to 60s"
                .formatted(timeout.toString().substring(2).toLowerCase(Locale.ROOT)));
      }
    }

    /** Without the key, and without the query of the address, which may hold another. */
    @Override
    public String toString() {
      return "Endpoint[host=%s, model=%s, timeout=%s, onFailure=%s]"
          .formatted(url.getHost(), model, timeout, onFailure);
    }
  }
}
