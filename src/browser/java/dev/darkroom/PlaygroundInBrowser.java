package dev.darkroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.darkroom.Chromium.Person;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From the link of the first start to pictures that somebody wanted. */
class PlaygroundInBrowser extends Journeys {
  @Override
  RunningServer begin(Path data) {
    return RunningServer.start(data);
  }

  private Playground open(Person person) {
    return new Playground(visit(person, "/#key=" + RunningServer.KEY));
  }

  @Test
  void the_key_of_the_link_is_kept_and_leaves_the_address() {
    Playground playground = open(Person.ENGLISH);
    Page page = playground.page();
    assertThat(playground.at("toast")).containsText("The key came with the link");
    assertThat(page).hasURL(server().url().resolve("/").toString());
    assertThat(playground.at("key-hint")).isEmpty();
    sound(page, "playground-welcome");
    page.reload();
    assertThat(playground.at("key-button")).containsText("…");
    assertThat(playground.at("key-button")).not().containsText(RunningServer.KEY);
  }

  @Test
  void a_sentence_is_planned_run_compared_and_gone_on_with() {
    Playground playground = open(Person.ENGLISH);
    Page page = playground.page();
    playground.giveCup();
    playground.write("change the background to white");
    playground.at("plan-button").click();
    assertThat(playground.at("plan-ready")).isVisible();
    Locator place = page.locator("[aria-label='The place is marked on the picture']");
    assertThat(place).isVisible();
    sound(page, "playground-plan");

    playground.at("run").click();
    playground.arrived(2);
    assertThat(playground.at("outcome")).containsText("change the background to white");
    assertThat(page.getByAltText("Before")).isVisible();
    assertThat(page.getByAltText("After")).isVisible();
    sound(page, "playground-compare");
    Locator slider = playground.at("compare-slider");
    slider.focus();
    slider.press("Home");
    assertThat(page.locator(".before-clip")).hasCSS("clip-path", "inset(0px 100% 0px 0px)");
    playground.at("views").getByText("Side by side").click();
    assertThat(page.locator(".scene .sheet")).hasCount(2);
    BufferedImage white = playground.download();
    assertEquals(Color.WHITE, new Color(white.getRGB(160, 20)), "the wall");
    assertTrue(new Color(white.getRGB(160, 130)).getRed() > 120, "the cup");

    playground.make("make it black and white", 3);
    Color grey = new Color(playground.download().getRGB(160, 130));
    assertEquals(grey.getRed(), grey.getBlue(), 3, "the cup is grey");
    playground.at("frame-2").click();
    playground.make("flip it horizontally", 4);
    Color handle = new Color(playground.download().getRGB(320 - 235, 120));
    assertTrue(handle.getRed() > handle.getGreen() + 50, "the handle is on the left: " + handle);
    assertThat(playground.at("history").locator(".from")).hasText("↳ 1A");
    sound(page, "playground-branches");
  }

  @Test
  void what_was_made_outlives_a_reload_and_goes_when_told() {
    Playground playground = open(Person.ENGLISH);
    Page page = playground.page();
    playground.giveCup();
    playground.make("make it black and white", 2);
    page.reload();
    assertThat(playground.at("frame-2")).hasAttribute("aria-current", "true");
    playground.at("sessions").click();
    Locator sessions = playground.at("dialog-sessions");
    assertThat(sessions).containsText("make it black and white");
    sound(page, "playground-sessions");
    playground.at("forget-all").click();
    playground.at("dialog-confirm").getByText("Delete all").last().click();
    assertThat(sessions.locator(".empty")).isVisible();
    page.keyboard().press("Escape");
    assertThat(playground.at("welcome")).isVisible();
  }

  @Test
  void a_painted_mask_keeps_the_rest_as_it_was() {
    Playground playground = open(Person.ENGLISH);
    Page page = playground.page();
    playground.giveCup();
    playground.at("mask-button").click();
    playground.at("mask-box").click();
    playground.drag(0.42, 0.4, 0.58, 0.6);
    Locator share = playground.at("mask-share");
    assertThat(share).hasText(Pattern.compile("\\d+(\\.\\d)?% painted"));
    playground.at("mask-undo").click();
    assertThat(share).hasText("Nothing painted yet");
    playground.at("mask-redo").click();
    assertThat(share).hasText(Pattern.compile("\\d+(\\.\\d)?% painted"));
    sound(page, "playground-mask");
    playground.at("mask-done").click();
    playground.make("make it blue", 2);
    BufferedImage made = playground.download();
    Color inside = new Color(made.getRGB(160, 125));
    assertTrue(inside.getBlue() > inside.getRed(), "the middle of the cup: " + inside);
    Color outside = new Color(made.getRGB(125, 165));
    assertTrue(outside.getRed() > outside.getBlue(), "the foot of the cup: " + outside);
  }

