package dev.darkroom.instruction.product;

import dev.darkroom.instruction.Inflection;
import dev.darkroom.instruction.Lexicon;
import dev.darkroom.instruction.Spelling;
import dev.darkroom.instruction.Trie;

/** The known words of both languages, with the colours, shades and nouns of the edits. */
final class Vocabulary {
  private final Spelling spelling = Spelling.load();
  private final Trie<Sense> chinese = new Trie<>();
  private final Trie<Sense> english = new Trie<>();

  private Vocabulary() {}

  static Vocabulary load() {
    Vocabulary vocabulary = new Vocabulary();
    for (Kind kind : Kind.values()) {
      if (kind.inOwnFile()) {
        vocabulary.addFile(kind, kind.file());
      }
    }
    vocabulary.addFile(Kind.COLOUR, "colour.txt");
    vocabulary.addFile(Kind.SHADE, "shade.txt");
    vocabulary.refuseOtherNouns();
    return vocabulary;
  }

  Spelling spelling() {
    return spelling;
  }

  /** The longest word at that position of spelled text. */
  Trie.Match<Sense> longest(String text, int at) {
    Trie.Match<Sense> chineseMatch = chinese.longest(text, at);
    Trie.Match<Sense> englishMatch = english.longest(text, at);
    return englishMatch.end() > chineseMatch.end() ? englishMatch : chineseMatch;
  }

  private void addFile(Kind kind, String file) {
    Lexicon.entries("zh", file).forEach(entry -> addChinese(kind, entry));
    Lexicon.entries("en", file).forEach(entry -> addEnglish(kind, entry));
  }

  private void addChinese(Kind kind, Lexicon.Entry entry) {
    String word = spelling.of(entry.word());
    Sense sense = new Sense(kind, entry.value());
    chinese.add(word, sense, false);
    if (kind == Kind.COLOUR && !word.endsWith("色")) {
      chinese.add(word + "色", sense, false);
    }
  }

  private void addEnglish(Kind kind, Lexicon.Entry entry) {
    String word = spelling.of(entry.word());
    Sense sense = new Sense(kind, entry.value());
    english.add(word, sense, false);
    if (kind.countable()) {
      english.add(Inflection.plural(word), sense, true);
    }
  }

  /** Nouns that edits know and product pictures do not: named as a whole when refused. */
  private void refuseOtherNouns() {
    for (Lexicon.Entry entry : Lexicon.entries("zh", "noun.txt")) {
      if (!chinese.knows(spelling.of(entry.word()))) {
        addChinese(Kind.REFUSED, entry);
      }
    }
    for (Lexicon.Entry entry : Lexicon.entries("en", "noun.txt")) {
      if (!english.knows(spelling.of(entry.word()))) {
        addEnglish(Kind.REFUSED, entry);
      }
    }
  }
}
