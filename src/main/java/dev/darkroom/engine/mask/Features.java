package dev.darkroom.engine.mask;

/** What tells materials apart, of each pixel: a/L, b/L and L. */
@SuppressWarnings("ArrayRecordComponent") // Large buffers, never compared as values.
record Features(int width, int height, float[][] planes) {
  static Features of(Thumbnail picture) {
    float[][] chromaticity = Chromaticity.planes(picture);
    float[] lightness = new float[picture.count()];
    for (int i = 0; i < lightness.length; i++) {
      lightness[i] = picture.lab()[3 * i];
    }
    return new Features(
        picture.width(),
        picture.height(),
        new float[][] {chromaticity[0], chromaticity[1], lightness});
  }
}
