package dev.darkroom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.darkroom.Chromium.Person;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Journeys of people through one server in one browser, each with nothing kept of the others. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journeys {
  private RunningServer server;
  private Chromium chromium;

  /** The server that all journeys of a class go to. */
  abstract RunningServer begin(Path data);

  @BeforeAll
  void start(@TempDir Path data) {
    server = begin(data);
    chromium = new Chromium();
  }

  @AfterAll
  void stop() {
    chromium.close();
    server.close();
  }

  RunningServer server() {
    return server;
  }

  /** The first page that somebody sees, here by its path. */
  Page visit(Person person, String path) {
    return visit(person, server.url(), path);
  }

  /** The same, coming another way. */
  Page visit(Person person, URI base, String path) {
    Page page = chromium.visit(person);
    page.navigate(base.resolve(path).toString());
    return page;
  }

  /**
   * What is seen now works for everybody, in light and in dark, and nothing ran that should not.
   */
  void sound(Page page, String name) {
    for (ColorScheme taste : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(taste));
      Chromium.settle(page);
      Chromium.show(page, name + "-" + taste.name().toLowerCase(Locale.ROOT));
      assertEquals(List.of(), Chromium.barriers(page), name + " in " + taste);
    }
    unharmed(name);
  }

  /** No script failed, none was kept from running by the policy, and no dialog came up. */
  void unharmed(String name) {
    assertEquals(List.of(), chromium.complaints(), name);
  }
}
