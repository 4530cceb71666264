package dev.darkroom.engine.codec;

/**
 * Where each stored pixel goes when a picture is turned upright: index = {@code start + x * right +
 * y * down}, in pixels of the upright picture.
 */
record Placement(int start, int right, int down) {
  /** By EXIF's orientation, 1 to 8, from the stored sizes. */
  static Placement of(int orientation, int width, int height) {
    int last = width - 1;
    int bottom = height - 1;
    return switch (orientation) {
      case 1 -> new Placement(0, 1, width);
      case 2 -> new Placement(last, -1, width);
      case 3 -> new Placement(last + bottom * width, -1, -width);
      case 4 -> new Placement(bottom * width, 1, -width);
      case 5 -> new Placement(0, height, 1);
      case 6 -> new Placement(bottom, height, -1);
      case 7 -> new Placement(bottom + last * height, -height, -1);
      case 8 -> new Placement(last * height, -height, 1);
      default -> throw new IllegalArgumentException("No such orientation: " + orientation);
    };
  }

  /** Moves a row of four-byte pixels to its place. */
  void put(byte[] row, int y, int width, byte[] upright) {
    int at = start + y * down;
    if (right == 1) {
      System.arraycopy(row, 0, upright, 4 * at, 4 * width);
      return;
    }
    for (int x = 0; x < width; x++, at += right) {
      System.arraycopy(row, 4 * x, upright, 4 * at, 4);
    }
  }
}
