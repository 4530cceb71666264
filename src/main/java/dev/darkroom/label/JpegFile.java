package dev.darkroom.label;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Metadata of JPEG files, segment by segment; the scans are copied as they are. */
final class JpegFile {
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP11 = 0xeb;
  private static final int SOS = 0xda;
  private static final int EOI = 0xd9;
  private static final String EXIF = "Exif\0\0";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
  private static final String EXTENSION = "http://ns.adobe.com/xmp/extension/\0";
  private static final String PROFILE = "ICC_PROFILE\0";

  private JpegFile() {}

  /** A segment by where its 0xFF stands, where its data begin and where they end. */
  private record Segment(ByteBuffer file, int at, int marker, int data, int end) {
    boolean is(int marker, String name) {
      return this.marker == marker && end - data >= name.length() && Part.says(file, data, name);
    }

    ByteBuffer bytes() {
      return file.slice(data, end - data);
    }

    /** Whether pixels or the end follow, so that no metadata do. */
    boolean last() {
      return marker == SOS || marker == EOI;
    }
  }

  static boolean recognises(byte[] file) {
    return Part.says(ByteBuffer.wrap(file), 0, "\u00ff\u00d8\u00ff");
  }

  private static Segment segment(ByteBuffer file, int at) {
    if ((file.get(at) & 255) != 0xff) {
      throw new IndexOutOfBoundsException("A marker is missing");
    }
    int marker = at;
    while ((file.get(marker) & 255) == 0xff) {
      marker++;
    }
    int kind = file.get(marker) & 255;
    if (kind == EOI || kind == 0x01 || (kind >= 0xd0 && kind <= 0xd8)) {
      return new Segment(file, at, kind, marker + 1, marker + 1);
    }
    int length = file.getShort(marker + 1) & 0xffff;
    if (length < 2 || length > file.limit() - marker - 1) {
      throw new IndexOutOfBoundsException("A segment is longer than the file");
    }
    return new Segment(file, at, kind, marker + 3, marker + 1 + length);
  }

  static void read(ByteBuffer file, Carried carried) {
    Segment segment = segment(file, 2);
    while (!segment.last()) {
      read(segment, carried);
      segment = segment(file, segment.end());
    }
  }

  private static void read(Segment segment, Carried carried) {
    if (segment.is(APP1, EXIF)) {
      carried.addExif(segment.bytes());
    } else if (segment.is(APP1, XMP)) {
      int name = XMP.length();
      carried.addXmp(segment.file().slice(segment.data() + name, segment.bytes().limit() - name));
    } else if (segment.is(APP11, "JP") && Part.holds(segment.bytes(), "c2pa")) {
      carried.sawContentCredentials();
    } else if (segment.is(APP2, PROFILE)) {
      carried.sawProfile(segment.bytes().limit() - PROFILE.length() - 2);
    }
  }

  /**
   * The file with this packet after its first segments (JFIF and EXIF), and with no other label.
   *
   * @throws IllegalArgumentException when it is no JPEG file or the packet does not fit a segment
   */
  static byte[] withXmp(byte[] file, byte[] packet) {
    if (packet.length > Xmp.LENGTH_MAX) {
      throw new IllegalArgumentException("An XMP packet in a JPEG file is too long");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + packet.length + 64);
    out.write(file, 0, 2);
    try {
      boolean written = false;
      Segment segment = segment(ByteBuffer.wrap(file), 2);
      while (!segment.last()) {
        if (!written && segment.marker() != APP0 && !segment.is(APP1, EXIF)) {
          write(out, packet);
          written = true;
        }
        copy(segment, file, out);
        segment = segment(segment.file(), segment.end());
      }
      if (!written) {
        write(out, packet);
      }
      out.write(file, segment.at(), file.length - segment.at());
      return out.toByteArray();
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("The JPEG file is broken", e);
    }
  }

  private static void copy(Segment segment, byte[] file, ByteArrayOutputStream out) {
    if (segment.is(APP1, EXIF)) {
      out.write(file, segment.at(), segment.data() - segment.at());
      out.writeBytes(Exif.withoutLabel(Part.copy(segment.bytes())));
    } else if (!segment.is(APP1, XMP) && !segment.is(APP1, EXTENSION)) {
      out.write(file, segment.at(), segment.end() - segment.at());
    }
  }

  private static void write(ByteArrayOutputStream out, byte[] packet) {
    int length = 2 + XMP.length() + packet.length;
    out.write(0xff);
    out.write(APP1);
    out.write(length >> 8);
    out.write(length);
    out.writeBytes(XMP.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(packet);
  }
}