  @Test
  void a_product_picture_is_made_from_words() {
    Playground playground = open(Person.ENGLISH);
    Page page = playground.page();
    playground.at("mode-generate").check();
    sound(page, "playground-templates");
    playground.at("template-mug").click();
    assertThat(playground.at("prompt")).hasValue(Pattern.compile("mug"));
    playground.at("options").locator("summary").click();
    playground.at("option-quality").selectOption("low");
    playground.write("A red coffee mug on a white background");
    playground.at("run").click();
    assertThat(playground.at("stop")).isVisible();
    sound(page, "playground-generating");
    playground.arrived(1);
    assertTrue(playground.download().getWidth() >= 512);
    sound(page, "playground-generated");
    playground.at("to-edit").click();
    assertThat(playground.at("picture-1")).isVisible();
  }

  @Test
  void the_same_request_is_shown_as_code_without_the_key() {
    Playground playground = open(Person.ENGLISH);
    playground.giveCup();
    playground.write("make the cup \"blue\" and 'shiny' $HOME `id`");
    playground.at("code-button").click();
    Locator code = playground.at("code");
    for (Locator dialect : playground.at("dialog-code").locator("[role=tab]").all()) {
      dialect.click();
      for (String language : List.of("curl", "python", "node", "java", "php")) {
        playground.at("language-" + language).check();
        assertThat(code).containsText("DARKROOM_KEY");
        assertFalse(code.innerText().contains(RunningServer.KEY), language);
      }
    }
    sound(playground.page(), "playground-code");
  }

  @Test
  void the_keyboard_is_enough() {
    Playground playground = open(Person.ENGLISH);
    Page page = playground.page();
    page.onFileChooser(chooser -> chooser.setFiles(Playground.cup()));
    assertThat(playground.at("welcome")).isVisible();
    tabTo(page, "choose");
    page.keyboard().press("Enter");
    assertThat(playground.at("picture-1")).isVisible();
    tabTo(page, "mask-button");
    page.keyboard().press("Enter");
    assertThat(playground.at("stage")).isFocused();
    page.keyboard().press("Space");
    assertThat(playground.at("mask-share")).containsText("painted");
    page.keyboard().press("Escape");
    assertThat(playground.at("mask-tools")).isHidden();
    tabTo(page, "prompt");
    page.keyboard().type("make it blue");
    page.keyboard().press("Control+Enter");
    playground.arrived(2);
    unharmed("keyboard");
  }

  /** Goes on from element to element until that one has the focus. */
  private static void tabTo(Page page, String name) {
    for (int steps = 0; steps < 80; steps++) {
      page.keyboard().press("Tab");
      Object focused = page.evaluate("() => document.activeElement?.dataset.test ?? ''");
      if (name.equals(focused)) {
        return;
      }
    }
    throw new AssertionError("The Tab key does not reach " + name);
  }

  @Test
  void a_sample_is_edited_in_chinese_and_the_language_can_be_changed() {
    Playground playground = open(Person.CHINESE);
    Page page = playground.page();
    assertThat(page).hasTitle("Darkroom · 修图");
    playground.at("sample-cat").click();
    assertThat(playground.at("prompt")).hasValue("转换为素描风格");
    playground.at("example").getByText("将图片转为黑白").click();
    playground.at("run").click();
    playground.arrived(2);
    sound(page, "playground-chinese");
    playground.at("language").click();
    assertThat(page).hasTitle("Darkroom · Playground");
    assertThat(playground.at("run")).containsText("Edit");
  }

  @Test
  void a_phone_shows_all_of_it() {
    Playground playground = open(Person.PHONE);
    Page page = playground.page();
    fits(page);
    sound(page, "phone-welcome");
    playground.giveCup();
    playground.write("把背景换成白色");
    playground.at("plan-button").click();
    assertThat(playground.at("plan-ready")).isVisible();
    sound(page, "phone-plan");
    playground.at("run").click();
    playground.arrived(2);
    fits(page);
    sound(page, "phone-result");
  }

  private static void fits(Page page) {
    Object width = page.evaluate("() => document.documentElement.scrollWidth");
    assertEquals(page.viewportSize().width, width, "nothing is cut off at the side");
  }
}
