package dev.darkroom;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The system's Chromium without a window, and what its pages had to complain of. */
final class Chromium implements AutoCloseable {
  /** How long a page may take, in milliseconds: longer than a busy machine needs. */
  private static final int PATIENCE = 30_000;

  private static final Path SCREENSHOTS = Path.of("target", "browser");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private @Nullable BrowserContext context;

  Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    playwright.selectors().setTestIdAttribute("data-test");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  private static Path executable() {
    return Stream.of(
            Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"),
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no Chromium: install it (apt-get install chromium) or set"
                        + " CHROMIUM."));
  }

  /** A person with a screen of that size, a language and a taste. */
  record Person(int width, int height, String language, ColorScheme taste) {
    static final Person ENGLISH = new Person(1280, 860, "en-GB", ColorScheme.LIGHT);
    static final Person CHINESE = new Person(1280, 860, "zh-CN", ColorScheme.DARK);
    static final Person PHONE = new Person(390, 844, "zh-CN", ColorScheme.LIGHT);

    boolean chinese() {
      return language.startsWith("zh");
    }
  }

  /** A new visit, with nothing kept of former ones. */
  Page visit(Person person) {
    leave();
    complaints.clear();
    BrowserContext visit =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(person.width(), person.height())
                .setLocale(person.language())
                .setColorScheme(person.taste())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true));
    context = visit;
    visit.setDefaultTimeout(PATIENCE);
    Page page = visit.newPage();
    page.onPageError(complaints::add);
    page.onDialog(
        dialog -> {
          complaints.add("a dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    return page;
  }

  /**
   * Errors of scripts and of the content security policy, and dialogs, since the visit began. That
   * an answer fails or does not come is no fault of a page.
   */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Waits until the page is painted as it is going to stay. */
  static void settle(Page page) {
    page.evaluate(
        "async () => {"
            + " const frame = () => new Promise((painted) => requestAnimationFrame(painted));"
            + " await frame();"
            + " await Promise.allSettled(document.getAnimations().map((one) => one.finished));"
            + " await frame();"
            + " await frame(); }");
  }

  /** Keeps what a person would see, as {@code target/browser/NAME.png}. */
  static void show(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** What axe-core finds on a page that is serious or critical, as sentences. */
  static List<String> barriers(Page page) {
    page.evaluate(axe());
    Object found =
        page.evaluate(
            "async () => (await axe.run()).violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.help + ' at '"
                + " + v.nodes.map(n => n.target.join(' ')).join(', '))");
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void leave() {
    if (context != null) {
      context.close();
    }
  }

  @Override
  public void close() {
    leave();
    browser.close();
    playwright.close();
  }
}
