package dev.darkroom.training;

import dev.darkroom.engine.render.Texture;
import dev.darkroom.engine.render.Vec;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What is printed on labels and packs: words, lines, emblems, stripes, dots. */
final class Print {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 192;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPRSTUVWZaeiounrstlcmd0123456789&%.";
  private static final List<String> WORDS =
      List.of("净含量", "天然", "茶", "咖啡", "精华", "配方", "橙汁", "有机", "新品", "礼盒", "香氛", "手工");

  private final Font font = bundled();

  /** A printed face in a paper's colour. */
  Texture label(Dice dice, Vec paper) {
    return texture(dice, paper, false);
  }

  /** A pattern all over. */
  Texture pattern(Dice dice, Vec ground) {
    return texture(dice, ground, true);
  }

  private Texture texture(Dice dice, Vec paper, boolean pattern) {
    BufferedImage face = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = face.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setColor(shown(paper));
    brush.fillRect(0, 0, WIDTH, HEIGHT);
    if (pattern) {
      repeat(brush, dice);
    }
    if (!pattern || dice.chance(0.4)) {
      write(brush, dice);
    }
    brush.dispose();
    return texture(face);
  }

  private static Texture texture(BufferedImage face) {
    Vec[] colours = new Vec[WIDTH * HEIGHT];
    for (int i = 0; i < colours.length; i++) {
      int rgb = face.getRGB(i % WIDTH, i / WIDTH);
      colours[i] = new Vec(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
    }
    return (_, u, v) -> {
      int x = Math.clamp((int) (u * WIDTH), 0, WIDTH - 1);
      int y = Math.clamp((int) ((1 - v) * HEIGHT), 0, HEIGHT - 1);
      return colours[y * WIDTH + x];
    };
  }

  private void write(Graphics2D brush, Dice dice) {
    int things = dice.whole(1, 7);
    for (int i = 0; i < things; i++) {
      brush.setColor(ink(dice));
      int x = dice.whole(0, WIDTH - 40);
      int y = dice.whole(10, HEIGHT - 10);
      switch (dice.weighted(5, 2, 2, 1)) {
        case 0 -> {
          brush.setFont(font.deriveFont((float) (10 * dice.factor(4))));
          brush.drawString(word(dice), x, y);
        }
        case 1 -> brush.fillRect(x, y, dice.whole(10, WIDTH), dice.whole(2, 50));
        case 2 -> {
          int size = dice.whole(10, 100);
          brush.fillOval(x, y - size / 2, size, size);
        }
        default -> {
          brush.setStroke(new BasicStroke(dice.whole(1, 6)));
          brush.drawRoundRect(8, 8, WIDTH - 16, HEIGHT - 16, 20, 20);
        }
      }
    }
  }

  private static void repeat(Graphics2D brush, Dice dice) {
    Color first = ink(dice);
    int step = dice.whole(10, 64);
    int kind = dice.weighted(1, 1, 1, 1);
    brush.setColor(first);
    if (kind == 0) {
      int band = dice.whole(3, step - 2);
      for (int at = 0; at < WIDTH; at += step) {
        brush.fillRect(at, 0, band, HEIGHT);
      }
    } else if (kind == 1) {
      int band = dice.whole(3, step - 2);
      for (int at = 0; at < HEIGHT; at += step) {
        brush.fillRect(0, at, WIDTH, band);
      }
    } else {
      for (int i = 0; i < WIDTH * HEIGHT / (step * step); i++) {
        int x = i * step % WIDTH;
        int y = i * step / WIDTH * step;
        if (kind == 2) {
          brush.fillOval(x, y, step / 2, step / 2);
        } else {
          brush.setColor(dice.chance(0.5) ? first : ink(dice));
          brush.fillRect(x, y, step, step);
        }
      }
    }
  }

  private static String word(Dice dice) {
    if (dice.chance(0.3)) {
      return dice.pick(WORDS);
    }
    StringBuilder word = new StringBuilder();
    for (int i = dice.whole(2, 9); i > 0; i--) {
      word.append(LETTERS.charAt(dice.whole(0, LETTERS.length() - 1)));
    }
    return word.toString();
  }

  private static Color ink(Dice dice) {
    return Color.getHSBColor(
        (float) dice.between(0, 1), (float) dice.between(0, 1), (float) dice.between(0, 1));
  }

  private static Color shown(Vec linear) {
    return new Color(encoded(linear.x()), encoded(linear.y()), encoded(linear.z()));
  }

  private static double linear(int value) {
    return Math.clamp(Math.pow(value / 255.0, 2.2), 0.008, 0.86);
  }

  private static int encoded(double light) {
    return Math.clamp(Math.round(255 * Math.pow(Math.clamp(light, 0, 1), 1 / 2.2)), 0, 255);
  }

  private static Font bundled() {
    try (InputStream in = Print.class.getResourceAsStream("/font/NotoSansSC-Darkroom-Bold.otf")) {
      if (in == null) {
        throw new IllegalStateException("The bundled typeface is missing");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The bundled typeface cannot be read", e);
    }
  }
}
