package dev.darkroom.label;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.text.Glyphs;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.Job;
import dev.darkroom.job.Making;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Labels results as the operator's profile asks; safe for any number of threads. */
public final class Labels {
  private static final String SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

  /** For JPEG and lossy WebP that are encoded again with the visible mark. */
  private static final int QUALITY = 95;

  private static final int LOSSLESS = 100;

  /** A picture that was made may be larger than what callers may send. */
  private static final Limits LIMITS = new Limits(100_000_000, 65_535);

  /** Million pixels that are decoded at once for labelling, four bytes each. */
  private static final int MILLION_PIXELS_MAX = 24;

  private final LabelConfig config;
  private final byte[] secret;
  private final Semaphore decoded = new Semaphore(MILLION_PIXELS_MAX, true);

  /**
   * @param secret seals labels to their pixels; the same over restarts, known to nobody else
   */
  public Labels(LabelConfig config, byte[] secret) {
    if (secret.length == 0) {
      throw new IllegalArgumentException("Labels are sealed with a secret");
    }
    this.config = config;
    this.secret = secret.clone();
  }

  /** Whether what is made gets a label. */
  public boolean on() {
    return config.on();
  }

  /** Whether what was made so keeps the label that its input carries. */
  public boolean inherits(Making making) {
    return config.profile() != Profile.OFF && (making == Making.ADJUSTED || !config.on());
  }

  /**
   * The image with the label that it has to have.
   *
   * @param produceId the producer's own number of this image, visible ASCII
   * @param inherited the label that an input carries, as {@link #find} gave it; kept, character for
   *     character, by what only adjusts the input
   * @param explicit whether the visible mark is drawn where the profile has one
   * @throws IllegalArgumentException when the number is empty or has other characters
   */
  public EncodedImage label(
      EncodedImage image,
      Making making,
      Job.Work work,
      String produceId,
      Optional<String> inherited,
      boolean explicit) {
    if (config.profile() == Profile.OFF) {
      return image;
    }
    return switch (making) {
      case ADJUSTED ->
          inherited.map(label -> withPacket(image, label, Optional.empty())).orElse(image);
      case ALGORITHMIC, TRAINED -> {
        if (config.on()) {
          yield labelled(image, sourceType(making, work), produceId, explicit);
        }
        // Without a producer no label can be made; one that is there is not lost.
        yield inherited.map(label -> withPacket(image, label, Optional.empty())).orElse(image);
      }
    };
  }

  private EncodedImage labelled(
      EncodedImage image, String sourceType, String produceId, boolean explicit) {
    int share = Math.clamp(image.size().pixels() / 1_000_000 + 1, 1, MILLION_PIXELS_MAX);
    decoded.acquireUninterruptibly(share);
    try {
      Bitmap pixels = Decoder.decode(image.bytes(), LIMITS);
      EncodedImage shown = image;
      if (explicit && config.profile() == Profile.CN) {
        new VisibleMark(Glyphs.bundled(), config.text()).draw(pixels);
        shown = encoded(image, pixels);
        boolean lossless = image.format() == OutputFormat.PNG;
        pixels = lossless ? pixels : Decoder.decode(shown.bytes(), LIMITS);
      }
      String seal = PixelHash.sealed(secret, produceId, PixelHash.of(pixels));
      AigcLabel label = AigcLabel.made(config.contentProducer(), produceId, seal);
      return withPacket(shown, label.json(), Optional.of(sourceType));
    } finally {
      decoded.release(share);
    }
  }

  private static EncodedImage encoded(EncodedImage image, Bitmap pixels) {
    byte[] bytes = Encoder.encode(pixels, encoding(image.format()), quality(image));
    Size size = new Size(pixels.width(), pixels.height());
    return new EncodedImage(bytes, image.format(), size, image.transparent());
  }

  /** A lossless WebP picture stays one. */
  private static int quality(EncodedImage image) {
    boolean webp = image.format() == OutputFormat.WEBP;
    return webp && WebpFile.lossless(image.bytes()) ? LOSSLESS : QUALITY;
  }

  private static EncodedImage withPacket(
      EncodedImage image, String label, Optional<String> sourceType) {
    byte[] packet = Xmp.packet(label, sourceType);
    byte[] bytes =
        switch (image.format()) {
          case PNG -> PngFile.withXmp(image.bytes(), packet);
          case JPEG -> JpegFile.withXmp(image.bytes(), packet);
          case WEBP -> WebpFile.withXmp(image.bytes(), packet);
        };
    return new EncodedImage(bytes, image.format(), image.size(), image.transparent());
  }

  private static Encoding encoding(OutputFormat format) {
    return switch (format) {
      case PNG -> Encoding.PNG;
      case JPEG -> Encoding.JPEG;
      case WEBP -> Encoding.WEBP;
    };
  }

  /** IPTC's word for how a picture came to be, as a full URI. */
  private static String sourceType(Making making, Job.Work work) {
    boolean anew = work == Job.Work.GENERATE;
    String word =
        switch (making) {
          case TRAINED -> anew ? "trainedAlgorithmicMedia" : "compositeWithTrainedAlgorithmicMedia";
          case ALGORITHMIC -> anew ? "algorithmicMedia" : "compositeSynthetic";
          case ADJUSTED -> throw new IllegalArgumentException("An adjustment makes nothing");
        };
    return SOURCE_TYPES + word;
  }

  /**
   * The JSON text of the AIGC label that a PNG, JPEG, WebP, TIFF or GIF file carries, at most 64 KB
   * and character for character; empty when there is none or the file is broken. Never throws.
   */
  public static Optional<String> find(byte[] file) {
    return Carried.of(file)
        .label()
        .map(Carried.Label::text)
        .filter(text -> AigcLabel.bare(text).isPresent())
        .filter(Xmp::holds);
  }
}
