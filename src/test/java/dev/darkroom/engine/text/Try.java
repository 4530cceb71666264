package dev.darkroom.engine.text;

import dev.darkroom.engine.*;
import dev.darkroom.engine.colour.*;
import dev.darkroom.engine.mask.*;
import dev.darkroom.engine.operation.*;
import java.nio.file.*;
import org.bytedeco.opencv.global.*;

public class Try {
  static void go(String in, String out, Operation... ops) throws Exception {
    Bitmap b = Photos.decode(Files.readAllBytes(Path.of(in)));
    Scene s = new Scene(_ -> b, 1, null, new MaskLadder(), Monitor.none());
    long t0 = System.nanoTime();
    try {
      for (var o : ops) o.apply(s);
    } catch (Refusal r) {
      System.out.println(out + ": " + r.english());
      return;
    }
    System.out.println(out + " " + (System.nanoTime() - t0) / 1000000 + " ms " + s.notes());
    try (var m = Mats.from(s.bitmap())) {
      opencv_imgcodecs.imwrite("/tmp/dk/lab-texts/" + out, m);
    }
  }

  static Operation w(String t, Position p, String hex, Double size, boolean bold, double op) {
    return new WriteText(
        t,
        p,
        hex == null
            ? null
            : new Colour(
                Integer.parseInt(hex.substring(0, 2), 16),
                Integer.parseInt(hex.substring(2, 4), 16),
                Integer.parseInt(hex.substring(4, 6), 16)),
        size,
        bold,
        op,
        false);
  }

  public static void main(String[] a) throws Exception {
    String P = "src/test/resources/photos/";
    go(
        P + "coffee.png",
        "w1.png",
        w("新品上市", null, null, null, true, 1),
        w("限时优惠", Position.TOP_RIGHT, "e6232d", null, true, 1));
    go(
        P + "coffee.png",
        "w2.png",
        w("SALE", Position.CENTRE, "e6232d", 0.25, true, 1),
        w("Darkroom", Position.BOTTOM_RIGHT, null, 0.05, false, 0.55));
    go(
        P + "rocket.jpg",
        "w3.png",
        w(
            "To the Moon and back again, with a long sentence that must be wrapped",
            Position.TOP,
            null,
            null,
            true,
            1),
        w("©2026 Darkroom", Position.BOTTOM_RIGHT, null, 0.05, false, 0.55),
        w("50% OFF", Position.BOTTOM_LEFT, "e6232d", null, true, 1));
    go(
        P + "astronaut.png",
        "w4.png",
        w("为梦想出发，探索无尽的宇宙与未知的远方，永不止步！", null, null, null, true, 1),
        w("Hello", Position.TOP, "ffd700", 0.16, true, 1));
    go("/tmp/dk/lab-texts/logo_white.png", "w5.png", w("新品上市 Fresh", null, null, null, true, 1));
    go(
        P + "cat.png",
        "w6.png",
        new WriteText("静以修身", Position.RIGHT, null, null, true, 1, true),
        w("A small grey cat", Position.BOTTOM_LEFT, null, 0.05, false, 1));
  }
}
