package dev.darkroom.engine.codec;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.TreeMap;

/** JPEG (ITU-T T.81) in its baseline and progressive kinds, with JFIF, EXIF and Adobe markers. */
final class JpegCodec implements Codec {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;

  /** Real progressive files have about ten scans; each costs a pass over the picture. */
  private static final int SCANS_MAX = 100;

  private static final String PROFILE = "ICC_PROFILE\0";

  @Override
  public Format format() {
    return Format.JPEG;
  }

  @Override
  public boolean recognises(Bytes file) {
    return file.says(0, "\u00ff\u00d8\u00ff");
  }

  @Override
  public Header header(Bytes file) {
    int orientation = 1;
    boolean adobe = false;
    for (Segment segment = first(file); ; segment = segment.next()) {
      if (segment.marker() == APP1 && file.says(segment.data(), "Exif\0\0") && orientation == 1) {
        orientation = Exif.orientation(file.part(segment.data(), segment.length()));
      } else if (segment.marker() == APP14 && file.says(segment.data(), "Adobe")) {
        adobe = true;
      } else if (segment.startsFrame()) {
        long frame = requireReadable(file, segment, adobe);
        return Header.stored(
            Format.JPEG, file.u16(frame + 3), file.u16(frame + 1), orientation, false, 1);
      } else if (segment.marker() == SOS || segment.marker() == EOI) {
        throw CodecException.invalid("The JPEG file does not say how large its picture is.");
      }
    }
  }

  /** In the file the profile may be split over segments, each with its number. */
  @Override
  public Optional<byte[]> profile(Bytes file) {
    TreeMap<Integer, byte[]> parts = new TreeMap<>();
    for (Segment segment = first(file); segment.marker() != SOS; segment = segment.next()) {
      if (segment.marker() == APP2 && file.says(segment.data(), PROFILE) && segment.length() > 14) {
        int number = file.u8(segment.data() + PROFILE.length());
        parts.put(number, file.copy(segment.data() + 14, segment.length() - 14));
      }
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.values().forEach(whole::writeBytes);
    return parts.isEmpty() ? Optional.empty() : Optional.of(whole.toByteArray());
  }

  /** The scans are followed by the end marker; a file that was cut has none. */
  @Override
  public void requireWhole(Bytes file) {
    int scans = 0;
    Segment segment = first(file);
    while (segment.marker() != EOI) {
      scans += segment.marker() == SOS ? 1 : 0;
      if (scans > SCANS_MAX) {
        throw CodecException.unsupported("The JPEG file has more than " + SCANS_MAX + " scans.");
      }
      segment = segment.next();
    }
    if (scans == 0) {
      throw CodecException.invalid("The JPEG file has no pixels.");
    }
  }

  private static long requireReadable(Bytes file, Segment frame, boolean adobe) {
    int marker = frame.marker();
    int precision = file.u8(frame.data());
    int components = file.u8(frame.data() + 5);
    if (marker > 0xc2 || precision != 8) {
      throw CodecException.unsupported("The JPEG file is of a rare kind that cannot be read.");
    }
    if (components != 1 && components != 3 && components != 4) {
      throw CodecException.invalid("The JPEG file has " + components + " colour channels.");
    }
    if (components == 4 && !adobe) {
      throw CodecException.unsupported("The JPEG file is in CMYK colours without Adobe's marker.");
    }
    return frame.data();
  }

  /** Whether the file's colours are cyan, magenta, yellow and black. */
  static boolean cmyk(Bytes file) {
    Segment segment = first(file);
    while (!segment.startsFrame()) {
      segment = segment.next();
    }
    return file.u8(segment.data() + 5) == 4;
  }

  private static Segment first(Bytes file) {
    return new Segment(file, SOI, 2, 0).next();
  }

  /** A marker with its data. */
  private record Segment(Bytes file, int marker, long data, int length) {
    boolean startsFrame() {
      return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /**
     * The following marker.
     *
     * @throws CodecException INVALID where the file ends or holds none
     */
    Segment next() {
      long at = marker == SOS ? scanEnd() : data + length;
      if (file.u8(at) != 0xff) {
        throw CodecException.invalid("The JPEG file is damaged: a marker is missing.");
      }
      while (file.u8(at) == 0xff) {
        at++;
      }
      int found = file.u8(at);
      if (found == EOI || (found >= 0xd0 && found <= SOI) || found == 0x01) {
        return new Segment(file, found, at + 1, 0);
      }
      int size = file.u16(at + 1);
      if (size < 2 || !file.has(at + 1, size)) {
        throw CodecException.invalid("The JPEG file is cut short or damaged.");
      }
      return new Segment(file, found, at + 3, size - 2);
    }

    /** Where the next marker stands that is neither stuffing nor a restart. */
    private long scanEnd() {
      long at = data + length;
      while (true) {
        if (file.u8(at) == 0xff) {
          int after = file.u8(at + 1);
          if (after != 0 && after != 0xff && (after < 0xd0 || after > 0xd7)) {
            return at;
          }
        }
        at++;
      }
    }
  }
}
