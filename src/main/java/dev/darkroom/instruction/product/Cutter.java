package dev.darkroom.instruction.product;

import dev.darkroom.instruction.Spelling;
import dev.darkroom.instruction.Trie;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts spelled text into words: the longest literal or known word at each position. */
final class Cutter {
  private static final String BREAKS = ",;。.!?\n\r()[]{}（）【】…|:：-*";
  private static final String JOINS = "、&/+";

  private final Vocabulary vocabulary;

  Cutter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int unknown = -1;
    int at = 0;
    while (at < text.length()) {
      Word word = known(text, at);
      if (word == null && text.charAt(at) != ' ') {
        unknown = unknown < 0 ? at : unknown;
        at = behindUnknown(text, at);
        continue;
      }
      addUnknown(text, unknown, at, words);
      unknown = -1;
      if (word != null) {
        words.add(word);
      }
      at = word == null ? at + 1 : word.end();
    }
    addUnknown(text, unknown, at, words);
    return words;
  }

  private @Nullable Word known(String text, int at) {
    Word literal = Literal.at(text, at);
    Trie.Match<Sense> match = vocabulary.longest(text, at);
    if (literal != null && literal.end() >= match.end()) {
      return literal;
    }
    if (match.end() > at) {
      String found = text.substring(at, match.end()).stripTrailing();
      return new Word(found, at, match.plural(), match.senses());
    }
    String letter = text.substring(at, at + 1);
    if (BREAKS.contains(letter)) {
      return Word.of(letter, at, Kind.BREAK, "");
    }
    return JOINS.contains(letter) ? Word.of(letter, at, Kind.ROLE, Role.AND.name()) : null;
  }

  /** Behind the rest of an English word, or behind one other character. */
  private static int behindUnknown(String text, int at) {
    if (!wordy(text.charAt(at))) {
      return text.offsetByCodePoints(at, 1);
    }
    int end = at + 1;
    while (end < text.length() && wordy(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean wordy(char letter) {
    return Spelling.latin(letter) || Character.isDigit(letter);
  }

  private static void addUnknown(String text, int from, int to, List<Word> words) {
    if (from >= 0) {
      words.add(Word.of(text.substring(from, to), from, Kind.UNKNOWN, ""));
    }
  }
}
