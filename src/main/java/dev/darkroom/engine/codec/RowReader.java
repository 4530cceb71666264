package dev.darkroom.engine.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Reads a decoded matrix row by row as blue, green, red, alpha of 8 bits each, whatever number and
 * depth of channels it has. Several threads may read; the matrix must stay open.
 */
final class RowReader {
  private final Mat mat;
  private final int channels;
  private final boolean wide;
  private final boolean premultiplied;

  private RowReader(Mat mat, int channels, boolean wide, boolean premultiplied) {
    this.mat = mat;
    this.channels = channels;
    this.wide = wide;
    this.premultiplied = premultiplied;
  }

  /**
   * @param premultiplied whether 8-bit colours were multiplied by their alpha, as libtiff does
   * @throws CodecException UNSUPPORTED for other than 1 to 4 channels of 8 or 16 bits
   */
  static RowReader of(Mat mat, boolean premultiplied) {
    int depth = mat.depth();
    if ((depth != opencv_core.CV_8U && depth != opencv_core.CV_16U) || mat.channels() > 4) {
      throw CodecException.unsupported("The picture's kind of pixel cannot be read.");
    }
    boolean wide = depth == opencv_core.CV_16U;
    return new RowReader(mat, mat.channels(), wide, premultiplied && !wide);
  }

  /** Room for one row at a time; a thread that reads many rows needs it once. */
  final class Room {
    private final byte[] stored = new byte[mat.cols() * channels * (wide ? 2 : 1)];
    private final byte[] narrow = wide ? new byte[mat.cols() * channels] : stored;
    private final byte[] row = channels == 4 ? narrow : new byte[4 * mat.cols()];
  }

  /** The row, which lies in the room until the next is read. */
  byte[] read(int y, Room room) {
    try (var pointer = mat.ptr(y)) {
      pointer.get(room.stored);
    }
    if (wide) {
      narrow(room.stored, room.narrow);
    }
    if (channels < 4) {
      spread(room.narrow, room.row);
    }
    if (premultiplied) {
      divideByAlpha(room.row);
    }
    return room.row;
  }

  private static void divideByAlpha(byte[] row) {
    for (int i = 0; i < row.length; i += 4) {
      int alpha = row[i + 3] & 255;
      for (int c = i; alpha > 0 && alpha < 255 && c < i + 3; c++) {
        row[c] = (byte) Math.min(255, ((row[c] & 255) * 255 + alpha / 2) / alpha);
      }
    }
  }

  private static void narrow(byte[] stored, byte[] narrow) {
    ByteBuffer wide = ByteBuffer.wrap(stored).order(ByteOrder.nativeOrder());
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (byte) (((wide.getShort(2 * i) & 0xffff) + 128) / 257);
    }
  }

  private void spread(byte[] narrow, byte[] row) {
    boolean grey = channels < 3;
    for (int from = 0, to = 0; to < row.length; from += channels, to += 4) {
      row[to] = narrow[from];
      row[to + 1] = narrow[grey ? from : from + 1];
      row[to + 2] = narrow[grey ? from : from + 2];
      row[to + 3] = channels == 2 ? narrow[from + 1] : (byte) 255;
    }
  }
}
