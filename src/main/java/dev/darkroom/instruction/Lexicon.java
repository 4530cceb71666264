package dev.darkroom.instruction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The known words of both languages, and how their files are read. A line of a file is {@code word
 * = value}, {@code word}, or a comment after {@code #} and a space.
 */
public final class Lexicon {
  /** A line of a file of words. */
  public record Entry(String word, String value) {}

  private final Trie<Sense> chinese = new Trie<>();
  private final Trie<Sense> english = new Trie<>();
  private final Spelling spelling;

  private Lexicon(Spelling spelling) {
    this.spelling = spelling;
  }

  static Lexicon load() {
    Lexicon lexicon = new Lexicon(Spelling.load());
    for (Kind kind : Kind.values()) {
      if (kind.inLexicon()) {
        entries("zh", kind.file()).forEach(entry -> lexicon.addChinese(kind, entry));
        entries("en", kind.file()).forEach(entry -> lexicon.addEnglish(kind, entry));
      }
    }
    lexicon.addProducts();
    return lexicon;
  }

  /** What can be made from a description can be edited by the same name. */
  private void addProducts() {
    String file = "product-archetype.txt";
    entries("zh", file).stream()
        .filter(entry -> !chinese.knows(spelling.of(entry.word())))
        .forEach(entry -> addChinese(Kind.NOUN, new Entry(entry.word(), Thing.THING.name())));
    entries("en", file).stream()
        .filter(entry -> !english.knows(spelling.of(entry.word())))
        .forEach(entry -> addEnglish(Kind.NOUN, new Entry(entry.word(), Thing.THING.name())));
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

  boolean knows(String word) {
    return chinese.knows(word) || english.knows(word);
  }

  private void addChinese(Kind kind, Entry entry) {
    String word = spelling.of(entry.word());
    Sense sense = new Sense(kind, entry.value());
    chinese.add(word, sense, false);
    if (kind == Kind.COLOUR && !word.endsWith("色")) {
      chinese.add(word + "色", sense, false);
    }
  }

  private void addEnglish(Kind kind, Entry entry) {
    String word = spelling.of(entry.word());
    Sense sense = new Sense(kind, entry.value());
    english.add(word, sense, false);
    switch (kind) {
      case NOUN, TONE, ATTRIBUTE -> english.add(Inflection.plural(word), sense, true);
      case VERB, TONE_CHANGE, LOOK, TOUCH -> {
        if (spelling.of(word).length() > 2) {
          english.add(Inflection.participle(word), sense, false);
          english.add(Inflection.past(word), sense, false);
        }
      }
      default -> {}
    }
  }

  /** The lines of the file of words {@code lexicon/language/file}. */
  public static List<Entry> entries(String language, String file) {
    String path = "/lexicon/" + language + "/" + file;
    List<Entry> entries = new ArrayList<>();
    try (InputStream in = Lexicon.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The file of words " + path + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("# ")) {
          entries.add(entry(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static Entry entry(String line) {
    int equals = line.indexOf(" = ");
    return equals < 0
        ? new Entry(line.strip(), "")
        : new Entry(line.substring(0, equals).strip(), line.substring(equals + 3).strip());
  }
}
