package dev.darkroom.testing;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand in the texts of an exchange: {@code ${png:64x48}} and {@code ${jpeg:64x48}} for a
 * picture as base64, {@code ${picture:NAME}} for a test picture as base64, {@code ${base}} for the
 * upstream's address, {@code ${files}} for the address of its results.
 */
public record Macros(String base, String files) {
  private static final Pattern MACRO = Pattern.compile("\\$\\{(png|jpeg|picture):([^}]*)}");

  String filled(String text) {
    return MACRO
        .matcher(text.replace("${base}", base).replace("${files}", files))
        .replaceAll(
            macro ->
                Matcher.quoteReplacement(
                    Base64.getEncoder().encodeToString(picture(macro.group(1), macro.group(2)))));
  }

  /** The bytes that a text means as base64. */
  byte[] bytes(String text) {
    return Base64.getDecoder().decode(filled(text));
  }

  private static byte[] picture(String kind, String what) {
    if (kind.equals("picture")) {
      return TestPictures.named(what);
    }
    String[] sides = what.split("x", 2);
    int width = Integer.parseInt(sides[0]);
    return TestPictures.plain(width, Integer.parseInt(sides[1]), false, kind);
  }
}
