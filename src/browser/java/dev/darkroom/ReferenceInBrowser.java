package dev.darkroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.darkroom.Chromium.Person;
import dev.darkroom.testing.PaintingProvider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The API reference, read and tried. */
class ReferenceInBrowser extends Journeys {
  @Override
  RunningServer begin(Path data) {
    return RunningServer.painted(data, false, new PaintingProvider());
  }

  private static Locator found(Page page) {
    return page.getByTestId("operations").locator("section a:visible");
  }

  @Test
  void an_operation_is_found_by_words() {
    Page page = visit(Person.ENGLISH, "/docs");
    assertThat(page.getByTestId("title")).hasText("Darkroom API");
    assertThat(found(page).first()).isVisible();
    sound(page, "docs-start");
    page.keyboard().press("/");
    assertThat(page.getByTestId("search")).isFocused();
    page.keyboard().type("replay");
    assertThat(found(page)).hasCount(1);
    found(page).click();
    assertThat(page).hasURL(server().url().resolve("/docs#/replayTask").toString());
    assertThat(page.getByTestId("title")).containsText("over");
    sound(page, "docs-operation");
  }

  @Test
  void an_edit_is_tried_with_a_key_that_no_sample_shows() {
    Page page = visit(Person.ENGLISH, "/docs#/editImages");
    page.getByTestId("credential-key").fill(RunningServer.KEY);
    page.getByTestId("field-image").setInputFiles(Playground.cup());
    page.getByTestId("field-prompt").fill("make it \"black\" & 'white'");
    Locator sample = page.locator("#sample-panel .code");
    for (String language : List.of("curl", "python", "node", "java", "php")) {
      page.getByTestId("sample-" + language).click();
      assertThat(sample).containsText("/v1/images/edits");
      assertFalse(sample.innerText().contains(RunningServer.KEY), language);
    }
    page.getByTestId("send").click();
    assertThat(page.getByTestId("answer-status")).containsText("200");
    assertThat(page.getByTestId("answer-picture").first()).isVisible();
    sound(page, "docs-tried");
  }

  @Test
  void a_wrong_key_is_answered_as_any_client_sees_it() {
    Page page = visit(Person.ENGLISH, "/docs#/listModels");
    page.getByTestId("credential-key").fill("sk-wrong-0123456789");
    page.getByTestId("send").click();
    assertThat(page.getByTestId("answer-status")).containsText("401");
    unharmed("docs");
  }

  @Test
  void the_admin_api_is_tried_with_the_token() {
    Page page = visit(Person.ENGLISH, "/docs#/listAccounts");
    page.getByTestId("credential-token").fill(RunningServer.ADMIN);
    page.getByTestId("send").click();
    assertThat(page.getByTestId("answer-status")).containsText("200");
    assertThat(page.getByTestId("answer")).containsText("\"accounts\"");
  }

  @Test
  void it_is_read_in_chinese_on_a_phone() {
    Page page = visit(Person.PHONE, "/docs");
    assertThat(page.getByTestId("title")).hasText("Darkroom 接口文档");
    page.getByTestId("menu").click();
    found(page).first().click();
    assertThat(page.getByTestId("title")).hasText("按一句话修改图片");
    Object width = page.evaluate("() => document.documentElement.scrollWidth");
    assertEquals(page.viewportSize().width, width);
    sound(page, "docs-phone");
  }
}
