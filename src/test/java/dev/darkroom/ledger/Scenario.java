package dev.darkroom.ledger;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One scenario of the files in {@code scenarios/}, whose README explains the language.
 *
 * @param title what it shows
 * @param steps in their order
 */
record Scenario(String title, List<Step> steps) {
  private static final String TITLE = "scenario ";

  /**
   * A line of it.
   *
   * @param where the file and the number of the line
   * @param words what is done
   * @param result what has to come of it; empty where it only must not be refused
   */
  record Step(String where, List<String> words, String result) {}

  /** All that there are. */
  static List<Scenario> all() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(Scenario.class.getResource("/scenarios")).toURI());
    List<Scenario> all = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "*.txt")) {
      for (Path file : files) {
        all.addAll(read(file));
      }
    }
    return all;
  }

  private static List<Scenario> read(Path file) throws IOException {
    List<Scenario> scenarios = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(TITLE)) {
        scenarios.add(new Scenario(line.substring(TITLE.length()), new ArrayList<>()));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        scenarios.getLast().steps.add(step(file.getFileName() + ":" + (i + 1), line));
      }
    }
    return scenarios;
  }

  private static Step step(String where, String line) {
    String[] sides = line.split("->", 2);
    List<String> words = List.of(sides[0].strip().split("\\s+", -1));
    return new Step(where, words, sides.length == 1 ? "" : sides[1].strip());
  }
}
