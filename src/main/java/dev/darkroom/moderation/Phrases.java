package dev.darkroom.moderation;

import dev.darkroom.moderation.WordList.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Phrases in few lines: {@code kind: {a|b} {c|d|}} stands for each way through the braces; an empty
 * choice leaves its place out.
 */
final class Phrases {
  private Phrases() {}

  static List<Word> load(String path) {
    List<Word> words = new ArrayList<>();
    for (String line : Lines.written(path)) {
      int colon = line.indexOf(':');
      Kind kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
      for (String phrase : expand(line.substring(colon + 1).strip())) {
        words.add(Word.of(phrase, kind));
      }
    }
    return words;
  }

  static List<String> expand(String pattern) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      return List.of(pattern);
    }
    int close = pattern.indexOf('}', open);
    List<String> rests = expand(pattern.substring(close + 1));
    List<String> phrases = new ArrayList<>();
    for (String choice : pattern.substring(open + 1, close).split("\\|", -1)) {
      rests.forEach(rest -> phrases.add(pattern.substring(0, open) + choice + rest));
    }
    return phrases;
  }
}
