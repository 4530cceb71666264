package dev.darkroom.engine.mask;

import dev.darkroom.engine.colour.Colour;
import java.util.List;

/** The shots that the subject search is held to. */
final class StudioShots {
  private static final Colour WHITE = new Colour(244, 244, 242);
  private static final Colour GREY = new Colour(176, 177, 180);
  private static final Colour BLACK = new Colour(28, 28, 30);
  private static final Colour RED = new Colour(190, 32, 38);
  private static final Colour BLUE = new Colour(40, 84, 190);
  private static final Colour GREEN = new Colour(52, 140, 76);
  private static final Colour YELLOW = new Colour(236, 196, 40);
  private static final Colour PEACH = new Colour(240, 205, 185);
  private static final Colour TEAL = new Colour(150, 205, 205);

  private StudioShots() {}

  static List<StudioShot> all() {
    return List.of(
        plain("red bottle on white", StudioShot.Form.BOTTLE, RED, WHITE),
        plain("blue box on white", StudioShot.Form.BOX, BLUE, WHITE),
        plain("green can on grey", StudioShot.Form.CAN, GREEN, GREY),
        plain("yellow ball on grey", StudioShot.Form.BALL, YELLOW, GREY),
        plain("black bottle on white", StudioShot.Form.BOTTLE, BLACK, WHITE),
        plain("white can on grey", StudioShot.Form.CAN, WHITE, GREY),
        plain("white ball on peach", StudioShot.Form.BALL, WHITE, PEACH),
        plain("red box on teal", StudioShot.Form.BOX, RED, TEAL),
        plain("black can on grey", StudioShot.Form.CAN, BLACK, GREY),
        plain("blue ball on peach", StudioShot.Form.BALL, BLUE, PEACH),
        plain("yellow bottle on teal", StudioShot.Form.BOTTLE, YELLOW, TEAL),
        plain("grey can on white", StudioShot.Form.CAN, GREY, WHITE),
        plain("white bottle on white", StudioShot.Form.BOTTLE, WHITE, WHITE),
        plain("white box on white", StudioShot.Form.BOX, WHITE, WHITE),
        labelled("black bottle with a white label on white", BLACK, WHITE, WHITE),
        labelled("green bottle with a yellow label on grey", GREEN, YELLOW, GREY));
  }

  private static StudioShot plain(String name, StudioShot.Form form, Colour product, Colour sweep) {
    return StudioShot.draw(name, form, product, product, sweep);
  }

  private static StudioShot labelled(String name, Colour product, Colour label, Colour sweep) {
    return StudioShot.draw(name, StudioShot.Form.BOTTLE, product, label, sweep);
  }
}
