package dev.darkroom.instruction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the longest known word at a position; a space matches any run of spaces.
 *
 * @param <S> what a word may mean
 */
public final class Trie<S> {
  /** A word found, up to and without {@code end}; -1 where none was. */
  public record Match<S>(int end, boolean plural, List<S> senses) {}

  private static final class Node<S> {
    private final Map<Character, Node<S>> next = new HashMap<>();
    private final List<S> senses = new ArrayList<>();
    private boolean plural;
  }

  private final Node<S> root = new Node<>();

  /** Adds a meaning of a spelled word. */
  public void add(String word, S sense, boolean plural) {
    Node<S> node = root;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      node = node.next.computeIfAbsent(letter, _ -> new Node<>());
    }
    node.plural = node.senses.isEmpty() ? plural : node.plural && plural;
    if (!node.senses.contains(sense)) {
      node.senses.add(sense);
    }
  }

  /** Whether the word has a meaning. */
  public boolean knows(String word) {
    Node<S> node = root;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      node = node.next.get(letter);
      if (node == null) {
        return false;
      }
    }
    return !node.senses.isEmpty();
  }

  /** The longest word at that position of spelled text. */
  public Match<S> longest(String text, int at) {
    Node<S> node = root;
    Match<S> best = new Match<>(-1, false, List.of());
    int i = at;
    while (i < text.length()) {
      char letter = text.charAt(i);
      node = node.next.get(letter);
      if (node == null) {
        break;
      }
      i++;
      while (letter == ' ' && i < text.length() && text.charAt(i) == ' ') {
        i++;
      }
      if (!node.senses.isEmpty() && ends(text, i)) {
        best = new Match<>(i, node.plural, node.senses);
      }
    }
    return best;
  }

  /** English words end where letters end; Chinese ones anywhere. */
  private static boolean ends(String text, int end) {
    return end == text.length()
        || !Spelling.latin(text.charAt(end - 1))
        || !Spelling.latin(text.charAt(end));
  }
}
