package dev.darkroom.engine.codec;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mats;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns pixels into an image file. Only pixels are written: no metadata of the sent picture (place,
 * camera, owner) can get into a result.
 */
public final class Encoder {
  private static final int WEBP_SIDE_MAX = 16_383;

  /**
   * On photos level 3 takes twice the time of level 1 and saves 2 %, level 6 three times and 4 %.
   */
  private static final int PNG_LEVEL = 1;

  /** OpenCV's word for lossless. */
  private static final int WEBP_LOSSLESS = 101;

  private Encoder() {}

  /**
   * An image file of the bitmap.
   *
   * <ul>
   *   <li>PNG is lossless at any quality, with an alpha channel only where a pixel is transparent.
   *   <li>JPEG cannot be transparent: the picture is put on white.
   *   <li>WebP keeps alpha; quality 100 is lossless.
   * </ul>
   *
   * @param quality 0 to 100; WebP takes 0 as 1
   * @throws CodecException TOO_LARGE when the format cannot hold that many pixels a side
   */
  public static byte[] encode(Bitmap bitmap, Encoding encoding, int quality) {
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("A quality is 0 to 100: " + quality);
    }
    int side = Math.max(bitmap.width(), bitmap.height());
    if (encoding == Encoding.WEBP && side > WEBP_SIDE_MAX) {
      throw new CodecException(
          CodecException.Kind.TOO_LARGE,
          "A WebP picture has at most " + WEBP_SIDE_MAX + " pixels a side, not " + side + ".");
    }
    boolean alpha = encoding != Encoding.JPEG && !bitmap.opaque();
    try (Mat mat = alpha ? Mats.from(bitmap) : onWhite(bitmap);
        BytePointer file = new BytePointer();
        IntPointer parameters = new IntPointer(parameters(encoding, quality))) {
      if (!opencv_imgcodecs.imencode(suffix(encoding), mat, file, parameters)) {
        throw new IllegalStateException("OpenCV cannot write " + encoding);
      }
      byte[] bytes = new byte[Math.toIntExact(file.limit())];
      file.get(bytes);
      return bytes;
    }
  }

  private static String suffix(Encoding encoding) {
    return switch (encoding) {
      case PNG -> ".png";
      case JPEG -> ".jpg";
      case WEBP -> ".webp";
    };
  }

  /** Pairs of OpenCV's parameter numbers and values. */
  private static int[] parameters(Encoding encoding, int quality) {
    return switch (encoding) {
      case PNG -> new int[] {opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, PNG_LEVEL};
      case JPEG -> jpeg(quality);
      case WEBP ->
          new int[] {
            opencv_imgcodecs.IMWRITE_WEBP_QUALITY,
            quality == 100 ? WEBP_LOSSLESS : Math.max(1, quality)
          };
    };
  }

  /** From 90 on, colour is stored at full resolution: fine red lettering stays sharp. */
  private static int[] jpeg(int quality) {
    int sampling =
        quality >= 90
            ? opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444
            : opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
    return new int[] {
      opencv_imgcodecs.IMWRITE_JPEG_QUALITY,
      quality,
      opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
      sampling
    };
  }

  /** Three channels; transparent pixels show white behind them. */
  private static Mat onWhite(Bitmap bitmap) {
    Mat mat = new Mat(bitmap.height(), bitmap.width(), opencv_core.CV_8UC3);
    byte[] row = new byte[3 * bitmap.width()];
    for (int y = 0; y < bitmap.height(); y++) {
      flatten(bitmap.pixels(), 4 * y * bitmap.width(), row);
      try (BytePointer pointer = mat.ptr(y)) {
        pointer.put(row);
      }
    }
    return mat;
  }

  private static void flatten(byte[] pixels, int at, byte[] row) {
    for (int to = 0, from = at; to < row.length; to += 3, from += 4) {
      int alpha = pixels[from + 3] & 255;
      for (int c = 0; c < 3; c++) {
        int value = pixels[from + c] & 255;
        row[to + c] =
            (byte) (alpha == 255 ? value : (value * alpha + 255 * (255 - alpha) + 127) / 255);
      }
    }
  }
}
