package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be told of the web pages without a browser. */
class WebPagesTest {
  private static final Path WEB = Path.of("src/main/resources/web");

  private static final Pattern IMPORT =
      Pattern.compile("(?:from|import)\\s*\\(?\\s*\"(\\.[^\"]+)\"");
  private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"#]*)");
  private static final Pattern INLINE =
      Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|javascript:");
  private static final Pattern MARKUP =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|createContextualFragment"
              + "|\\beval\\(|new Function|setAttribute\\(\"style\"");

  /** Names of things, nothing that is asked for. */
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private static List<Path> files(String ending) throws IOException {
    try (var all = Files.walk(WEB)) {
      List<Path> found = all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
      assertFalse(found.isEmpty(), ending);
      return found;
    }
  }

  private static List<String> all(Pattern pattern, int group, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(group)).toList();
  }

  @Test
  void every_module_imports_what_is_there() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path module : files(".js")) {
      for (String target : all(IMPORT, 1, Files.readString(module))) {
        if (!Files.isRegularFile(module.resolveSibling(target))) {
          missing.add(module + " -> " + target);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void nothing_turns_a_text_into_markup_or_script() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path module : files(".js")) {
      all(MARKUP, 0, Files.readString(module)).forEach(hit -> found.add(module + ": " + hit));
    }
    assertEquals(List.of(), found);
  }

  @Test
  void no_style_sheet_or_script_loads_from_another_host() throws IOException {
    List<String> found = new ArrayList<>();
    for (String ending : List.of(".css", ".svg")) {
      for (Path file : files(ending)) {
        String text = Files.readString(file).replace(NAMESPACE, "");
        all(Pattern.compile("https?://\\S+|@import|<script"), 0, text)
            .forEach(hit -> found.add(file + ": " + hit));
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void pages_have_nothing_inline_and_lead_only_to_files_that_are_there() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      all(INLINE, 0, text).forEach(hit -> wrong.add(page + ": " + hit));
      for (String address : all(ADDRESS, 1, text)) {
        if (!address.startsWith("/web/")
            || !Files.isRegularFile(WEB.resolve(address.substring("/web/".length())))) {
          wrong.add(page + " -> " + address);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static List<Path> pages() throws IOException {
    try (var all = Files.walk(WEB)) {
      return all.filter(p -> p.toString().endsWith(".html")).sorted().toList();
    }
  }
}
