package dev.darkroom.engine.colour;

/**
 * An sRGB colour.
 *
 * @param red 0 to 255, as are the others
 */
public record Colour(int red, int green, int blue) {
  public Colour {
    if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
      throw new IllegalArgumentException("A colour is 0 to 255: " + red + "," + green + "," + blue);
    }
  }

  /** As on the web: {@code #1e90ff}. */
  public String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
