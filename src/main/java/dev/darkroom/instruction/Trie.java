package dev.darkroom.instruction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the longest known word at a position; a space matches any run of spaces. */
final class Trie {
  /** A word found, up to and without {@code end}. */
  record Match(int end, boolean plural, List<Sense> senses) {
    static final Match NONE = new Match(-1, false, List.of());
  }

  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>();
    private final List<Sense> senses = new ArrayList<>();
    private boolean plural;
  }

  private final Node root = new Node();

  void add(String word, Sense sense, boolean plural) {
    Node node = root;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      node = node.next.computeIfAbsent(letter, _ -> new Node());
    }
    node.plural = node.senses.isEmpty() ? plural : node.plural && plural;
    if (!node.senses.contains(sense)) {
      node.senses.add(sense);
    }
  }

  boolean knows(String word) {
    Node node = root;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      node = node.next.get(letter);
      if (node == null) {
        return false;
      }
    }
    return !node.senses.isEmpty();
  }

  /** The longest word at that position, or {@link Match#NONE}. */
  Match longest(String text, int at) {
    Node node = root;
    Match best = Match.NONE;
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
        best = new Match(i, node.plural, node.senses);
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
