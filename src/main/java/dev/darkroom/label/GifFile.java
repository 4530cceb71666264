package dev.darkroom.label;

import java.nio.ByteBuffer;

/** XMP of GIF files, which are only read. */
final class GifFile {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int APPLICATION = 0xff;

  private GifFile() {}

  static void read(ByteBuffer file, Carried carried) {
    int at = 13 + table(file.get(10));
    while (true) {
      int kind = file.get(at) & 255;
      if (kind == IMAGE) {
        at = afterBlocks(file, at + 11 + table(file.get(at + 9)));
      } else if (kind == EXTENSION) {
        int end = afterBlocks(file, at + 2);
        boolean application = (file.get(at + 1) & 255) == APPLICATION;
        if (application && Part.says(file, at + 3, "XMP DataXMP")) {
          carried.addXmp(packet(file, at + 14, end));
        }
        at = end;
      } else {
        return;
      }
    }
  }

  /** The packet stands in no blocks of its own; what follows its last tag is for their readers. */
  private static ByteBuffer packet(ByteBuffer file, int from, int end) {
    int last = end;
    while (last > from && file.get(last - 1) != '>') {
      last--;
    }
    return file.slice(from, last - from);
  }

  private static int afterBlocks(ByteBuffer file, int at) {
    int next = at;
    while (file.get(next) != 0) {
      next += 1 + (file.get(next) & 255);
    }
    return next + 1;
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
