package dev.darkroom.engine.codec;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The rows of a PNG picture, counted as they come out of its compressed data and then forgotten: a
 * few kilobytes of memory for a picture of any size, and no more inflated than it has.
 */
final class PngRows {
  private static final int BLOCK = 64 << 10;
  private static final int FILTERS = 5;

  /** Where the passes of an interlaced picture begin, and how far its pixels are apart (Adam7). */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  private final Inflater inflater;
  private final byte[] block = new byte[BLOCK];
  private final long width;
  private final long height;
  private final int bitsPerPixel;
  private final int[][] passes;
  private int pass = -1;

  /** Rows of the pass that have not begun. */
  private long rows;

  /** Bytes of a row of the pass, and how many of the row that has begun are still to come. */
  private long rowLength;

  private long left;

  /** Bytes beyond the last row, which decoders pass over. */
  private long excess;

  /**
   * @param file with a header that {@link PngCodec} has read
   * @param inflater fresh; stays the caller's
   */
  PngRows(Bytes file, Inflater inflater) {
    this.inflater = inflater;
    this.width = file.u32(16);
    this.height = file.u32(20);
    this.bitsPerPixel = file.u8(24) * channels(file.u8(25));
    boolean interlaced = file.u8(28) == 1;
    if (file.u8(26) != 0 || file.u8(27) != 0 || file.u8(28) > 1) {
      throw CodecException.invalid("The PNG file is of a kind that does not exist.");
    }
    this.passes = interlaced ? PASSES : ONE_PASS;
    nextPass();
  }

  private static int channels(int colourType) {
    return switch (colourType) {
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 1;
    };
  }

  /** Goes to the next pass that has pixels; small pictures have none in some. */
  private void nextPass() {
    rows = 0;
    while (rows == 0 && ++pass < passes.length) {
      int[] grid = passes[pass];
      long across = width <= grid[0] ? 0 : (width - grid[0] - 1) / grid[2] + 1;
      long down = height <= grid[1] ? 0 : (height - grid[1] - 1) / grid[3] + 1;
      rowLength = (across * bitsPerPixel + 7) / 8;
      rows = across == 0 ? 0 : down;
    }
  }

  /** Whether every row has come, and the end of the data. */
  boolean complete() {
    return allRows() && inflater.finished();
  }

  private boolean allRows() {
    return left == 0 && rows == 0;
  }

  /**
   * Takes the next part of the compressed data.
   *
   * @throws CodecException INVALID when it is damaged, or has a row that cannot be
   */
  void add(ByteBuffer data) {
    inflater.setInput(data);
    try {
      int count = inflater.inflate(block);
      while (count > 0) {
        excess += count - take(count);
        if (excess > BLOCK) {
          throw damaged();
        }
        count = inflater.inflate(block);
      }
    } catch (DataFormatException _) {
      throw damaged();
    }
    if (inflater.needsDictionary()) {
      throw damaged();
    }
  }

  private static CodecException damaged() {
    return CodecException.invalid("The PNG file's pixels are damaged.");
  }

  /** How much of the block belongs to rows. */
  private int take(int count) {
    int at = 0;
    while (at < count && !allRows()) {
      if (left == 0) {
        if ((block[at++] & 255) >= FILTERS) {
          throw damaged();
        }
        rows--;
        left = rowLength;
      }
      int step = (int) Math.min(left, count - at);
      at += step;
      left -= step;
      if (left == 0 && rows == 0) {
        nextPass();
      }
    }
    return at;
  }
}
