package dev.darkroom.engine.codec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One image file directory of the TIFF 6.0 structure, which EXIF data share: numbered tags with
 * arrays of numbers.
 */
final class TiffDirectory {
  static final int ORIENTATION = 274;
  private static final int ENTRY = 12;

  private final Bytes file;
  private final long at;

  /** Where each tag's entry lies. */
  private final Map<Integer, Long> entries = new HashMap<>();

  private TiffDirectory(Bytes file, long at) {
    this.file = file;
    this.at = at;
    long end = at + 2 + (long) file.u16(at) * ENTRY;
    for (long entry = at + 2; entry < end; entry += ENTRY) {
      entries.putIfAbsent(file.u16(entry), entry);
    }
  }

  static boolean recognises(Bytes file) {
    return file.says(0, "II*\0") || file.says(0, "MM\0*");
  }

  /**
   * The first directory.
   *
   * @throws CodecException INVALID when there is none
   */
  static TiffDirectory first(Bytes file) {
    if (!recognises(file)) {
      throw CodecException.invalid("The TIFF structure does not begin as it should.");
    }
    Bytes ordered = file.u8(0) == 'I' ? file.littleEndian() : file.bigEndian();
    return new TiffDirectory(ordered, ordered.u32(4));
  }

  /** How many directories are chained from this one on; a broken or circular chain ends there. */
  int chained(int max) {
    Set<Long> seen = new HashSet<>();
    long next = at;
    while (next != 0 && seen.size() < max && file.has(next, 2) && seen.add(next)) {
      long link = next + 2 + (long) file.u16(next) * ENTRY;
      next = file.has(link, 4) ? file.u32(link) : 0;
    }
    return seen.size();
  }

  /** The orientation, 1 to 8; 1 when absent or nonsense. */
  int orientation() {
    long value = number(ORIENTATION, 1);
    return value >= 1 && value <= 8 ? (int) value : 1;
  }

  /** Where the orientation's 16-bit value lies in the file, or -1. */
  long orientationAt() {
    long entry = entry(ORIENTATION);
    return entry >= 0 && size(file.u16(entry + 2)) == 2 ? entry + 8 : -1;
  }

  boolean has(int tag) {
    return entry(tag) >= 0;
  }

  /** The first number of a tag. */
  long number(int tag, long absent) {
    return count(tag) == 0 ? absent : number(tag, 0, absent);
  }

  /** How many numbers a tag has. */
  long count(int tag) {
    long entry = entry(tag);
    return entry < 0 ? 0 : file.u32(entry + 4);
  }

  /** A tag's number by its index. */
  long number(int tag, long index, long absent) {
    long entry = entry(tag);
    if (entry < 0) {
      return absent;
    }
    int size = size(file.u16(entry + 2));
    long value = values(entry, size) + index * size;
    return switch (size) {
      case 1 -> file.u8(value);
      case 2 -> file.u16(value);
      case 4 -> file.u32(value);
      default -> absent;
    };
  }

  /** A tag's bytes. */
  byte[] bytes(int tag) {
    long entry = entry(tag);
    return entry < 0 ? new byte[0] : file.copy(values(entry, 1), file.u32(entry + 4));
  }

  /** Short arrays lie in the entry itself, others where it points. */
  private long values(long entry, int size) {
    long length = file.u32(entry + 4) * size;
    return length <= 4 ? entry + 8 : file.u32(entry + 8);
  }

  private long entry(int tag) {
    return entries.getOrDefault(tag, -1L);
  }

  private static int size(int type) {
    return switch (type) {
      case 1, 2, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 9 -> 4;
      default -> 0;
    };
  }
}
