package dev.darkroom.engine.codec;

/** The image formats that can be written. */
public enum Encoding {
  PNG(Format.PNG),
  JPEG(Format.JPEG),
  WEBP(Format.WEBP);

  private final Format format;

  Encoding(Format format) {
    this.format = format;
  }

  public Format format() {
    return format;
  }
}
