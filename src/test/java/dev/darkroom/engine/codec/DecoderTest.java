package dev.darkroom.engine.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Photos;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private static final Bitmap SCENERY = decode(png(BufferedImage.TYPE_INT_RGB));

  @ParameterizedTest
  @CsvSource({
    "png, INT_RGB, 0",
    "png, INT_ARGB, 0",
    "png, BYTE_GRAY, 0",
    "png, USHORT_GRAY, 0",
    "png, BYTE_INDEXED, 0",
    "bmp, INT_RGB, 0",
    "bmp, BYTE_INDEXED, 0",
    "tiff, INT_RGB, 0",
    "tiff, INT_ARGB, 4",
    "tiff, BYTE_GRAY, 0",
    "tiff, USHORT_GRAY, 1",
    "tiff, BYTE_INDEXED, 0",
    "gif, BYTE_INDEXED, 0",
    "jpeg, INT_RGB, 3"
  })
  void shows_the_pixels_that_another_decoder_shows(String format, String type, int tolerance)
      throws ReflectiveOperationException, IOException {
    int kind = BufferedImage.class.getField("TYPE_" + type).getInt(null);
    byte[] file = Files.written(Files.scenery(kind), format);
    BufferedImage expected = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(file));
    boolean grey = type.endsWith("GRAY");
    Bitmap seen = decode(file);
    for (int y = 0; y < Files.HEIGHT; y++) {
      for (int x = 0; x < Files.WIDTH; x++) {
        int at = 4 * (y * Files.WIDTH + x);
        int argb = grey ? grey(expected, x, y) : expected.getRGB(x, y);
        for (int c = 0; c < 4; c++) {
          String where = "channel " + c + " at " + x + "," + y;
          assertEquals((argb >> (8 * c)) & 255, seen.pixels()[at + c] & 255, tolerance, where);
        }
      }
    }
  }

  @Test
  void shows_a_photo_as_it_is() {
    assertArrayEquals(
        Photos.load("astronaut.png").pixels(), decode(Photos.bytes("astronaut.png")).pixels());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turns_every_format_upright_exactly_once(int orientation) {
    byte[] exif = Files.exif(orientation);
    byte[] jpegExif = Files.joined(Files.ascii("Exif\0\0"), exif);
    byte[] tiff = TiffFiles.oriented(orientation);
    byte[] jpeg = Files.written(Files.scenery(BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] webp = Encoder.encode(SCENERY, Encoding.WEBP, 100);
    Bitmap expected = turned(SCENERY, orientation);
    assertLooksLike(expected, decode(Files.withPngChunk(png(1), "eXIf", exif)), 0);
    assertLooksLike(expected, decode(Files.withJpegSegment(jpeg, 0xe1, jpegExif)), 30);
    assertLooksLike(expected, decode(Files.withWebpChunk(webp, 8, "EXIF", exif)), 0);
    assertLooksLike(expected, decode(tiff), 0);
  }

  @Test
  void keeps_alpha_and_colour_of_half_transparent_pixels() {
    byte[] file = png(BufferedImage.TYPE_INT_ARGB);
    Bitmap seen = decode(file);
    assertEquals(40, seen.pixels()[3] & 255);
    assertEquals(220, seen.pixels()[2] & 255);
    Bitmap again = decode(Encoder.encode(seen, Encoding.WEBP, 100));
    assertArrayEquals(seen.pixels(), again.pixels());
  }

  @Test
  void makes_a_transparent_colour_transparent() {
    byte[] black = {0, 0, 0, 0, 0, 0};
    Bitmap plain = new Bitmap(2, 1, new byte[] {0, 0, 0, -1, 9, 9, 9, -1});
    byte[] file = Files.withPngChunk(Encoder.encode(plain, Encoding.PNG, 100), "tRNS", black);
    Bitmap seen = decode(file);
    assertEquals(0, seen.pixels()[3]);
    assertEquals(-1, seen.pixels()[7]);
  }

  @ParameterizedTest
  @ValueSource(strings = {".gif", ".webp", ".png"})
  void uses_the_first_frame_of_an_animation_and_says_so(String suffix) {
    List<String> notes = new ArrayList<>();
    Bitmap seen = Decoder.decode(Animations.file(suffix), Limits.DEFAULT, notes::add);
    assertLooksLike(SCENERY, seen, 60);
    assertEquals(List.of("The file has 3 frames; the first was used."), notes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BM", "RIFF", "hello, world", "<svg xmlns='http://www.w3.org/'/>"})
  void refuses_what_is_no_picture(String text) {
    var refused = assertThrows(CodecException.class, () -> decode(Files.ascii(text)));
    var kind = text.isEmpty() ? CodecException.Kind.EMPTY : CodecException.Kind.UNSUPPORTED;
    assertEquals(kind, refused.kind());
  }

  @Test
  void reads_the_header_of_a_file_on_disk(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("named.gif");
    java.nio.file.Files.write(file, Photos.bytes("coffee.png"));
    Header header = Codecs.header(file, Limits.DEFAULT);
    assertEquals(Format.PNG, header.format());
    assertEquals(600, header.width());
    java.nio.file.Files.write(file, new byte[0]);
    assertThrows(CodecException.class, () -> Codecs.header(file, Limits.DEFAULT));
  }

  @Test
  void ignores_broken_exif() {
    byte[] jpeg = Files.written(Files.scenery(BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] broken = Files.joined(Files.ascii("Exif\0\0MM\0*"), new byte[] {-1, -1, -1, -1});
    assertTrue(decode(Files.withJpegSegment(jpeg, 0xe1, broken)).sameSize(SCENERY));
  }

  private static void assertLooksLike(Bitmap expected, Bitmap seen, int tolerance) {
    assertEquals(expected.width(), seen.width());
    assertEquals(expected.height(), seen.height());
    long sum = 0;
    for (int i = 0; i < seen.pixels().length; i++) {
      int difference = Math.abs((expected.pixels()[i] & 255) - (seen.pixels()[i] & 255));
      assertTrue(difference <= 2 * tolerance, "byte " + i + " differs by " + difference);
      sum += difference;
    }
    assertTrue(sum <= (long) tolerance * seen.pixels().length / 4, "sum of differences " + sum);
  }

  /** By the words of the EXIF specification: what the stored first row and column are. */
  private static Bitmap turned(Bitmap stored, int orientation) {
    boolean swap = orientation >= 5;
    int width = swap ? stored.height() : stored.width();
    int height = swap ? stored.width() : stored.height();
    Bitmap upright = new Bitmap(width, height);
    for (int y = 0; y < stored.height(); y++) {
      for (int x = 0; x < stored.width(); x++) {
        int across = swap ? y : x;
        int down = swap ? x : y;
        boolean fromRight = List.of(2, 3, 6, 7).contains(orientation);
        boolean fromBottom = List.of(3, 4, 7, 8).contains(orientation);
        int toX = fromRight ? width - 1 - across : across;
        int toY = fromBottom ? height - 1 - down : down;
        System.arraycopy(
            stored.pixels(),
            4 * (y * stored.width() + x),
            upright.pixels(),
            4 * (toY * width + toX),
            4);
      }
    }
    return upright;
  }

  /** Java converts grey of its own linear kind; the stored value is what we want to see. */
  private static int grey(BufferedImage image, int x, int y) {
    int value = image.getRaster().getSample(x, y, 0);
    int level = image.getType() == BufferedImage.TYPE_USHORT_GRAY ? value >> 8 : value;
    return 0xff000000 | level << 16 | level << 8 | level;
  }

  private static Bitmap decode(byte[] file) {
    return Decoder.decode(file, Limits.DEFAULT);
  }

  private static byte[] png(int type) {
    return Files.written(Files.scenery(type), "png");
  }
}
