package dev.darkroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.darkroom.Chromium.Person;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is said, with what to do next, and what is hostile stays text. */
class PlaygroundRefusalsInBrowser extends Journeys {
  private static final String MARKUP = "<img src=x onerror=\"window.evil=1;alert(1)\">";

  @Override
  RunningServer begin(Path data) {
    return RunningServer.start(data);
  }

  private Playground open(Person person, String key) {
    return new Playground(visit(person, "/#key=" + key));
  }

  private static Locator notice(Playground playground) {
    return playground.at("problem").getByTestId("notice-bad");
  }

  /** The markup is seen as it was written and has done nothing. */
  private void harmless(Page page, String name) {
    assertEquals("undefined", page.evaluate("() => typeof window.evil"));
    assertThat(page.locator("img[src='x'], svg[onload]")).hasCount(0);
    unharmed(name);
  }

  @Test
  void an_instruction_that_cannot_be_done_is_refused_with_what_helps() {
    Playground playground = open(Person.ENGLISH, RunningServer.KEY);
    playground.giveCup();
    playground.write("let a dragon fly out of the cup");
    playground.at("plan-button").click();
    assertThat(playground.at("plan-not")).hasText("Cannot be done");
    assertThat(playground.at("plan").locator(".help, .notice.warn").first()).isVisible();
    sound(playground.page(), "refused-plan");
    playground.at("run").click();
    assertThat(notice(playground)).containsText("This cannot be done");
    assertThat(notice(playground)).containsText("Nothing was changed or charged");
    sound(playground.page(), "refused-run");
  }

  @Test
  void an_instruction_that_cannot_be_done_is_refused_in_chinese() {
    Playground playground = open(Person.CHINESE, RunningServer.KEY);
    playground.giveCup();
    playground.write("让杯子里飞出一条龙");
    playground.at("run").click();
    assertThat(notice(playground)).containsText("这条指令做不了");
    sound(playground.page(), "refused-chinese");
  }

  @Test
  void markup_and_broken_files_named_png_are_told_and_never_opened() {
    Playground playground = open(Person.ENGLISH, RunningServer.KEY);
    Page page = playground.page();
    assertThat(playground.at("welcome")).isVisible();
    playground.give(
        "drawing.png",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='window.evil=1'>"
            + "<script>window.evil=1;alert(1)</script></svg>");
    assertThat(notice(playground)).containsText("“drawing.png” is no picture");
    assertThat(notice(playground)).containsText("it is not opened");
    playground.give("page.png", "<!doctype html><script>window.evil=1;alert(1)</script>");
    assertThat(notice(playground)).containsText("“page.png” is no picture");
    playground.give("half.png", "\u00ffPNG but no more");
    assertThat(notice(playground)).containsText("“half.png” is no picture");
    playground.give(MARKUP + ".png", "<script>window.evil=1</script>");
    assertThat(notice(playground)).containsText("“" + MARKUP + ".png” is no picture");
    assertThat(playground.at("welcome")).isVisible();
    harmless(page, "files");
    sound(page, "refused-file");
  }

  @Test
  void a_file_that_is_too_large_is_refused_before_it_is_sent(@TempDir Path folder)
      throws IOException {
    Playground playground = open(Person.ENGLISH, RunningServer.KEY);
    assertThat(playground.at("welcome")).isVisible();
    Path large = folder.resolve("large.png");
    Files.write(large, Playground.cup().buffer);
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(50L * 1024 * 1024 + 1);
    }
    playground.at("file").setInputFiles(large);
    assertThat(notice(playground)).containsText("“large.png” has more than 50 MB");
  }

  @Test
  void markup_in_an_instruction_stays_words() {
    Playground playground = open(Person.ENGLISH, RunningServer.KEY);
    Page page = playground.page();
    playground.giveCup();
    playground.write(MARKUP);
    playground.at("plan-button").click();
    assertThat(playground.at("plan-not")).isVisible();
    playground.at("run").click();
    assertThat(notice(playground)).isVisible();
    harmless(page, "instruction");
    playground.make("write \"<b>Sale</b>\" at the bottom", 2);
    assertThat(playground.at("outcome")).containsText("<b>Sale</b>");
    assertThat(playground.at("history")).containsText("<b>Sale</b>");
    harmless(page, "history");
  }

  @Test
  void a_wrong_key_is_told_and_can_be_replaced() {
    Playground playground = open(Person.ENGLISH, "sk-wrong-0123456789");
    playground.giveCup();
    playground.write("make it black and white");
    playground.at("run").click();
    assertThat(notice(playground)).containsText("The key is not right");
    sound(playground.page(), "wrong-key");
    notice(playground).getByText("Enter the key").click();
    Locator dialog = playground.at("dialog-key");
    playground.at("key-input").fill("sk-wrong-again-0123456789");
    playground.at("key-save").click();
    assertThat(dialog.getByTestId("notice-bad")).containsText("The key is not right");
    sound(playground.page(), "wrong-key-dialog");
    playground.at("key-input").fill(RunningServer.KEY);
    playground.at("key-save").click();
    assertThat(dialog).isHidden();
    playground.at("run").click();
    playground.arrived(2);
  }

  @Test
  void without_a_key_it_is_asked_for_first() {
    Playground playground = new Playground(visit(Person.ENGLISH, "/"));
    assertThat(playground.at("key-hint")).containsText("No key yet");
    sound(playground.page(), "no-key");
    playground.giveCup();
    playground.write("make it black and white");
    playground.at("run").click();
    playground.at("key-input").fill(RunningServer.KEY);
    playground.at("key-save").click();
    playground.arrived(2);
    assertThat(playground.at("key-hint")).isEmpty();
  }

  @Test
  void who_has_no_credits_left_is_told_whom_to_ask() {
    RunningServer.Customer customer = server().customer("free", 0, "");
    Playground playground = open(Person.ENGLISH, customer.key());
    playground.giveCup();
    playground.write("make it black and white");
    playground.at("run").click();
    assertThat(notice(playground)).containsText("Not enough credits");
    assertThat(notice(playground)).containsText("Ask the operator for more credits");
    sound(playground.page(), "no-credits");
  }

  @Test
  void a_server_out_of_reach_is_told_and_tried_again() {
    Playground playground = open(Person.ENGLISH, RunningServer.KEY);
    Page page = playground.page();
    playground.giveCup();
    playground.write("make it black and white");
    page.route("**/v1/images/edits", Route::abort);
    playground.at("run").click();
    assertThat(notice(playground)).containsText("The server cannot be reached");
    sound(page, "out-of-reach");
    page.unroute("**/v1/images/edits");
    notice(playground).locator("button").click();
    playground.arrived(2);
  }
}
