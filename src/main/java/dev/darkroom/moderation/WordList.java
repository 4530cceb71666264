package dev.darkroom.moderation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words in order of their characters. A text is searched by narrowing the range of words that begin
 * as it does, which needs no memory but that of the words.
 */
final class WordList {
  /**
   * @param dense as {@link Folded#dense}
   * @param spaces how many gaps it is written with
   */
  record Word(String dense, int spaces, Kind kind) {
    static Word of(String word, Kind kind) {
      StringBuilder dense = new StringBuilder(word.length());
      int spaces = 0;
      for (int i = 0; i < word.length(); i++) {
        char unit = word.charAt(i);
        boolean isHan = Folded.isHan(unit);
        if (isHan || Folded.isLatin(unit)) {
          spaces += !dense.isEmpty() && word.charAt(i - 1) == ' ' ? 1 : 0;
          dense.append(isHan ? Script.digit(Script.simplified(unit)) : unit);
        } else if (unit != ' ') {
          return folded(word, kind);
        }
      }
      return new Word(dense.toString(), spaces, kind);
    }

    private static Word folded(String word, Kind kind) {
      Folded folded = Folded.of(word);
      return new Word(folded.dense(), folded.gaps(0, folded.length()), kind);
    }

    private boolean isLatin() {
      return dense.chars().allMatch(Folded::isLatin);
    }
  }

  private record Range(int from, int to) {
    boolean isEmpty() {
      return from >= to;
    }
  }

  /** Below this length a word does not reach over the end of a sentence. */
  private static final int LONG = 4;

  /** Repeated characters that are overlooked in one word; without a limit a search is slow. */
  private static final int REPEATS_MAX = 8;

  private final Word[] words;
  private final List<String> ordinary;

  WordList(Collection<Word> words) {
    this(words, List.of());
  }

  /**
   * @param ordinary phrases, as {@link Folded#dense}, within which no word is found
   */
  WordList(Collection<Word> words, Collection<String> ordinary) {
    this.ordinary = List.copyOf(ordinary);
    Word[] sorted = words.toArray(Word[]::new);
    Arrays.sort(sorted, Comparator.comparing(Word::dense));
    int count = 0;
    for (Word word : sorted) {
      if (count == 0 || !word.dense().equals(sorted[count - 1].dense())) {
        sorted[count++] = word; // Of equal words the first one given.
      }
    }
    this.words = Arrays.copyOf(sorted, count);
  }

  /**
   * The same list less some words.
   *
   * @param lifted as {@link Folded#dense}
   */
  WordList without(Set<String> lifted) {
    List<Word> left = Arrays.stream(words).filter(word -> !lifted.contains(word.dense())).toList();
    return new WordList(left, ordinary);
  }

  /** The first word found in the text. */
  Optional<Word> find(Folded text) {
    for (int start = 0; start < text.length(); start++) {
      Optional<Word> found = text.goesOn(start) ? Optional.empty() : findAt(text, start);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Word> findAt(Folded text, int start) {
    Range range = new Range(0, words.length);
    int depth = 0;
    int repeats = 0;
    for (int i = start; i < text.length(); i++) {
      Range next = narrow(range, depth, text.at(i));
      if (!next.isEmpty()) {
        range = next;
        depth++;
      } else if (depth < 2 || text.at(i) != text.at(i - 1) || ++repeats > REPEATS_MAX) {
        return Optional.empty(); // Else a character is only repeated.
      }
      Word word = words[range.from()];
      if (word.dense().length() == depth
          && counts(word, text, start, i + 1)
          && !isOrdinary(word.dense(), text, start)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  private Range narrow(Range range, int depth, char unit) {
    int from = lowerBound(range, depth, unit);
    return new Range(from, lowerBound(new Range(from, range.to()), depth, unit + 1));
  }

  /** The first word of the range whose character at that depth is not before {@code unit}. */
  private int lowerBound(Range range, int depth, int unit) {
    int low = range.from();
    int high = range.to();
    while (low < high) {
      int middle = (low + high) >>> 1;
      String word = words[middle].dense();
      int at = word.length() > depth ? word.charAt(depth) : -1;
      if (at < unit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether what was found is a part of an ordinary phrase. */
  private boolean isOrdinary(String word, Folded text, int start) {
    for (String phrase : ordinary) {
      int offset = phrase.indexOf(word);
      if (offset >= 0 && text.has(phrase, start - offset)) {
        return true;
      }
    }
    return false;
  }

  private static boolean counts(Word word, Folded text, int start, int end) {
    if (text.goesOn(end)) {
      return false;
    }
    int gaps = text.gaps(start, end);
    if (gaps == 0) {
      return true;
    }
    boolean spelledOut = gaps == end - start - 1 && word.dense().length() > 2;
    if (word.isLatin()) {
      return spelledOut || (gaps == word.spaces() && !text.crossesSentence(start, end));
    }
    return spelledOut || word.dense().length() >= LONG || !text.crossesSentence(start, end);
  }
}
