package dev.darkroom.dialect;

import dev.darkroom.http.Request;
import java.util.Optional;

/** A key as OpenAI's API and those after its model carry it. */
public final class Credential {
  private static final String SCHEME = "Bearer ";

  /** Shorter keys are masked whole. */
  private static final int SHOWN_FROM = 12;

  private Credential() {}

  /** The bearer token, else the header {@code api-key}. */
  public static Optional<String> of(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .filter(key -> !key.isEmpty())
        .or(() -> request.header("api-key").map(String::strip).filter(key -> !key.isEmpty()));
  }

  /** Enough of a key to tell which one it was: {@code sk-ab***yz}. */
  public static String masked(String key) {
    return key.length() < SHOWN_FROM
        ? "***"
        : key.substring(0, 5) + "***" + key.substring(key.length() - 2);
  }
}
