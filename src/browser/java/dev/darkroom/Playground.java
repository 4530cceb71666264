package dev.darkroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** The playground as somebody uses it. */
record Playground(Page page) {
  /** Rendering a product takes its time on a busy machine. */
  private static final LocatorAssertions.HasAttributeOptions LONG =
      new LocatorAssertions.HasAttributeOptions().setTimeout(180_000);

  /** What is seen by its {@code data-test}. */
  Locator at(String name) {
    return page.getByTestId(name);
  }

  /** Gives a picture of a red cup before a green wall. */
  void giveCup() {
    at("file").setInputFiles(cup());
    assertThat(at("picture-1")).isVisible();
  }

  void give(String name, String text) {
    at("file")
        .setInputFiles(new FilePayload(name, "image/png", text.getBytes(StandardCharsets.UTF_8)));
  }

  void write(String sentence) {
    at("prompt").fill(sentence);
  }

  /** Runs the sentence until its result is there as the picture of that number. */
  void make(String sentence, int frame) {
    write(sentence);
    at("run").click();
    arrived(frame);
  }

  /** Waits for the result that becomes the frame of that number. */
  void arrived(int frame) {
    assertThat(at("frame-" + frame)).hasAttribute("aria-current", "true", LONG);
    assertThat(at("progress")).isHidden();
  }

  /** The picture as it is downloaded. */
  BufferedImage download() {
    Download download = page.waitForDownload(() -> at("download").click());
    try (InputStream in = download.createReadStream()) {
      return ImageIO.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drags the pointer over the stage, from and to shares of its width and height. */
  void drag(double fromX, double fromY, double toX, double toY) {
    BoundingBox stage = at("stage").boundingBox();
    page.mouse().move(stage.x + fromX * stage.width, stage.y + fromY * stage.height);
    page.mouse().down();
    page.mouse().move(stage.x + toX * stage.width, stage.y + toY * stage.height);
    page.mouse().up();
  }

  /** The cup with its handle on the right. */
  static FilePayload cup() {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(70, 120, 90));
    pen.fillRect(0, 0, 320, 240);
    pen.setColor(new Color(190, 40, 40));
    pen.fillRoundRect(110, 70, 100, 110, 30, 30);
    pen.setColor(new Color(150, 30, 30));
    pen.fillOval(112, 62, 96, 26);
    pen.setStroke(new BasicStroke(12));
    pen.drawOval(195, 95, 40, 50);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilePayload("cup.png", "image/png", out.toByteArray());
  }
}
