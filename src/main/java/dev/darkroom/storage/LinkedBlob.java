package dev.darkroom.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link leads to: a blob and the kind of picture it is.
 *
 * @param extension {@code png}, {@code jpeg}, {@code webp}; for pictures that came in also {@code
 *     bmp}, {@code tiff}, {@code gif}
 */
public record LinkedBlob(String key, String extension) {
  private static final Pattern NAME =
      Pattern.compile("([0-9a-f]{64})\\.(png|jpeg|webp|bmp|tiff|gif)");

  public LinkedBlob {
    if (!NAME.matcher(key + "." + extension).matches()) {
      throw new IllegalArgumentException("no link leads to " + extension);
    }
  }

  /** Reads {@link #name}; empty when it is of another form. */
  static Optional<LinkedBlob> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new LinkedBlob(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The last segment of a link's path. */
  public String name() {
    return key + "." + extension;
  }

  public String contentType() {
    return "image/" + extension;
  }
}
