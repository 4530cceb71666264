package dev.darkroom.engine.codec;

/** The one thing we take from EXIF data: how the picture is turned. Everything else is dropped. */
final class Exif {
  private Exif() {}

  /**
   * EXIF's orientation, 1 to 8, from its TIFF structure, with or without the {@code Exif} prefix; 1
   * when absent or broken.
   */
  static int orientation(Bytes exif) {
    try {
      Bytes tiff = exif.says(0, "Exif\0\0") ? exif.part(6, exif.size() - 6) : exif;
      return TiffDirectory.first(tiff).orientation();
    } catch (CodecException _) {
      return 1;
    }
  }
}
