package dev.darkroom.moderation;

import dev.darkroom.moderation.WordList.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that block without any setting: those of the sensitive-word library that it has put
 * into a class, as far as they say something about a picture, and some of our own.
 *
 * <p>The library's list was gathered for forums. A third of it has no class and is mostly names,
 * titles and fragments; its short words are parts of ordinary ones. So a word counts from three
 * characters on, an advertisement (class 4) from five, and a word of two characters only when
 * {@code short.txt} names it. {@code lifted.txt} takes out what is ordinary all the same, {@code
 * ordinary.txt} has phrases that merely contain a word.
 */
final class BuiltInWords {
  /** A line is a word, a space, and classes such as {@code 1,4}. */
  private static final String LIBRARY = "/sensitive_word_tags.txt";

  private static final Map<Character, Kind> CLASSES =
      Map.of(
          '0', Kind.POLITICS,
          '1', Kind.DRUGS,
          '2', Kind.SEXUAL,
          '3', Kind.GAMBLING,
          '4', Kind.CRIME);

  private BuiltInWords() {}

  /** Read when it is first needed; the same for every server of this process. */
  private static final class All {
    private static final WordList WORDS = load();
  }

  /**
   * What blocks, less the words that the operator allows. The first call takes up to a second, two
   * at once read the list once.
   */
  static WordList without(Collection<String> allowed) {
    return allowed.isEmpty() ? All.WORDS : All.WORDS.without(dense(allowed));
  }

  private static WordList load() {
    Set<String> lifted = dense(wordsOf("/moderation/lifted.txt"));
    Set<String> named = Set.copyOf(wordsOf("/moderation/short.txt"));
    List<Word> words = new ArrayList<>(30_000);
    for (String line : Lines.of(LIBRARY)) {
      int space = line.lastIndexOf(' ');
      String word = line.substring(0, Math.max(0, space));
      String classes = line.substring(space + 1);
      if (named.contains(word) || counts(word, classes)) {
        words.add(Word.of(word, CLASSES.getOrDefault(classes.charAt(0), Kind.CRIME)));
      }
    }
    words.addAll(Phrases.load("/moderation/added.txt"));
    words.removeIf(word -> lifted.contains(word.dense()));
    return new WordList(words, dense(wordsOf("/moderation/ordinary.txt")));
  }

  private static List<String> wordsOf(String path) {
    return Lines.written(path).stream()
        .flatMap(line -> Arrays.stream(line.split("\\s+", -1)))
        .distinct()
        .toList();
  }

  private static Set<String> dense(Collection<String> words) {
    return words.stream()
        .map(word -> Folded.of(word).dense())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean counts(String word, String classes) {
    if (word.length() < 3 || !hasTwoHan(word) || word.startsWith("毛")) {
      return false; // The list has hundreds of words a second time behind this character.
    }
    if (continuesAnother(word)) {
      return false;
    }
    return switch (classes) {
      case "4" -> word.length() >= 5;
      case "3" -> word.length() >= 4;
      default -> word.length() >= (classes.contains("4") ? 4 : 3);
    };
  }

  private static boolean hasTwoHan(String word) {
    int han = 0;
    for (int i = 0; i < word.length() && han < 2; i++) {
      han += Folded.isHan(word.charAt(i)) ? 1 : 0;
    }
    return han == 2;
  }

  /** Whether a colour, an adjective in 性 or a day before it gives a word a meaning of its own. */
  private static boolean continuesAnother(String word) {
    return switch (word.charAt(0)) {
      case '色' -> !word.startsWith("色情");
      case '性', '情', '日' ->
          word.length() == 3 && !(word.charAt(0) == '性' && "爱虐奴".indexOf(word.charAt(1)) >= 0);
      default -> false;
    };
  }
}
