package dev.darkroom.http;

import static dev.darkroom.http.BodyException.Kind.MALFORMED;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads multipart/form-data (RFC 7578) as it arrives, in one pass and with one buffer. Large parts
 * never lie in memory.
 */
final class MultipartReader {
  static final int PARTS_MAX = 64;
  private static final int PART_HEADERS_MAX = 16 << 10;
  private static final int BUFFER = 64 << 10;

  private final InputStream in;
  private final BodyStore store;
  private final byte[] delimiter;
  private final int[] steps;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;

  MultipartReader(InputStream in, String boundary, BodyStore store) {
    if (boundary.isEmpty() || boundary.length() > 200) {
      throw malformed("it has no usable boundary");
    }
    this.in = in;
    this.store = store;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.steps = steps(delimiter);
    // The first delimiter may stand at the very beginning: pretend a line end before the body.
    buffer[0] = '\r';
    buffer[1] = '\n';
    to = 2;
  }

  /**
   * @throws BodyException when it is malformed, or has more than {@value #PARTS_MAX} parts
   */
  List<Part> read() throws IOException {
    List<Part> parts = new ArrayList<>();
    copyToDelimiter(OutputStream.nullOutputStream());
    while (!atEnd()) {
      if (parts.size() == PARTS_MAX) {
        throw malformed("it has more than " + PARTS_MAX + " parts");
      }
      parts.add(part());
    }
    copyRest();
    return List.copyOf(parts);
  }

  private Part part() throws IOException {
    Map<String, String> headers = PartHeaders.parse(headerLines());
    PartHeaders.Disposition disposition = PartHeaders.disposition(headers);
    Spool content = store.spool();
    copyToDelimiter(content);
    content.finish();
    return new FormPart(
        disposition.name(),
        disposition.filename(),
        PartHeaders.bareType(headers.get("content-type")),
        content,
        store);
  }

  /** After a delimiter: two dashes end the form, a line end begins a part. */
  private boolean atEnd() throws IOException {
    int first = next();
    if (first == '-' && peek() == '-') {
      return true;
    }
    while (first == ' ' || first == '\t') {
      first = next();
    }
    if (first == '\r' && next() == '\n') {
      return false;
    }
    throw malformed("a boundary is followed by something else than a line end");
  }

  private List<String> headerLines() throws IOException {
    List<String> lines = new ArrayList<>();
    int left = PART_HEADERS_MAX;
    while (true) {
      byte[] line = line(left);
      if (line.length == 0) {
        return lines;
      }
      left -= line.length;
      lines.add(new String(line, StandardCharsets.UTF_8));
    }
  }

  private byte[] line(int max) throws IOException {
    var line = new java.io.ByteArrayOutputStream(80);
    for (int c = next(); c != '\r'; c = next()) {
      if (line.size() >= max) {
        throw malformed("a part's headers are too long");
      }
      line.write(c);
    }
    if (next() != '\n') {
      throw malformed("a part's header holds a bare carriage return");
    }
    return line.toByteArray();
  }

  /** Copies everything before the next delimiter and steps over the delimiter. */
  private void copyToDelimiter(OutputStream out) throws IOException {
    while (true) {
      int at = indexOfDelimiter();
      if (at >= 0) {
        out.write(buffer, from, at - from);
        from = at + delimiter.length;
        return;
      }
      // All but what may be the beginning of a delimiter is content.
      int safe = Math.max(from, to - delimiter.length + 1);
      out.write(buffer, from, safe - from);
      from = safe;
      if (!fill()) {
        throw malformed("its last boundary is missing");
      }
    }
  }

  /** Looks at the byte where the delimiter would end, and steps as far as that byte allows. */
  private int indexOfDelimiter() {
    int last = delimiter.length - 1;
    for (int end = from + last; end < to; ) {
      int step = steps[buffer[end] & 0xff];
      if (step == 0) {
        if (matches(end - last)) {
          return end - last;
        }
        step = 1;
      }
      end += step;
    }
    return -1;
  }

  /** By byte, how far the delimiter moves on so that its last such byte stands there. */
  private static int[] steps(byte[] delimiter) {
    int[] steps = new int[256];
    Arrays.fill(steps, delimiter.length);
    for (int i = 0; i < delimiter.length; i++) {
      steps[delimiter[i] & 0xff] = delimiter.length - 1 - i;
    }
    return steps;
  }

  private boolean matches(int at) {
    for (int i = 0; i < delimiter.length; i++) {
      if (buffer[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  /** What follows the last boundary is ignored, but read: the connection may be used again. */
  private void copyRest() throws IOException {
    do {
      from = to;
    } while (fill());
  }

  private int next() throws IOException {
    int c = peek();
    from++;
    return c;
  }

  private int peek() throws IOException {
    if (from == to && !fill()) {
      throw malformed("its last boundary is missing");
    }
    return buffer[from];
  }

  /** Reads more behind what is left; false at the end of the body. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      return false;
    }
    to += read;
    return true;
  }

  private static BodyException malformed(String why) {
    return new BodyException(MALFORMED, "the multipart form cannot be read: " + why);
  }
}
