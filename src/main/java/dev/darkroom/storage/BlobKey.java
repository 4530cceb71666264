package dev.darkroom.storage;

import java.util.regex.Pattern;

/** The form of a blob's key: 64 lower-case hexadecimal digits, and so never a path. */
public final class BlobKey {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private BlobKey() {}

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * @throws IllegalArgumentException when it is no key
   */
  static String checked(String key) {
    if (!isOne(key)) {
      throw new IllegalArgumentException("not a blob's key");
    }
    return key;
  }
}
