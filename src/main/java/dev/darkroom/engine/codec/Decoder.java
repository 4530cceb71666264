package dev.darkroom.engine.codec;

import dev.darkroom.engine.Bitmap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Turns a stranger's image file into upright sRGB pixels. The header is checked against the limits
 * and the file for being whole before OpenCV sees it; only pixels are taken over, no metadata.
 */
public final class Decoder {
  /** Rows that one thread takes at a time. */
  private static final int BAND = 64;

  private Decoder() {}

  /**
   * The first frame, turned upright, its embedded colour profile converted to sRGB, alpha kept, 16
   * bits a channel reduced to 8.
   *
   * @throws CodecException when it is no whole picture of a known format within the limits
   */
  public static Bitmap decode(byte[] file, Limits limits) {
    return decode(file, limits, _ -> {});
  }

  /**
   * The same.
   *
   * @param notes hears a sentence about each thing of the file that was not taken over
   */
  public static Bitmap decode(byte[] file, Limits limits, Consumer<String> notes) {
    Bytes bytes = Bytes.of(file);
    Codec codec = Codecs.of(bytes);
    Header header = codec.header(bytes);
    limits.check(header);
    codec.requireWhole(bytes);
    if (header.frames() > 1) {
      notes.accept("The file has " + header.frames() + " frames; the first was used.");
    }
    ColourProfile profile = profile(codec, bytes, notes);
    try (BytePointer pointer = new BytePointer(file);
        Mat raw = new Mat(1, file.length, opencv_core.CV_8UC1, pointer)) {
      if (codec.format() == Format.TIFF) {
        TiffCodec.forgetOrientation(bytes, pointer);
      }
      try (Mat decoded = decoded(raw, header)) {
        boolean premultiplied = codec.format() == Format.TIFF && header.alpha();
        return upright(decoded, header, premultiplied, profile);
      }
    }
  }

  /**
   * Checks a file that goes on as it is: refuses what {@link #decode} refuses, for the same reasons
   * in the same limits, and makes no bitmap where it can tell without.
   *
   * @return whether every pixel is opaque
   * @throws CodecException when it is no whole picture of a known format within the limits
   */
  public static boolean check(byte[] file, Limits limits) {
    Bytes bytes = Bytes.of(file);
    Codec codec = Codecs.of(bytes);
    Header header = codec.header(bytes);
    limits.check(header);
    if (makesPixels(header)) {
      return decode(file, limits).opaque();
    }
    codec.requireWhole(bytes);
    PngCodec.requirePixels(bytes);
    return true;
  }

  /** Whether the check of a file with this header takes the memory of its pixels. */
  public static boolean makesPixels(Header header) {
    return header.format() != Format.PNG || header.alpha() || header.frames() > 1;
  }

  private static @Nullable ColourProfile profile(Codec codec, Bytes file, Consumer<String> notes) {
    boolean cmyk = codec.format() == Format.JPEG && JpegCodec.cmyk(file);
    if (cmyk) {
      notes.accept(
          "The picture is in printing colours (CMYK); they were converted by a rule of"
              + " thumb.");
      return null;
    }
    Optional<byte[]> embedded = codec.profile(file);
    if (embedded.isEmpty()) {
      return null;
    }
    Optional<ColourProfile> profile = ColourProfile.parse(embedded.get());
    if (profile.isEmpty()) {
      notes.accept("The picture's colour profile could not be read; sRGB was assumed.");
      return null;
    }
    return profile.get().isSrgb() ? null : profile.get();
  }

  /** Three 8-bit channels, or as stored where there may be alpha. The caller closes it. */
  private static Mat decoded(Mat raw, Header header) {
    int flags =
        header.alpha()
            ? opencv_imgcodecs.IMREAD_UNCHANGED
            : opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
    Mat decoded;
    try {
      decoded = opencv_imgcodecs.imdecode(raw, flags);
    } catch (RuntimeException e) {
      throw broken(header);
    }
    if (decoded.cols() != header.storedWidth() || decoded.rows() != header.storedHeight()) {
      decoded.close();
      throw broken(header);
    }
    return decoded;
  }

  private static CodecException broken(Header header) {
    return CodecException.invalid("The " + header.format() + " file is damaged.");
  }

  /** One pass over the rows: to four 8-bit channels, to sRGB, to their place. */
  private static Bitmap upright(
      Mat mat, Header header, boolean premultiplied, @Nullable ColourProfile profile) {
    RowReader reader = RowReader.of(mat, premultiplied);
    Bitmap bitmap = new Bitmap(header.width(), header.height());
    int width = mat.cols();
    int height = mat.rows();
    Placement placement = Placement.of(header.orientation(), width, height);
    IntStream.rangeClosed(0, (height - 1) / BAND)
        .parallel()
        .forEach(
            band -> {
              RowReader.Room room = reader.new Room();
              for (int y = band * BAND; y < Math.min(height, (band + 1) * BAND); y++) {
                byte[] row = reader.read(y, room);
                if (profile != null) {
                  profile.toSrgb(row, width);
                }
                placement.put(row, y, width, bitmap.pixels());
              }
            });
    return bitmap;
  }
}
