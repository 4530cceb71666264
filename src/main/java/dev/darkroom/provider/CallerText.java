package dev.darkroom.provider;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes what an upstream said fit for a caller's eyes: short, one line, without whatever could name
 * the operator's account, key, project or hosts.
 */
final class CallerText {
  private static final int LENGTH_MAX = 300;
  private static final String HIDDEN = "***";

  private static final Pattern REQUEST_ID =
      Pattern.compile("(?i)[\\s(,;]*\\brequest[ _-]?id\\b\\s*(?:is)?[:=]?\\s*[\\w-]+\\)?\\.?");

  private static final Pattern TELLING =
      Pattern.compile(
          "(?i)\\bbearer\\s+\\S+" // credentials
              + "|\\b(?:sk|pk|ak|key|org|proj|acct|asst|req|ep)[-_][A-Za-z0-9*_.-]{4,}" // their ids
              + "|[a-z][a-z0-9+.-]{1,15}://\\S+" // addresses
              + "|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+" // of people
              + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b" // of hosts
              + "|\\b(?:account|organization|project|user)[ _-]?(?:id)?\\s*[:=]?\\s*\\d{6,}"
              + "|(?=[A-Za-z0-9_*-]*\\d)[A-Za-z0-9_*-]{24,}"); // anything that looks random

  private CallerText() {}

  /**
   * @param key the provider's key, which is hidden wherever it stands
   */
  static String of(String text, @Nullable String key) {
    String hidden = key == null || key.isBlank() ? text : text.replace(key, HIDDEN);
    String plain = hidden.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String bounded = plain.length() > 4 * LENGTH_MAX ? plain.substring(0, 4 * LENGTH_MAX) : plain;
    String clean = REQUEST_ID.matcher(bounded).replaceAll("");
    clean = TELLING.matcher(clean).replaceAll(HIDDEN).strip();
    return clean.length() > LENGTH_MAX ? clean.substring(0, LENGTH_MAX) + "..." : clean;
  }
}
