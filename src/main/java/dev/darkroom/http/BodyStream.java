package dev.darkroom.http;

import static dev.darkroom.http.BodyException.Kind.MALFORMED;
import static dev.darkroom.http.BodyException.Kind.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.http.HttpException;

/** A request's body as it arrives: counted, limited in size and in time. */
final class BodyStream extends InputStream {
  private final InputStream source;
  private final long max;
  private final long deadline;
  private long count;
  private boolean ended;

  BodyStream(InputStream source, long max, Duration time) {
    this.source = source;
    this.max = max;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws BodyException when the body is too large, breaks off or stops arriving
   */
  @Override
  public int read(byte[] bytes, int offset, int length) {
    int read = arrived(bytes, offset, length);
    if (read < 0) {
      ended = true;
      return -1;
    }
    count += read;
    if (count > max) {
      throw new BodyException(TOO_LARGE, "the body is larger than " + max + " bytes");
    }
    if (System.nanoTime() > deadline) {
      throw new BodyException(MALFORMED, "the body arrives too slowly");
    }
    return read;
  }

  private int arrived(byte[] bytes, int offset, int length) {
    try {
      return source.read(bytes, offset, length);
    } catch (IOException | HttpException.RuntimeException e) {
      ended = true;
      throw new BodyException(MALFORMED, "the body broke off or stopped arriving");
    }
  }

  /** Whether all of it was read, or no more of it can come. */
  boolean ended() {
    return ended;
  }
}
