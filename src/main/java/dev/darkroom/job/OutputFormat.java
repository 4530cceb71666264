package dev.darkroom.job;

/** A file format that results are delivered in. */
public enum OutputFormat {
  PNG("png"),
  JPEG("jpeg"),
  WEBP("webp");

  private final String label;

  OutputFormat(String label) {
    this.label = label;
  }

  /** The lower-case name used on every wire and as a file's extension. */
  public String label() {
    return label;
  }

  public String mimeType() {
    return "image/" + label;
  }

  /** Whether the format keeps transparency. */
  public boolean transparency() {
    return this != JPEG;
  }
}
