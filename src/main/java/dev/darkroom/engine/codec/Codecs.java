package dev.darkroom.engine.codec;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** The image formats that can be read, told apart by a file's first bytes and never by its name. */
public final class Codecs {
  /** Every format; a new one is a line here. */
  static final List<Codec> ALL =
      List.of(
          new PngCodec(),
          new JpegCodec(),
          new WebpCodec(),
          new BmpCodec(),
          new TiffCodec(),
          new GifCodec());

  private Codecs() {}

  /**
   * What the file says of itself; nothing is decoded.
   *
   * @throws CodecException when it is no picture that we read, or beyond the limits
   */
  public static Header header(byte[] file, Limits limits) {
    return header(Bytes.of(file), limits);
  }

  /** The same of a file on disk, of which only the needed parts are read. */
  public static Header header(Path file, Limits limits) throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      long size = Math.min(channel.size(), Integer.MAX_VALUE);
      var mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      return header(Bytes.of(mapped.asByteBuffer()), limits);
    }
  }

  static Header header(Bytes file, Limits limits) {
    Header header = of(file).header(file);
    limits.check(header);
    return header;
  }

  static Codec of(Bytes file) {
    if (file.size() == 0) {
      throw new CodecException(CodecException.Kind.EMPTY, "The picture is empty: it has no bytes.");
    }
    for (Codec codec : ALL) {
      if (codec.recognises(file)) {
        return codec;
      }
    }
    throw CodecException.unsupported(
        "The file is no picture in PNG, JPEG, WebP, BMP, TIFF or GIF format.");
  }
}
