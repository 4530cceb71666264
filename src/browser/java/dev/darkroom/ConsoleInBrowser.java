package dev.darkroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.darkroom.Chromium.Person;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.testing.PaintingProvider;
import dev.darkroom.testing.ScriptedCall;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does from signing in to signing out. */
class ConsoleInBrowser extends Journeys {
  private static final String MARKUP = "<img src=x onerror=\"window.evil=1;alert(1)\">";

  private final PaintingProvider painter = new PaintingProvider();

  @Override
  RunningServer begin(Path data) {
    return RunningServer.painted(data, false, painter);
  }

  @BeforeEach
  void paintAtOnce() {
    painter.fails(null);
  }

  private Page enter(Person person, String section) {
    Page page = visit(person, "/console#token=" + RunningServer.ADMIN);
    assertThat(page.getByTestId("nav-overview")).hasAttribute("aria-current", "page");
    page.getByTestId("nav-" + section).click();
    assertThat(page.getByTestId("nav-" + section)).hasAttribute("aria-current", "page");
    assertThat(page.locator(".waiting")).hasCount(0);
    return page;
  }

  private static ScriptedCall mug() {
    return ScriptedCall.json(
        "/v1/images/generations", "{\"prompt\": \"a red mug\", \"size\": \"1024x1024\"}");
  }

  private int generate() {
    return server().send(mug()).statusCode();
  }

  @Test
  void only_the_admin_token_opens_it_and_this_tab_alone_keeps_it() {
    Page page = visit(Person.ENGLISH, "/console");
    page.getByTestId("token").fill("adm-wrong-0123456789");
    page.getByTestId("sign-in").click();
    assertThat(page.getByTestId("notice-bad")).containsText("The admin token is not right");
    sound(page, "console-door");
    page.getByTestId("token").fill(RunningServer.ADMIN);
    page.getByTestId("sign-in").click();
    assertThat(page.getByTestId("nav-tasks")).isVisible();
    assertThat(page.getByTestId("live")).containsText("Live");
    assertFalse(page.url().contains(RunningServer.ADMIN));
    Object kept = page.evaluate("() => JSON.stringify(localStorage)");
    assertFalse(String.valueOf(kept).contains(RunningServer.ADMIN));
    page.getByTestId("sign-out").click();
    page.getByTestId("dialog-confirm").locator("footer .primary").click();
    assertThat(page.getByTestId("token")).isVisible();
  }

  @Test
  void the_overview_tells_how_things_stand() {
    assertEquals(200, generate());
    Page page = enter(Person.ENGLISH, "overview");
    assertThat(page.getByTestId("tiles").locator(".tile")).hasCount(6);
    assertThat(page.getByTestId("task").first()).containsText("succeeded");
    assertThat(page.getByText("balanced", new Page.GetByTextOptions().setExact(true))).isVisible();
    sound(page, "console-overview");
  }

  @Test
  void tasks_are_filtered_opened_and_done_again() {
    assertEquals(200, generate());
    painter.fails(ErrorCode.UPSTREAM_FAILED);
    assertTrue(generate() >= 500);
    painter.fails(null);
    Page page = enter(Person.ENGLISH, "tasks");
    page.getByTestId("filter-state").selectOption("failed");
    assertThat(page).hasURL(Pattern.compile("state=failed"));
    assertThat(page.getByTestId("task").filter(text("succeeded"))).hasCount(0);
    assertThat(page.getByTestId("task").first()).containsText("failed");
    sound(page, "console-tasks");
    page.getByTestId("open-task").first().click();
    Locator dialog = page.getByTestId("dialog-task");
    assertThat(dialog).containsText("The caller's words are not shown here");
    String failed = dialog.getByTestId("task-id").innerText();
    dialog.getByTestId("replay-task").click();
    assertThat(dialog.getByTestId("task-id")).not().hasText(failed);
    assertThat(dialog.locator(".badge").first()).hasText("succeeded");
    assertThat(dialog.locator(".gallery img").first()).isVisible();
    sound(page, "console-task");
  }

  @Test
  void a_task_that_runs_appears_by_itself_and_can_be_cancelled() throws InterruptedException {
    Page page = enter(Person.ENGLISH, "tasks");
    assertThat(page.getByTestId("live")).containsText("Live");
    CountDownLatch begun = new CountDownLatch(1);
    painter.script(PaintingProvider.waiting(begun, new CountDownLatch(1)));
    var answer = server().begin(mug());
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    Locator running = page.getByTestId("task").filter(text("running"));
    running.getByTestId("open-task").click();
    page.getByTestId("cancel-task").click();
    page.getByTestId("dialog-confirm").locator("footer .danger").click();
    assertThat(page.getByTestId("dialog-task").locator(".badge").first()).hasText("cancelled");
    assertTrue(answer.join().statusCode() >= 400);
    unharmed("console-cancel");
  }

