package dev.darkroom.label;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a picture file says of how it was made, taken from its metadata without decoding a pixel.
 * Files come from strangers: what is broken or beyond the limits counts as not there.
 */
public final class Carried {
  /** A longer packet is not looked at; real ones have some kilobytes. */
  static final int XMP_MAX = 1 << 20;

  /** No more carriers of one kind than this are looked at. */
  private static final int CARRIERS_MAX = 8;

  private final List<Xmp> packets = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private @Nullable Exif exif;
  private boolean contentCredentials;
  private int profileLength;

  /** Where a label was found, and its text: of a wrapped JSON the inner object. */
  public record Label(String carrier, String text) {}

  Carried() {}

  /** Of a PNG, JPEG, WebP, TIFF or GIF file; of anything else nothing. Never throws. */
  public static Carried of(byte[] file) {
    Carried carried = new Carried();
    try {
      read(file, carried);
    } catch (IndexOutOfBoundsException _) {
      // Cut short: what came before still counts.
    }
    return carried;
  }

  private static void read(byte[] file, Carried carried) {
    ByteBuffer bytes = ByteBuffer.wrap(file).asReadOnlyBuffer();
    if (PngFile.recognises(file)) {
      PngFile.read(bytes, carried);
    } else if (JpegFile.recognises(file)) {
      JpegFile.read(bytes, carried);
    } else if (WebpFile.recognises(file)) {
      WebpFile.read(bytes, carried);
    } else if (Exif.recognises(bytes)) {
      Exif tiff = Exif.of(bytes);
      carried.exif = tiff;
      tiff.packet().ifPresent(carried::addXmp);
      carried.contentCredentials = tiff.contentCredentials();
      carried.profileLength = tiff.profileLength();
    } else if (Part.says(bytes, 0, "GIF8")) {
      GifFile.read(bytes, carried);
    }
  }

  void addXmp(ByteBuffer packet) {
    if (packet.remaining() <= XMP_MAX && packets.size() < CARRIERS_MAX) {
      packets.add(Xmp.parse(Part.copy(packet)));
    }
  }

  void addText(byte[] text) {
    if (text.length <= AigcLabel.LENGTH_MAX && texts.size() < CARRIERS_MAX) {
      texts.add(new String(text, StandardCharsets.UTF_8));
    }
  }

  void addExif(ByteBuffer block) {
    if (exif == null) {
      exif = Exif.of(block);
    }
  }

  void sawContentCredentials() {
    contentCredentials = true;
  }

  void sawProfile(int length) {
    profileLength += length;
  }

  /** The first label, whatever its form; XMP comes before the other carriers. */
  public Optional<Label> label() {
    for (Xmp packet : packets) {
      if (packet.label().isPresent()) {
        return Optional.of(new Label("XMP", unwrapped(packet.label().get())));
      }
    }
    if (!texts.isEmpty()) {
      return Optional.of(new Label("PNG text AIGC", unwrapped(texts.getFirst())));
    }
    return userComment().map(text -> new Label("EXIF UserComment", text));
  }

  private static String unwrapped(String text) {
    return AigcLabel.bare(text).orElse(text);
  }

  /** User comments hold anything: only what names the label's own members is one. */
  private Optional<String> userComment() {
    return Optional.ofNullable(exif)
        .flatMap(Exif::userComment)
        .flatMap(AigcLabel::bare)
        .filter(
            text -> {
              Optional<ObjectNode> json = AigcLabel.tree(text);
              return json.isPresent() && json.get().has("Label") && json.get().has("ProduceID");
            });
  }

  /** How many carriers of a label there are; the standard wants one. */
  public int labels() {
    long inXmp = packets.stream().filter(packet -> packet.label().isPresent()).count();
    return (int) inXmp + texts.size() + (userComment().isPresent() ? 1 : 0);
  }

  /** The IPTC digital source type, as it is written. */
  public Optional<String> sourceType() {
    return packets.stream().flatMap(packet -> packet.sourceType().stream()).findFirst();
  }

  public Optional<Exif> exif() {
    return Optional.ofNullable(exif);
  }

  /** Whether there is a C2PA manifest; whether it holds is not looked at. */
  public boolean contentCredentials() {
    return contentCredentials;
  }

  /** The bytes that a colour profile takes in the file; 0 when there is none. */
  public int profileLength() {
    return profileLength;
  }
}
