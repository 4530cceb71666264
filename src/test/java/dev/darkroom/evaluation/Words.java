package dev.darkroom.evaluation;

import dev.darkroom.engine.colour.Colour;
import java.util.List;

/** The words of one check in the table, by their place; the first is its name. */
record Words(List<String> words) {
  static Words of(String check) {
    return new Words(List.of(check.strip().split(" +", -1)));
  }

  String name() {
    return words.getFirst();
  }

  String text(int place) {
    if (place >= words.size()) {
      throw new IllegalArgumentException("The check " + this + " needs more words");
    }
    return words.get(place);
  }

  double number(int place) {
    return Double.parseDouble(text(place));
  }

  double number(int place, double otherwise) {
    return place < words.size() ? number(place) : otherwise;
  }

  Colour colour(int place) {
    int rgb = Integer.parseInt(text(place).substring(1), 16);
    return new Colour(rgb >> 16, rgb >> 8 & 255, rgb & 255);
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
