package dev.darkroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import dev.darkroom.Chromium.Person;
import dev.darkroom.testing.MovedClock;
import dev.darkroom.testing.PaintingProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What takes long, breaks off or is too late. */
class PlaygroundLaterInBrowser extends Journeys {
  private final PaintingProvider painter = new PaintingProvider();
  private final MovedClock clock = new MovedClock();

  @Override
  RunningServer begin(Path data) {
    return RunningServer.timed(data, "", clock, painter);
  }

  @BeforeEach
  void paintAtOnce() {
    painter.fails(null);
  }

  private Playground open(URI at) {
    Playground playground = new Playground(visit(Person.ENGLISH, at, "/#key=" + RunningServer.KEY));
    playground.giveCup();
    playground.write("make it black and white");
    return playground;
  }

  @Test
  void a_run_shows_how_far_it_is_and_can_be_cancelled() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    painter.script(PaintingProvider.waiting(begun, new CountDownLatch(1)));
    Playground playground = open(server().url());
    playground.at("run").click();
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    assertThat(playground.at("progress")).isVisible();
    sound(playground.page(), "playground-running");
    playground.at("stop").click();
    assertThat(playground.at("toast").last()).containsText("Cancelled; nothing was charged");
    assertThat(playground.at("progress")).isHidden();
    assertThat(playground.at("prompt")).hasValue("make it black and white");
  }

  @Test
  void a_link_that_has_expired_is_told() {
    Playground playground = open(server().url());
    playground.at("run").click();
    playground.arrived(2);
    clock.move(Duration.ofDays(60));
    server().cleanUp();
    playground.at("copy-link").click();
    Locator notice = playground.at("problem").getByTestId("notice-bad");
    assertThat(notice).containsText("The link has expired");
    assertThat(notice).containsText("Your copy in the history remains");
    sound(playground.page(), "link-expired");
  }

  @Test
  void a_run_whose_connection_breaks_off_is_found_again() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    painter.script(PaintingProvider.waiting(begun, may));
    try (Line line = new Line(server().url())) {
      Playground playground = open(line.url());
      playground.at("run").click();
      assertTrue(begun.await(30, TimeUnit.SECONDS));
      assertThat(playground.at("progress")).containsText("Working");
      line.cut();
      assertThat(playground.at("progress")).containsText("waiting for the server");
      may.countDown();
      line.mend();
      playground.arrived(2);
      unharmed("connection");
    }
  }
}
