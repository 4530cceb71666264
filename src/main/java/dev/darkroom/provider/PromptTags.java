package dev.darkroom.provider;

import java.util.regex.Pattern;

/** Takes the tags out of callers' words that local servers would read as orders to themselves. */
final class PromptTags {
  /** {@code <lora:...>}, {@code <sd_cpp_extra_args>} and their like; not "3 < 4" or "<3". */
  private static final Pattern OPENING = Pattern.compile("<(?![\\s\\d])");

  private PromptTags() {}

  /** Without the bracket there is no tag, and none can arise anew; the words stay. */
  static String without(String words) {
    return OPENING.matcher(words).replaceAll(" ");
  }
}
