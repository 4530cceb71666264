package dev.darkroom.engine.operation;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.scenery.Scenery;
import java.util.Map;

/** What is put behind a subject. */
public sealed interface Backdrop {
  /** As a plan shows it. */
  Map<String, Object> parameters();

  /** Nothing: the result is transparent there. */
  record Transparent() implements Backdrop {
    @Override
    public Map<String, Object> parameters() {
      return Map.of("backdrop", "transparent");
    }
  }

  /** One colour. */
  record Solid(Colour colour) implements Backdrop {
    @Override
    public Map<String, Object> parameters() {
      return Map.of("backdrop", "solid", "color", colour.hex());
    }
  }

  /** Two colours running into each other, top to bottom or left to right. */
  record Gradient(Colour from, Colour to, boolean vertical) implements Backdrop {
    @Override
    public Map<String, Object> parameters() {
      return Map.of(
          "backdrop",
          "gradient",
          "from",
          from.hex(),
          "to",
          to.hex(),
          "direction",
          vertical ? "top to bottom" : "left to right");
    }
  }

  /** The present background, blurred; strength 0 to 1. */
  record Blurred(double strength) implements Backdrop {
    @Override
    public Map<String, Object> parameters() {
      return Map.of("backdrop", "blurred", "strength", strength);
    }
  }

  /** A studio sweep with a contact shadow and a soft reflection. */
  record Studio(Colour colour) implements Backdrop {
    @Override
    public Map<String, Object> parameters() {
      return Map.of("backdrop", "studio", "color", colour.hex());
    }
  }

  /** A scene from the library. */
  record Scenic(Scenery scenery) implements Backdrop {
    @Override
    public Map<String, Object> parameters() {
      return Map.of(
          "backdrop", "scene", "scene", scenery.english(), "illustrative", scenery.illustrative());
    }
  }

  /** Another picture of the call, 2 for the second. */
  record Picture(int number) implements Backdrop {
    @Override
    public Map<String, Object> parameters() {
      return Map.of("backdrop", "picture", "picture", number);
    }
  }
}
