package dev.darkroom.engine.operation;

import dev.darkroom.engine.colour.Colour;

/** What is put behind a subject. */
public sealed interface Backdrop {
  /** Nothing: the result is transparent there. */
  record Transparent() implements Backdrop {}

  /** One colour. */
  record Solid(Colour colour) implements Backdrop {}

  /** Two colours running into each other, top to bottom or left to right. */
  record Gradient(Colour from, Colour to, boolean vertical) implements Backdrop {}

  /** The present background, blurred; strength 0 to 1. */
  record Blurred(double strength) implements Backdrop {}

  /** A studio sweep with a contact shadow and a soft reflection. */
  record Studio(Colour colour) implements Backdrop {}

  /** Another picture of the call, 2 for the second. */
  record Picture(int number) implements Backdrop {}
}
