package dev.darkroom.dialect.juhe;

import dev.darkroom.dialect.Base64Stream;
import dev.darkroom.dialect.Reception;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Picture;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture as a request names it: an http(s) URL, or a data URI of one of five formats. */
record ImageField(String name, Field field) {
  /** Of a decoded data URI. */
  private static final long BYTES_MAX = 10L << 20;

  private static final int URL_MAX = 8192;

  /** Enough for {@code data:image/webp;base64,}. */
  private static final int HEAD = 64;

  private static final Pattern DATA =
      Pattern.compile("(?i)(data:([^;,]{1,32});base64,).*", Pattern.DOTALL);
  private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#\\s]+\\S*");

  /** The MIME types that are understood, and what the bytes behind them have to be. */
  private static final Map<String, String> FORMATS =
      Map.of(
          "image/jpeg", "image/jpeg",
          "image/jpg", "image/jpeg",
          "image/png", "image/png",
          "image/bmp", "image/bmp",
          "image/tiff", "image/tiff",
          "image/webp", "image/webp");

  /** The field of that name; empty when it is absent or blank. */
  static Optional<ImageField> of(Form form, String name) {
    return form.field(name)
        .filter(field -> field.size() > URL_MAX || !field.text().isBlank())
        .map(field -> new ImageField(name, field));
  }

  /** Refuses a data URI of too many bytes by the length of its text, before anything is decoded. */
  void checkSize() {
    if (isData() && field.size() > BYTES_MAX && letters() * 3 / 4 > BYTES_MAX) {
      throw new RefusalException(Refusal.BASE64_TOO_LARGE, name + " has more than 10 MB, decoded.");
    }
  }

  /** Refuses what is neither a data URI of a known format nor an address. */
  void checkForm() {
    if (isData()) {
      format();
      return;
    }
    boolean web = field.size() <= URL_MAX && WEB.matcher(field.text().strip()).matches();
    if (!web) {
      throw failed(
          "is neither an http(s) URL nor a data URI; base64 text begins with"
              + " data:image/png;base64, or another type.");
    }
  }

  Picture take(Reception reception) {
    try {
      return isData() ? decoded(reception) : fetched(reception);
    } catch (IOException _) {
      throw failed("is not base64 text.");
    }
  }

  private Picture decoded(Reception reception) throws IOException {
    String format = format();
    try (InputStream text = letterStream();
        InputStream bytes = new Base64Stream(text)) {
      Picture picture = reception.keep(bytes, BYTES_MAX);
      if (!picture.mimeType().equals(format)) {
        throw failed(
            "is declared as " + format + ", but its bytes are " + picture.mimeType() + ".");
      }
      return picture;
    } catch (DarkroomException e) {
      throw new RefusalException(Wording.of(e.code()).refusal(), name + ": " + e.sentence());
    }
  }

  private Picture fetched(Reception reception) {
    Picture picture;
    try {
      picture = reception.fetch(field.text().strip());
    } catch (DarkroomException e) {
      boolean network = e.code() == ErrorCode.IMAGE_EMPTY; // An answer without a body.
      Refusal refusal = network ? Refusal.NETWORK : Wording.of(e.code()).refusal();
      throw new RefusalException(refusal, name + ": " + e.sentence());
    }
    if (!FORMATS.containsValue(picture.mimeType())) {
      throw failed("leads to " + picture.mimeType() + "; JPEG, PNG, BMP, TIFF or WebP is needed.");
    }
    return picture;
  }

  private boolean isData() {
    return head().regionMatches(true, 0, "data:", 0, 5);
  }

  /** The MIME type that the bytes have to be of. */
  private String format() {
    Matcher matcher = DATA.matcher(head());
    String declared = matcher.matches() ? matcher.group(2).toLowerCase(Locale.ROOT) : "";
    String format = FORMATS.get(declared);
    if (format == null) {
      throw failed(
          "has to begin with data:image/png;base64, (or jpeg, bmp, tiff, webp), without other"
              + " parameters.");
    }
    return format;
  }

  private String head() {
    try (InputStream in = field.open()) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The base64 text of a data URI. */
  private InputStream letterStream() throws IOException {
    Matcher matcher = DATA.matcher(head());
    InputStream in = field.open();
    in.skipNBytes(matcher.matches() ? matcher.group(1).length() : 0);
    return field.plusLost() ? new PlusStream(in) : in;
  }

  /** How many letters of base64 a data URI holds. */
  private long letters() {
    long letters = 0;
    byte[] buffer = new byte[64 << 10];
    try (InputStream in = letterStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          letters += buffer[i] > ' ' && buffer[i] != '=' ? 1 : 0;
        }
      }
      return letters;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RefusalException failed(String what) {
    return new RefusalException(Refusal.FAILED, name + " " + what);
  }

  /** Turns spaces back into the plus signs that they were before the form was decoded. */
  private static final class PlusStream extends FilterInputStream {
    PlusStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      return next == ' ' ? '+' : next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, length);
      for (int i = offset; i < offset + count; i++) {
        into[i] = into[i] == ' ' ? (byte) '+' : into[i];
      }
      return count;
    }
  }
}