  @Test
  void an_account_gets_a_key_that_is_shown_once_and_credits() {
    Page page = enter(Person.ENGLISH, "accounts");
    page.getByTestId("new-account").click();
    page.getByTestId("account-name").fill(MARKUP);
    page.getByTestId("account-plan").selectOption("pro");
    page.getByTestId("account-credits").fill("500");
    sound(page, "console-new-account");
    page.getByTestId("account-create").click();
    Locator drawer = page.getByTestId("dialog-account");
    assertThat(drawer.getByTestId("credits")).hasText("500");
    assertThat(drawer).containsText(MARKUP);
    drawer.getByTestId("new-key").click();
    page.getByTestId("key-name").fill("shop");
    page.getByTestId("key-create").click();
    String key = page.getByTestId("key-secret").inputValue();
    sound(page, "console-key");
    page.keyboard().press("Escape");
    assertThat(drawer.getByTestId("keys")).containsText("shop");
    assertFalse(page.content().contains(key), "the key is shown once");
    assertEquals(200, server().sendWith(key, mug()).statusCode());
    drawer.getByTestId("change-credits").click();
    page.getByTestId("credits-amount").fill("250");
    page.getByTestId("credits-reason").fill("a gift");
    page.getByTestId("credits-confirm").click();
    assertThat(drawer.getByTestId("ledger")).containsText("a gift");
    sound(page, "console-account");
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("accounts")).containsText(MARKUP);
    page.getByTestId("nav-audit").click();
    assertThat(page.getByTestId("audit")).containsText("credits.grant");
    page.getByTestId("nav-tasks").click();
    page.getByTestId("filter-account").selectOption(new SelectOption().setLabel(MARKUP));
    assertThat(page.getByTestId("task")).hasCount(1);
    assertEquals("undefined", page.evaluate("() => typeof window.evil"));
    unharmed("console-markup");
  }

  @Test
  void the_ledger_balances() {
    assertEquals(200, generate());
    Page page = enter(Person.ENGLISH, "ledger");
    page.getByTestId("ledger-check").click();
    assertThat(page.getByTestId("ledger-verdict")).containsText("balanced,");
    sound(page, "console-ledger");
  }

  @Test
  void every_other_section_shows_what_it_has() {
    assertEquals(200, generate());
    Page page = enter(Person.ENGLISH, "providers");
    assertThat(page.locator("[data-provider=local]")).containsText("healthy");
    sound(page, "console-providers");
    section(page, "usage", page.getByTestId("usage-names"));
    page.getByTestId("by-model").check(new Locator.CheckOptions().setForce(true));
    assertThat(page.getByTestId("usage-names")).containsText("auto");
    section(page, "quality", page.getByTestId("reasons-bad"));
    section(page, "requests", page.locator("table"));
    section(page, "settings", page.getByTestId("settings"));
    assertFalse(page.content().contains(RunningServer.KEY), "settings show no secret");
    section(page, "audit", page.getByTestId("audit"));
  }

  private void section(Page page, String name, Locator shown) {
    page.getByTestId("nav-" + name).click();
    assertThat(page.getByTestId("nav-" + name)).hasAttribute("aria-current", "page");
    assertThat(shown.first()).isVisible();
    sound(page, "console-" + name);
  }

  @Test
  void maintenance_is_told_to_who_uses_the_playground() {
    Page page = enter(Person.ENGLISH, "settings");
    Locator maintenance = page.getByTestId("switch-maintenance");
    maintenance.click();
    page.getByTestId("dialog-confirm").locator("footer .danger").click();
    assertThat(maintenance).hasAttribute("aria-checked", "true");
    Page other = page.context().newPage();
    other.navigate(server().url().resolve("/#key=" + RunningServer.KEY).toString());
    Playground playground = new Playground(other);
    playground.giveCup();
    playground.write("make it black and white");
    playground.at("run").click();
    assertThat(playground.at("problem")).containsText("The server is under maintenance");
    page.bringToFront();
    maintenance.click();
    assertThat(maintenance).hasAttribute("aria-checked", "false");
    other.bringToFront();
    playground.at("run").click();
    playground.arrived(2);
  }

  @Test
  void it_is_read_in_chinese_on_a_phone() {
    assertEquals(200, generate());
    Page page = enter(Person.PHONE, "tasks");
    assertThat(page.getByTestId("title")).hasText("任务");
    for (String name : List.of("overview", "tasks", "accounts", "usage", "settings")) {
      page.getByTestId("nav-" + name).click();
      assertThat(page.getByTestId("nav-" + name)).hasAttribute("aria-current", "page");
      assertThat(page.locator(".waiting")).hasCount(0);
      Object width = page.evaluate("() => document.documentElement.scrollWidth");
      assertEquals(page.viewportSize().width, width, name);
      sound(page, "console-phone-" + name);
    }
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
