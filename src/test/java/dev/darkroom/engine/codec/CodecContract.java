package dev.darkroom.engine.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every image format that can be read keeps to, whatever the file holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CodecContract {
  /** A file to try, and what its header says. */
  static final class Sample {
    private final String name;
    final byte[] file;
    private final int width;
    private final int height;
    private final boolean alpha;
    private final int frames;

    Sample(String name, byte[] file, int width, int height, boolean alpha, int frames) {
      this.name = name;
      this.file = file;
      this.width = width;
      this.height = height;
      this.alpha = alpha;
      this.frames = frames;
    }

    static Sample of(String name, byte[] file, boolean alpha) {
      return new Sample(name, file, Files.WIDTH, Files.HEIGHT, alpha, 1);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  abstract Codec codec();

  /** Files of every kind of the format that matters. */
  abstract List<Sample> samples();

  /** A file whose header claims a size; the rest need not fit. */
  abstract byte[] claiming(int width, int height);

  @ParameterizedTest
  @MethodSource("samples")
  void is_told_by_its_first_bytes(Sample sample) {
    assertEquals(codec().format(), Codecs.header(sample.file, Limits.DEFAULT).format());
    long known =
        Codecs.ALL.stream().filter(codec -> codec.recognises(Bytes.of(sample.file))).count();
    assertEquals(1, known, "formats that claim the file");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void says_its_size_alpha_and_frames_before_decoding(Sample sample) {
    Header header = Codecs.header(sample.file, Limits.DEFAULT);
    assertEquals(sample.width, header.width());
    assertEquals(sample.height, header.height());
    assertEquals(sample.alpha, header.alpha());
    assertEquals(sample.frames, header.frames());
    assertTrue(header.mimeType().startsWith("image/"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decodes_to_the_size_its_header_says(Sample sample) {
    Bitmap bitmap = Decoder.decode(sample.file, Limits.DEFAULT);
    assertEquals(sample.width, bitmap.width());
    assertEquals(sample.height, bitmap.height());
    if (!sample.alpha) {
      assertTrue(bitmap.opaque());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void refuses_a_file_that_is_cut_short_anywhere(Sample sample) {
    int end = wholeLength(sample.file);
    for (int i = 1; i < 60; i++) {
      byte[] cut = Arrays.copyOf(sample.file, (int) ((long) end * i / 60));
      CodecException refused =
          assertThrows(
              CodecException.class,
              () -> Decoder.decode(cut, Limits.DEFAULT),
              () -> cut.length + " of " + sample.file.length + " bytes");
      assertFalse(refused.getMessage().isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void checks_a_file_that_goes_on_as_it_is_without_changing_the_verdict(Sample sample) {
    Bitmap bitmap = Decoder.decode(sample.file, Limits.DEFAULT);
    assertEquals(bitmap.opaque(), Decoder.check(sample.file, Limits.DEFAULT));
    int end = wholeLength(sample.file);
    for (int i = 1; i < 60; i++) {
      byte[] cut = Arrays.copyOf(sample.file, (int) ((long) end * i / 60));
      assertThrows(CodecException.class, () -> Decoder.check(cut, Limits.DEFAULT));
    }
    Limits small = new Limits((long) sample.width * sample.height - 1, 5_000);
    var refused = assertThrows(CodecException.class, () -> Decoder.check(sample.file, small));
    assertEquals(CodecException.Kind.TOO_LARGE, refused.kind());
  }

  /** Where the part of the file ends that the first frame needs. */
  int wholeLength(byte[] file) {
    return file.length;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void answers_a_damaged_file_with_a_picture_or_a_sentence(Sample sample) {
    Random random = new Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = sample.file.clone();
      for (int n = 0; n <= i % 5; n++) {
        int range = i % 2 == 0 ? Math.min(120, damaged.length) : damaged.length;
        damaged[random.nextInt(range)] = (byte) random.nextInt(256);
      }
      try {
        Bitmap bitmap = Decoder.decode(damaged, new Limits(100_000, 5_000));
        assertTrue((long) bitmap.width() * bitmap.height() <= 100_000);
      } catch (CodecException refused) {
        assertFalse(refused.getMessage().isBlank());
      }
    }
  }

  @Test
  void refuses_a_huge_picture_by_its_header() {
    byte[] wide = claiming(16_000, 16_000);
    var refused = assertThrows(CodecException.class, () -> Decoder.decode(wide, Limits.DEFAULT));
    assertEquals(CodecException.Kind.TOO_LARGE, refused.kind());
    assertTrue(refused.getMessage().contains("16000 x 16000"), refused.getMessage());
    byte[] small = claiming(40, 30);
    var smaller =
        assertThrows(CodecException.class, () -> Codecs.header(small, new Limits(1199, 100)));
    assertEquals(CodecException.Kind.TOO_LARGE, smaller.kind());
    assertEquals(40, Codecs.header(small, new Limits(1200, 40)).width());
  }
}
