package dev.darkroom.training;

import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Finish;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** What no training picture shows: {@code resources/training/held-out.txt}. */
record HeldOut(Set<Archetype> archetypes, Set<Finish> finishes) {
  private static final String FILE = "/training/held-out.txt";

  HeldOut {
    archetypes = Set.copyOf(archetypes);
    finishes = Set.copyOf(finishes);
  }

  static HeldOut read() {
    Set<Archetype> archetypes = EnumSet.noneOf(Archetype.class);
    Set<Finish> finishes = EnumSet.noneOf(Finish.class);
    for (String line : text().split("\n", -1)) {
      String[] words = line.strip().split(" ", 2);
      switch (words[0]) {
        case "archetype" -> archetypes.add(Archetype.valueOf(words[1]));
        case "finish" -> finishes.add(Finish.valueOf(words[1]));
        case "", "#", "combination" -> {}
        default -> throw new IllegalStateException(FILE + " says " + line);
      }
    }
    return new HeldOut(archetypes, finishes);
  }

  private static String text() {
    try (InputStream in = HeldOut.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the test resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
