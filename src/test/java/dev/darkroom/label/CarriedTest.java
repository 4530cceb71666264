package dev.darkroom.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.OutputFormat;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedTest {
  private static final String LABEL = new AigcLabel("1", "X1", "p-1", "", "", "", "").json();
  private static final byte[] PNG =
      Samples.encoded(Samples.noise(20, 20), OutputFormat.PNG, 90).bytes();
  private static final byte[] JPEG =
      Samples.encoded(Samples.noise(20, 20), OutputFormat.JPEG, 90).bytes();

  private static byte[] png(String type, byte[]... data) {
    return Samples.withPngChunk(PNG, Samples.pngChunk(type, Samples.joined(data)));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] xmp(String packet) {
    return png("iTXt", Samples.latin("XML:com.adobe.xmp\0\0\0\0\0"), text(packet));
  }

  private static String description(String attributes, String inside) {
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + ("<rdf:Description xmlns:T='" + Xmp.TC260 + "' " + attributes + ">" + inside)
        + "</rdf:Description></rdf:RDF></x:xmpmeta>";
  }

  @Test
  void labels_of_other_software_are_found() {
    byte[] attribute = xmp(description("T:AIGC='" + LABEL + "'", ""));
    byte[] element = xmp(description("", "<T:AIGC><![CDATA[" + LABEL + "]]></T:AIGC>"));
    byte[] plain = png("tEXt", Samples.latin("AIGC\0"), text("{\"AIGC\":" + LABEL + "}"));
    byte[] bare = png("tEXt", Samples.latin("AIGC\0"), text(LABEL));
    byte[] deflated = png("zTXt", Samples.latin("AIGC\0\0"), Samples.deflated(text(LABEL)));
    byte[] exif = png("eXIf", Samples.exif("{ \"AIGC\" : " + LABEL + " }"));
    for (byte[] file : List.of(attribute, element, plain, bare, deflated, exif)) {
      assertEquals(Optional.of(LABEL), Labels.find(file));
    }
  }

  @Test
  void labels_of_tiff_and_gif_files_are_found() {
    byte[] packet = text(description("T:AIGC='" + LABEL + "'", ""));
    ByteBuffer tiff = ByteBuffer.allocate(100 + packet.length);
    tiff.put(Samples.latin("MM\0*")).putInt(8).putShort((short) 1);
    tiff.putShort((short) 700).putShort((short) 1).putInt(packet.length).putInt(100);
    tiff.put(100, packet);
    assertEquals(Optional.of(LABEL), Labels.find(tiff.array()));

    byte[] trailer = new byte[258];
    trailer[0] = 1;
    for (int i = 0; i < 256; i++) {
      trailer[1 + i] = (byte) (255 - i);
    }
    byte[] gif =
        Samples.joined(
            Samples.latin("GIF89a\u0001\0\u0001\0\0\0\0"),
            Samples.latin("!\u00ff\u000bXMP DataXMP"),
            packet,
            trailer,
            Samples.latin(";"));
    assertEquals(Optional.of(LABEL), Labels.find(gif));
  }

  @Test
  void a_user_comment_with_other_json_is_no_label() {
    assertEquals(Optional.empty(), Labels.find(png("eXIf", Samples.exif("{\"steps\":30}"))));
  }

  @Test
  void c2pa_manifests_are_seen() {
    byte[] segment = Samples.jpegSegment(0xeb, Samples.latin("JP\0\0....jumb....jumdc2pa"));
    assertTrue(Carried.of(Samples.withJpegSegment(JPEG, segment)).contentCredentials());
    assertTrue(Carried.of(png("caBX", new byte[8])).contentCredentials());
    assertFalse(Carried.of(JPEG).contentCredentials());
  }

  @Test
  void what_is_wrong_with_a_label_is_named() {
    String wrong = "{\"ContentProducer\":\"a b\",\"Label\":1,\"ProduceID\":\"\",\"Other\":\"\"}";
    List<String> faults = AigcLabel.faults(wrong);
    assertTrue(faults.contains("The member Label is no string."), faults::toString);
    assertTrue(faults.contains("The member ProduceID is empty."), faults::toString);
    assertTrue(faults.contains("The member PropagateID is missing."), faults::toString);
    assertTrue(faults.contains("The members are not in their order."), faults::toString);
    assertEquals(9, faults.size(), faults::toString);
    assertEquals(Optional.empty(), AigcLabel.parse(wrong));
    assertEquals(List.of("It is no JSON object."), AigcLabel.faults(LABEL + LABEL));
  }

  @Test
  void a_bomb_of_zeros_is_not_unpacked() {
    byte[] bomb = Samples.deflated(new byte[100_000_000]);
    assertTrue(bomb.length < 200_000);
    assertEquals(Optional.empty(), Labels.find(png("zTXt", Samples.latin("AIGC\0\0"), bomb)));
    byte[] packed = Samples.latin("XML:com.adobe.xmp\0\u0001\0\0\0");
    assertEquals(Optional.empty(), Labels.find(png("iTXt", packed, bomb)));
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000_000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE, -13})
  void lengths_beyond_the_file_end_the_search(int length) {
    byte[] png = PNG.clone();
    ByteBuffer.wrap(png).putInt(33, length);
    assertEquals(Optional.empty(), Labels.find(png));
    ByteBuffer webp = ByteBuffer.allocate(40);
    webp.put(Samples.latin("RIFF    WEBPXMP ")).putInt(length);
    assertEquals(Optional.empty(), Labels.find(webp.array()));
    ByteBuffer tiff = ByteBuffer.allocate(40);
    tiff.put(Samples.latin("MM\0*")).putInt(8).putShort((short) 1);
    tiff.putShort((short) 700).putShort((short) 1).putInt(length).putInt(length);
    assertEquals(Optional.empty(), Labels.find(tiff.array()));
    assertEquals(Optional.empty(), Labels.find(tiff.putInt(4, length).array()));
  }

  @Test
  void packets_are_read_as_utf_8_whatever_they_declare() {
    String inside = description("T:AIGC='" + LABEL + "'", "");
    for (String declared : List.of("UTF-16", "ISO-8859-1", "nothing-known")) {
      byte[] packet = xmp("<?xml version='1.0' encoding='" + declared + "'?>" + inside);
      assertEquals(Optional.of(LABEL), Labels.find(packet), declared);
    }
    assertEquals(Optional.of(LABEL), Labels.find(xmp("\ufeff" + inside)));
  }

  @Test
  void broken_packets_are_read_to_the_break_and_nothing_is_printed() {
    byte[] head = Samples.latin("XML:com.adobe.xmp\0\0\0\0\0");
    byte[] wrong = {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, '(', (byte) 0xf8};
    byte[] said = text(description("T:AIGC='" + LABEL + "'", ""));
    byte[] before = Samples.joined(text("<a>"), wrong, said, text("</a>"));
    PrintStream error = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertEquals(Optional.of(LABEL), Labels.find(png("iTXt", head, before)));
      assertEquals(Optional.of(LABEL), Labels.find(png("iTXt", head, said, wrong)));
      assertEquals(Optional.empty(), Labels.find(png("iTXt", head, wrong, said)));
      assertEquals(Optional.empty(), Labels.find(png("iTXt", head, text("<a b=c <"))));
    } finally {
      System.setErr(error);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void packets_made_to_harm_are_no_labels() {
    String entity = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>";
    String deep = "<a>".repeat(300_000);
    String lonely = description("", "<T:AIGC>" + "<b>".repeat(50_000));
    String large = description("", "<T:AIGC>{\"Label\":\"" + "x".repeat(70_000) + "\"}</T:AIGC>");
    String nested = description("", "<T:AIGC>" + "{\"AIGC\":".repeat(20_000) + "</T:AIGC>");
    String inner = description("", "<T:AIGC>{\"Label\":\"&a;\"}</T:AIGC>");
    for (String packet : List.of(entity + inner, deep, lonely, large, nested, "<", "")) {
      assertEquals(Optional.empty(), Labels.find(xmp(packet)));
    }
  }

  @Test
  void a_label_that_no_format_could_hold_is_not_carried() {
    String wide = "{\"Label\":\"" + "<".repeat(30_000) + "\"}";
    assertEquals(Optional.empty(), Labels.find(png("tEXt", Samples.latin("AIGC\0"), text(wide))));
  }

  /** Every file cut at every place and with bytes changed at random: an answer, never a throw. */
  @Test
  void broken_files_never_throw() {
    byte[] packet = Xmp.packet(LABEL, Optional.empty());
    byte[] exif = Samples.joined(Samples.latin("Exif\0\0"), Samples.exif(LABEL));
    byte[] webp = Samples.encoded(Samples.noise(20, 20), OutputFormat.WEBP, 50).bytes();
    List<byte[]> files =
        List.of(
            PngFile.withXmp(png("eXIf", Samples.exif(LABEL)), packet),
            JpegFile.withXmp(
                Samples.withJpegSegment(JPEG, Samples.jpegSegment(0xe1, exif)), packet),
            WebpFile.withXmp(webp, packet),
            Samples.exif(LABEL),
            Samples.latin("GIF89a\u0001\0\u0001\0\0\0\0!\u00ff\u000bXMP DataXMP<a/>"));
    Random random = new Random(11);
    for (byte[] file : files) {
      for (int length = 0; length < Math.min(file.length, 700); length++) {
        Labels.find(Arrays.copyOf(file, length));
      }
      for (int i = 0; i < 600; i++) {
        byte[] changed = file.clone();
        for (int n = 0; n < 6; n++) {
          changed[random.nextInt(Math.min(file.length, 900))] = (byte) random.nextInt(256);
        }
        Carried carried = Carried.of(changed);
        carried.exif().ifPresent(data -> assertFalse(data.camera().length() > 500));
        Labels.find(changed);
      }
    }
  }
}
