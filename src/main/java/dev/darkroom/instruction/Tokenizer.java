package dev.darkroom.instruction;

import java.util.ArrayList;
import java.util.List;

/** Cuts spelled text into tokens: the longest literal or word at each position. */
final class Tokenizer {
  private static final String BREAKS = ",;。.!?\n\r()[]{}，；！？（）【】…|";
  private static final String JOINS = "、&/";

  private final Lexicon lexicon;

  Tokenizer(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<Token> tokens(String text) {
    return tokens(text, text);
  }

  /**
   * @param text spelled alike
   * @param raw as it was written, from which quoted words are taken to the letter
   */
  List<Token> tokens(String text, String raw) {
    List<Token> tokens = new ArrayList<>();
    int unknown = -1;
    int at = 0;
    while (at < text.length()) {
      int end = read(text, at, tokens, unknown);
      if (end > at) {
        toTheLetter(tokens, raw, at, end);
        unknown = -1;
        at = end;
        continue;
      }
      if (unknown < 0) {
        unknown = at;
      }
      at = skipUnknown(text, at);
    }
    flush(text, unknown, at, tokens);
    return withExactColours(tokens);
  }

  /** "light beige (#f5f5dc)" is one colour, said twice: the number counts. */
  private static List<Token> withExactColours(List<Token> tokens) {
    List<Token> result = new ArrayList<>();
    for (Token token : tokens) {
      if (!token.is(Kind.COLOUR) || !token.text().startsWith("(")) {
        result.add(token);
        continue;
      }
      boolean named = !result.isEmpty() && result.getLast().is(Kind.COLOUR);
      if (named) {
        result.removeLast();
        if (!result.isEmpty() && result.getLast().is(Kind.SHADE)) {
          result.removeLast();
        }
      }
      if (named || !repeated(token, result)) {
        result.add(token);
      }
    }
    return result;
  }

  /** Whether the present clause has named that very colour. */
  private static boolean repeated(Token colour, List<Token> before) {
    for (int i = before.size() - 1; i >= 0 && !before.get(i).is(Kind.BREAK); i--) {
      String value = before.get(i).value(Kind.COLOUR);
      if (value != null && value.equals(colour.value(Kind.COLOUR))) {
        return true;
      }
    }
    return false;
  }

  /** Quoted words keep their spelling. */
  private static void toTheLetter(List<Token> tokens, String raw, int from, int to) {
    Token last = tokens.isEmpty() ? null : tokens.getLast();
    if (last != null && last.is(Kind.QUOTED) && to - from >= 2) {
      String words = raw.substring(from + 1, to - 1);
      tokens.set(tokens.size() - 1, Token.of(last.text(), Kind.QUOTED, words));
    }
  }

  /** Adds the token at that position and what was unknown before it; returns where it ends. */
  private int read(String text, int at, List<Token> tokens, int unknown) {
    Literals.Found literal = Literals.at(text, at);
    Trie.Match<Sense> word = nounBeforeColour(text, at, tokens, longest(text, at));
    if (literal != null && literal.end() >= word.end()) {
      flush(text, unknown, at, tokens);
      tokens.add(literal.token());
      return literal.end();
    }
    if (word.end() > at) {
      flush(text, unknown, at, tokens);
      String found = text.substring(at, word.end()).strip();
      tokens.add(new Token(found, !Spelling.latin(found), word.plural(), word.senses()));
      return word.end();
    }
    return punctuation(text, at, tokens, unknown);
  }

  /** The longest word there; 把手机 is 把 and 手机, not 把手 and something. */
  private Trie.Match<Sense> longest(String text, int at) {
    Trie.Match<Sense> found = lexicon.longest(text, at);
    boolean particle = text.charAt(at) == '把' && found.end() > at + 1;
    return particle && lexicon.longest(text, at + 1).end() > found.end()
        ? lexicon.longest(text.substring(0, at + 1), at)
        : found;
  }

  /** "make the sky blue" speaks of the sky, "a sky blue cup" of a colour. */
  private Trie.Match<Sense> nounBeforeColour(
      String text, int at, List<Token> tokens, Trie.Match<Sense> longest) {
    int space = text.indexOf(' ', at);
    boolean article = !tokens.isEmpty() && tokens.getLast().text().equals("the");
    boolean last = BREAKS.indexOf(next(text, longest)) >= 0;
    if (!article || !last || space < 0 || space >= longest.end() || !is(longest, Kind.COLOUR)) {
      return longest;
    }
    Trie.Match<Sense> noun = lexicon.longest(text.substring(0, space), at);
    return is(noun, Kind.NOUN) ? noun : longest;
  }

  private static char next(String text, Trie.Match<Sense> match) {
    return match.end() >= 0 && match.end() < text.length() ? text.charAt(match.end()) : ',';
  }

  private static boolean is(Trie.Match<Sense> match, Kind kind) {
    return match.senses().stream().anyMatch(sense -> sense.kind() == kind);
  }

  private int punctuation(String text, int at, List<Token> tokens, int unknown) {
    char letter = text.charAt(at);
    if (BREAKS.indexOf(letter) >= 0) {
      flush(text, unknown, at, tokens);
      tokens.add(Token.of(",", Kind.BREAK, ""));
      return at + 1;
    }
    if (JOINS.indexOf(letter) >= 0) {
      flush(text, unknown, at, tokens);
      tokens.add(Token.of(String.valueOf(letter), Kind.WORD, Role.AND.name()));
      return at + 1;
    }
    if (letter < 0x80 && !Character.isLetterOrDigit(letter)) {
      flush(text, unknown, at, tokens);
      return at + 1;
    }
    return at;
  }

  /** The rest of an English word, or one other letter. */
  private static int skipUnknown(String text, int at) {
    int end = at + 1;
    if (Spelling.latin(text.charAt(at)) || Character.isDigit(text.charAt(at))) {
      while (end < text.length()
          && (Spelling.latin(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
        end++;
      }
    }
    return end;
  }

  private static void flush(String text, int from, int to, List<Token> tokens) {
    if (from >= 0 && from < to) {
      String words = text.substring(from, to).strip();
      if (!words.isEmpty()) {
        tokens.add(Token.of(words, Kind.UNKNOWN, ""));
      }
    }
  }
}
