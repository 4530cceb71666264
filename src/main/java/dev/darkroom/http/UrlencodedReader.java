package dev.darkroom.http;

import static dev.darkroom.http.BodyException.Kind.MALFORMED;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads application/x-www-form-urlencoded as it arrives; a picture in a value goes to disk. */
final class UrlencodedReader {
  private static final int NAME_MAX = 1024;

  private final InputStream in;
  private final BodyStore store;
  private int last;

  UrlencodedReader(InputStream in, BodyStore store) {
    this.in = new BufferedInputStream(in, 64 << 10);
    this.store = store;
  }

  /**
   * @throws BodyException when an escape is broken, a name too long or the pairs are too many
   */
  List<Part> read() throws IOException {
    List<Part> parts = new ArrayList<>();
    do {
      ByteArrayOutputStream name = new ByteArrayOutputStream();
      copy(name, true, NAME_MAX);
      if (name.size() == 0 && last != '=') {
        continue;
      }
      if (parts.size() == MultipartReader.PARTS_MAX) {
        throw malformed("it has more than " + MultipartReader.PARTS_MAX + " fields");
      }
      parts.add(field(name.toString(StandardCharsets.UTF_8)));
    } while (last >= 0);
    return List.copyOf(parts);
  }

  private Part field(String name) throws IOException {
    Spool value = store.spool();
    if (last == '=') {
      copy(value, false, Long.MAX_VALUE);
    }
    value.finish();
    return new FormPart(name, null, null, value, store);
  }

  /** Copies decoded bytes up to an ampersand, the end, or (in a name) an equals sign. */
  private void copy(OutputStream out, boolean name, long max) throws IOException {
    long count = 0;
    for (last = in.read(); last >= 0 && last != '&' && !(name && last == '='); last = in.read()) {
      if (++count > max) {
        throw malformed("a field's name is too long");
      }
      out.write(
          switch (last) {
            case '+' -> ' ';
            case '%' -> escaped();
            default -> last;
          });
    }
  }

  private int escaped() throws IOException {
    int high = Percent.digit(in.read());
    int low = Percent.digit(in.read());
    if (high < 0 || low < 0) {
      throw malformed("a percent sign without two hexadecimal digits");
    }
    return high << 4 | low;
  }

  private static BodyException malformed(String why) {
    return new BodyException(MALFORMED, "the form cannot be read: " + why);
  }
}
