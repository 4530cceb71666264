package dev.darkroom.job;

/** Width and height of a picture in pixels, both at least 1. */
public record Size(int width, int height) {
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A picture has at least one pixel a side: " + width + "x" + height);
    }
  }

  public long pixels() {
    return (long) width * height;
  }

  /** As OpenAI writes it: {@code 1024x768}. */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
