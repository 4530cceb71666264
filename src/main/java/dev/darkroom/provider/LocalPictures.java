package dev.darkroom.provider;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.CodecException;
import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Format;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts pictures by the engine's codecs, within the memory that edits share. */
final class LocalPictures implements Pictures {
  /** Ratios this near are the same; nothing that anybody sees is cut. */
  private static final double SAME_RATIO = 0.97;

  private final PixelBudget budget;
  private final Limits limits;

  LocalPictures(PixelBudget budget, Limits limits) {
    this.budget = budget;
    this.limits = limits;
  }

  @Override
  public Converted convert(byte[] file, OutputSpec wanted, Watch watch) {
    try {
      Header header = Codecs.header(file, limits);
      Size original = new Size(header.width(), header.height());
      Size size = size(original, wanted);
      if (asItIs(header, original.equals(size), wanted)) {
        return new Converted(checked(file, header, size, wanted, watch), original);
      }
      try (var _ = budget.take(original.pixels() + size.pixels(), watch)) {
        return new Converted(converted(file, size, wanted), original);
      }
    } catch (CodecException e) {
      throw failed("The image service answered with a broken picture.", e);
    }
  }

  private static Size size(Size original, OutputSpec wanted) {
    Size asked = wanted.size();
    if (asked == null) {
      return original;
    }
    double kept = Pictures.kept(original, asked);
    if (wanted.sizeOpen() && kept < SAME_RATIO) {
      return original;
    }
    if (kept < KEPT_MIN) {
      throw failed(
          "The image service answered with a picture of "
              + original
              + " where "
              + asked
              + " was asked for.",
          null);
    }
    return asked;
  }

  private static boolean asItIs(Header header, boolean sized, OutputSpec wanted) {
    return sized
        && format(wanted.format()) == header.format()
        && header.orientation() == 1
        && header.frames() == 1;
  }

  private EncodedImage checked(
      byte[] file, Header header, Size size, OutputSpec wanted, Watch watch) {
    if (!Decoder.makesPixels(header)) {
      return new EncodedImage(file, wanted.format(), size, !Decoder.check(file, limits));
    }
    try (var _ = budget.take(size.pixels(), watch)) {
      return new EncodedImage(file, wanted.format(), size, !Decoder.check(file, limits));
    }
  }

  private EncodedImage converted(byte[] file, Size size, OutputSpec wanted) {
    Bitmap bitmap = Decoder.decode(file, limits);
    Bitmap exact = Resampler.resize(centre(bitmap, size), size.width(), size.height());
    byte[] bytes = Encoder.encode(exact, encoding(wanted.format()), wanted.quality());
    boolean transparent = wanted.format().transparency() && !exact.opaque();
    return new EncodedImage(bytes, wanted.format(), size, transparent);
  }

  /** The largest window of that size's ratio around the picture's middle. */
  private static Bitmap centre(Bitmap picture, Size ratio) {
    double wide = (double) ratio.width() / ratio.height();
    int width = (int) Math.round(Math.min(picture.width(), picture.height() * wide));
    int height = (int) Math.round(Math.min(picture.height(), picture.width() / wide));
    if (width >= picture.width() && height >= picture.height()) {
      return picture;
    }
    Bitmap cut = new Bitmap(Math.max(1, width), Math.max(1, height));
    int left = (picture.width() - cut.width()) / 2;
    int top = (picture.height() - cut.height()) / 2;
    for (int y = 0; y < cut.height(); y++) {
      int from = 4 * ((top + y) * picture.width() + left);
      System.arraycopy(picture.pixels(), from, cut.pixels(), 4 * y * cut.width(), 4 * cut.width());
    }
    return cut;
  }

  @Override
  public byte[] toPng(byte[] file, Watch watch) {
    try (var _ = budget.take(pixels(file), watch)) {
      return Encoder.encode(Decoder.decode(file, limits), Encoding.PNG, 100);
    } catch (CodecException e) {
      throw Codes.refusal(e);
    }
  }

  @Override
  public Optional<byte[]> transparentPart(byte[] file, Watch watch) {
    try (var _ = budget.take(pixels(file), watch)) {
      Bitmap picture = Decoder.decode(file, limits);
      byte[] pixels = picture.pixels();
      boolean any = false;
      for (int i = 0; i < pixels.length; i += 4) {
        boolean empty = pixels[i + 3] == 0;
        any |= empty;
        pixels[i] = 0;
        pixels[i + 1] = 0;
        pixels[i + 2] = 0;
        pixels[i + 3] = (byte) (empty ? 0 : 255);
      }
      return any ? Optional.of(Encoder.encode(picture, Encoding.PNG, 100)) : Optional.empty();
    } catch (CodecException e) {
      throw Codes.refusal(e);
    }
  }

  @Override
  public byte[] whiteMask(byte[] mask, Watch watch) {
    try (var _ = budget.take(pixels(mask), watch)) {
      Bitmap picture = Decoder.decode(mask, limits);
      byte[] pixels = picture.pixels();
      for (int i = 0; i < pixels.length; i += 4) {
        byte grey = (byte) (pixels[i + 3] == 0 ? 255 : 0);
        pixels[i] = grey;
        pixels[i + 1] = grey;
        pixels[i + 2] = grey;
        pixels[i + 3] = (byte) 255;
      }
      return Encoder.encode(picture, Encoding.PNG, 100);
    } catch (CodecException e) {
      throw Codes.refusal(e);
    }
  }

  private long pixels(byte[] file) {
    Header header = Codecs.header(file, limits);
    return (long) header.width() * header.height();
  }

  private static Encoding encoding(OutputFormat format) {
    return switch (format) {
      case PNG -> Encoding.PNG;
      case JPEG -> Encoding.JPEG;
      case WEBP -> Encoding.WEBP;
    };
  }

  private static Format format(OutputFormat format) {
    return encoding(format).format();
  }

  private static DarkroomException failed(String sentence, @Nullable Exception cause) {
    DarkroomException failure = new DarkroomException(ErrorCode.UPSTREAM_FAILED, sentence);
    if (cause != null) {
      failure.initCause(cause);
    }
    return failure;
  }
}
