package dev.darkroom.engine.codec;

/** The image formats that can be read. */
public enum Format {
  PNG("image/png"),
  JPEG("image/jpeg"),
  WEBP("image/webp"),
  BMP("image/bmp"),
  TIFF("image/tiff"),
  GIF("image/gif");

  private final String mimeType;

  Format(String mimeType) {
    this.mimeType = mimeType;
  }

  public String mimeType() {
    return mimeType;
  }
}
