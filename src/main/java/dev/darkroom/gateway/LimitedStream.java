package dev.darkroom.gateway;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A picture's bytes, of which there may be only so many; reading one more is refused. */
final class LimitedStream extends FilterInputStream {
  private static final long MEGABYTE = 1 << 20;

  private final long bytesMax;
  private long total;

  LimitedStream(InputStream bytes, long bytesMax) {
    super(bytes);
    this.bytesMax = bytesMax;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws DarkroomException IMAGE_TOO_LARGE
   */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    total += Math.max(0, read);
    if (total > bytesMax) {
      throw new DarkroomException(
          ErrorCode.IMAGE_TOO_LARGE,
          "The picture has more than " + (bytesMax + MEGABYTE - 1) / MEGABYTE + " MB.");
    }
    return read;
  }

  /** Nothing is passed over uncounted. */
  @Override
  public long skip(long count) throws IOException {
    return count <= 0 || read() < 0 ? 0 : 1;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
