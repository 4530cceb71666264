package dev.darkroom.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.xmp.XmpDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.Job;
import dev.darkroom.job.Making;
import dev.darkroom.job.OutputFormat;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LabelsTest {
  private static final String PRODUCER = "001191000000000000000X00001";
  private static final byte[] SECRET = "a secret of the server".getBytes(StandardCharsets.UTF_8);
  private static final String FOREIGN =
      "{ \"Label\":\"1\",\"ContentProducer\":\"<other>&'co'\",\"ProduceID\":\"7\","
          + "\"ReservedCode1\":\"\",\"ContentPropagator\":\"\",\n\t\"PropagateID\":\"\","
          + "\"ReservedCode2\":\"\"}";

  private final Labels labels = labels(Profile.IMPLICIT, PRODUCER);

  private static Labels labels(Profile profile, String producer) {
    return new Labels(new LabelConfig(profile, producer, LabelConfig.TEXT), SECRET);
  }

  private EncodedImage generated(EncodedImage image) {
    return labels.label(
        image, Making.TRAINED, Job.Work.GENERATE, "task-1-0", Optional.empty(), false);
  }

  private static EncodedImage picture(OutputFormat format) {
    return Samples.encoded(Samples.noise(61, 43), format, 90);
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void a_made_picture_carries_one_label_of_seven_strings_in_their_order(OutputFormat format)
      throws Exception {
    EncodedImage made = generated(picture(format));

    String json = Labels.find(made.bytes()).orElseThrow();
    JsonNode label = new ObjectMapper().readTree(json);
    List<String> names = new ArrayList<>();
    label.fieldNames().forEachRemaining(names::add);
    assertEquals(AigcLabel.MEMBERS, names);
    label.forEach(value -> assertTrue(value.isTextual()));
    assertEquals("1", label.get("Label").textValue());
    assertEquals(PRODUCER, label.get("ContentProducer").textValue());
    assertEquals("task-1-0", label.get("ProduceID").textValue());
    assertTrue(label.get("ReservedCode1").textValue().matches("[0-9a-f]{64}"));
    assertEquals(List.of(), AigcLabel.faults(json));
    assertFalse(json.contains(" "));
    assertEquals(json, AigcLabel.parse(json).orElseThrow().json());
    assertEquals(1, Samples.count(made.bytes(), "<TC260:AIGC>"));
    assertEquals(1, Carried.of(made.bytes()).labels());
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void the_pixels_of_a_labelled_picture_are_untouched(OutputFormat format) {
    EncodedImage image = picture(format);
    EncodedImage made = generated(image);
    assertArrayEquals(Samples.pixels(image.bytes()), Samples.pixels(made.bytes()));
    assertEquals(image.size(), made.size());
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void other_software_reads_the_packet(OutputFormat format) throws Exception {
    EncodedImage made = generated(picture(format));
    var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(made.bytes()));
    var found = metadata.getDirectoriesOfType(XmpDirectory.class);
    assertEquals(1, found.size());
    XMPMeta meta = found.iterator().next().getXMPMeta();
    assertEquals(
        Labels.find(made.bytes()).orElseThrow(), meta.getPropertyString(Xmp.TC260, "AIGC"));
    assertEquals("TC260:", XMPMetaFactory.getSchemaRegistry().getNamespacePrefix(Xmp.TC260));
    assertEquals(
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        meta.getPropertyString(Xmp.IPTC, "DigitalSourceType"));
  }

  @ParameterizedTest
  @CsvSource({
    "TRAINED,GENERATE,trainedAlgorithmicMedia",
    "TRAINED,EDIT,compositeWithTrainedAlgorithmicMedia",
    "TRAINED,VARY,compositeWithTrainedAlgorithmicMedia",
    "ALGORITHMIC,GENERATE,algorithmicMedia",
    "ALGORITHMIC,EDIT,compositeSynthetic",
  })
  void the_source_type_says_how_it_was_made(Making making, Job.Work work, String word) {
    EncodedImage made =
        labels.label(picture(OutputFormat.PNG), making, work, "1", Optional.empty(), true);
    assertEquals(
        Optional.of("http://cv.iptc.org/newscodes/digitalsourcetype/" + word),
        Carried.of(made.bytes()).sourceType());
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void a_second_label_replaces_the_first(OutputFormat format) {
    EncodedImage once = generated(picture(format));
    EncodedImage twice =
        labels.label(once, Making.TRAINED, Job.Work.EDIT, "task-2-0", Optional.empty(), false);
    assertEquals(1, Samples.count(twice.bytes(), "<TC260:AIGC>"));
    assertEquals(0, Samples.count(twice.bytes(), "task-1-0"));
    assertTrue(Labels.find(twice.bytes()).orElseThrow().contains("task-2-0"));
    assertArrayEquals(Samples.pixels(once.bytes()), Samples.pixels(twice.bytes()));
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void an_adjusted_picture_keeps_the_label_of_its_input_to_the_byte(OutputFormat format) {
    EncodedImage kept =
        labels.label(
            picture(format), Making.ADJUSTED, Job.Work.EDIT, "1", Optional.of(FOREIGN), true);
    assertEquals(Optional.of(FOREIGN), Labels.find(kept.bytes()));
    assertEquals(Optional.empty(), Carried.of(kept.bytes()).sourceType());
  }

  @Test
  void an_adjusted_picture_gets_no_new_label() {
    EncodedImage image = picture(OutputFormat.PNG);
    assertSame(
        image, labels.label(image, Making.ADJUSTED, Job.Work.EDIT, "1", Optional.empty(), true));
  }

  @Test
  void the_profile_off_writes_nothing() {
    EncodedImage image = picture(OutputFormat.JPEG);
    Labels off = labels(Profile.OFF, PRODUCER);
    assertFalse(off.on());
    for (Making making : Making.values()) {
      assertSame(image, off.label(image, making, Job.Work.EDIT, "1", Optional.of(FOREIGN), true));
    }
  }

  @Test
  void without_a_producer_nothing_is_labelled_but_labels_are_carried_over() {
    EncodedImage image = picture(OutputFormat.WEBP);
    Labels nameless = labels(Profile.IMPLICIT, "");
    assertFalse(nameless.on());
    assertSame(
        image, nameless.label(image, Making.TRAINED, Job.Work.EDIT, "1", Optional.empty(), true));
    EncodedImage kept =
        nameless.label(image, Making.TRAINED, Job.Work.EDIT, "1", Optional.of(FOREIGN), true);
    assertEquals(Optional.of(FOREIGN), Labels.find(kept.bytes()));
  }

  @Test
  void the_visible_text_is_drawn_by_the_profile_cn_unless_the_key_is_without_it() {
    Bitmap white = Samples.plain(200, 200, 255, 255);
    EncodedImage image = Samples.encoded(white, OutputFormat.PNG, 90);
    Labels cn = labels(Profile.CN, PRODUCER);
    EncodedImage with =
        cn.label(image, Making.TRAINED, Job.Work.GENERATE, "1", Optional.empty(), true);
    EncodedImage without =
        cn.label(image, Making.TRAINED, Job.Work.GENERATE, "1", Optional.empty(), false);
    EncodedImage adjusted =
        cn.label(image, Making.ADJUSTED, Job.Work.EDIT, "1", Optional.of(FOREIGN), true);
    assertNotEquals(-1, java.util.Arrays.mismatch(white.pixels(), Samples.pixels(with.bytes())));
    assertArrayEquals(white.pixels(), Samples.pixels(without.bytes()));
    assertArrayEquals(white.pixels(), Samples.pixels(adjusted.bytes()));
    assertTrue(Labels.find(with.bytes()).isPresent());
    assertTrue(Labels.find(without.bytes()).isPresent());
  }

  @ParameterizedTest
  @EnumSource(OutputFormat.class)
  void the_seal_holds_for_these_pixels_and_this_number_only(OutputFormat format) {
    Labels cn = labels(Profile.CN, PRODUCER);
    EncodedImage made =
        cn.label(picture(format), Making.TRAINED, Job.Work.EDIT, "9-0", Optional.empty(), true);
    String seal =
        AigcLabel.parse(Labels.find(made.bytes()).orElseThrow()).orElseThrow().reservedCode1();
    Bitmap pixels = Decoder.decode(made.bytes(), Samples.ANY);
    assertEquals(seal, PixelHash.sealed(SECRET, "9-0", PixelHash.of(pixels)));
    assertNotEquals(seal, PixelHash.sealed(SECRET, "9-1", PixelHash.of(pixels)));
    Bitmap changed = pixels.copy();
    changed.pixels()[0] ^= 1;
    assertNotEquals(seal, PixelHash.sealed(SECRET, "9-0", PixelHash.of(changed)));
  }

  @Test
  void the_hash_of_pixels_is_the_documented_one() {
    // SHA-256 of 00000002 00000001 and the pixels 010203ff 04050680, by another program.
    Bitmap two = new Bitmap(2, 1, new byte[] {3, 2, 1, (byte) 255, 6, 5, 4, (byte) 128});
    assertEquals(HASH, PixelHash.of(two));
  }

  private static final String HASH =
      "b5a0686e6fdf949d023a55b82b1045f652ebf9c89a4b7d4f53c6fc966cff4b7c";

  @Test
  void a_webp_file_is_extended_by_the_right_header() {
    Bitmap hole = Samples.noise(61, 43);
    hole.pixels()[3] = 0;
    for (int quality : new int[] {90, 100}) {
      for (Bitmap bitmap : List.of(hole, Samples.noise(300, 7))) {
        EncodedImage image = Samples.encoded(bitmap, OutputFormat.WEBP, quality);
        byte[] made = generated(image).bytes();
        ByteBuffer bytes = ByteBuffer.wrap(made).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(made.length - 8, bytes.getInt(4));
        assertEquals("VP8X", Part.tag(bytes, 12));
        assertEquals(bitmap.opaque() ? 0x04 : 0x14, bytes.get(20));
        assertEquals(bitmap.width() - 1, bytes.getInt(24) & 0xffffff);
        assertEquals(bitmap.height() - 1, bytes.getInt(27) & 0xffffff);
        Header header = Codecs.header(made, Samples.ANY);
        assertEquals(bitmap.width(), header.width());
        assertArrayEquals(Samples.pixels(image.bytes()), Samples.pixels(made));
      }
    }
  }

  @Test
  void in_a_png_file_the_packet_stands_plain_before_the_pixels() {
    byte[] made = generated(picture(OutputFormat.PNG)).bytes();
    assertEquals(1, Samples.count(made, "iTXtXML:com.adobe.xmp\0\0\0\0\0"));
    assertEquals(0, Samples.count(made, "tEXt"));
    String all = new String(made, StandardCharsets.ISO_8859_1);
    assertTrue(all.indexOf("iTXt") < all.indexOf("IDAT"));
    assertTrue(Decoder.decode(made, Samples.ANY).opaque());
  }

  @Test
  void a_label_of_another_kind_gives_way_to_the_new_one() {
    byte[] png = picture(OutputFormat.PNG).bytes();
    byte[] text = Samples.pngChunk("tEXt", Samples.latin("AIGC\0{\"AIGC\":" + FOREIGN + "}"));
    EncodedImage labelled =
        new EncodedImage(
            Samples.withPngChunk(png, text),
            OutputFormat.PNG,
            picture(OutputFormat.PNG).size(),
            false);
    EncodedImage made = generated(labelled);
    assertEquals(1, Carried.of(made.bytes()).labels());
    assertTrue(Labels.find(made.bytes()).orElseThrow().contains("task-1-0"));

    byte[] exif = Samples.joined(Samples.latin("Exif\0\0"), Samples.exif(FOREIGN));
    byte[] jpeg =
        Samples.withJpegSegment(
            picture(OutputFormat.JPEG).bytes(), Samples.jpegSegment(0xe1, exif));
    assertEquals(Optional.of(FOREIGN), Labels.find(jpeg));
    EncodedImage remade =
        generated(new EncodedImage(jpeg, OutputFormat.JPEG, labelled.size(), false));
    assertEquals(1, Carried.of(remade.bytes()).labels());
    assertEquals(6, Codecs.header(remade.bytes(), Samples.ANY).orientation());
    assertEquals("Camera 1", Carried.of(remade.bytes()).exif().orElseThrow().camera());
  }

  @Test
  void a_number_that_no_label_may_have_is_refused() {
    EncodedImage image = picture(OutputFormat.PNG);
    for (String number : List.of("", "任务-1", "a b")) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              labels.label(image, Making.TRAINED, Job.Work.EDIT, number, Optional.empty(), false));
    }
  }
}
