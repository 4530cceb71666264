package dev.darkroom.dialect.openai;

import dev.darkroom.dialect.Base64Stream;
import dev.darkroom.dialect.Reception;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A picture that a request holds or points at, not yet taken in.
 *
 * @param field where it stands
 * @param param what errors call it
 * @param kind how its field holds it
 */
record ImageSource(Field field, String param, Kind kind) {
  /** How a field holds a picture. */
  enum Kind {
    /** The encoded bytes themselves. */
    FILE,
    /** An address of http or https, or a data URI. */
    URL,
    /** Base64 text, bare or as a data URI. */
    BASE64
  }

  /** The longest http(s) address, in bytes. */
  private static final int URL_MAX = 8192;

  /** The longest text from {@code data:} to the comma, in bytes. */
  private static final int DATA_HEADER_MAX = 256;

  private static final String[] WEB = {"http://", "https://"};

  /** Whether a text can be meant as a picture at all. */
  static boolean isReference(Field field) {
    return field.startsWith(WEB) || field.startsWith("data:image/");
  }

  /**
   * Takes the picture in.
   *
   * @param bytesMax of a picture that the request itself holds
   * @param fetchedBytesMax of a picture that is fetched
   * @throws FaultException in this dialect's words, naming the field
   */
  Picture take(Reception reception, long bytesMax, long fetchedBytesMax) {
    try {
      return switch (kind) {
        case FILE -> keepFile(reception, bytesMax);
        case BASE64 -> keepBase64(reception, bytesMax);
        case URL ->
            field.startsWith("data:")
                ? keepBase64(reception, bytesMax)
                : fetch(reception, fetchedBytesMax);
      };
    } catch (DarkroomException e) {
      throw new FaultException(
          Wording.of(e.code(), "Invalid file '" + param + "': " + e.sentence(), param));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Picture keepFile(Reception reception, long bytesMax) throws IOException {
    if (field.size() == 0) {
      throw new DarkroomException(ErrorCode.IMAGE_EMPTY, "the file is empty.");
    }
    try (InputStream in = field.open()) {
      return reception.keep(in, bytesMax);
    }
  }

  private Picture keepBase64(Reception reception, long bytesMax) throws IOException {
    try (InputStream text = field.open();
        Base64Stream bytes = new Base64Stream(text)) {
      if (field.startsWith("data:")) {
        skipHeader(text);
      }
      return keepDecoded(reception, bytes, bytesMax);
    }
  }

  private Picture keepDecoded(Reception reception, Base64Stream bytes, long bytesMax)
      throws IOException {
    try {
      return reception.keep(bytes, bytesMax);
    } catch (DarkroomException | IOException e) {
      // Whatever the reception made of it, a broken text is told as such.
      if (bytes.broken()) {
        throw notBase64();
      }
      throw e;
    }
  }

  private void skipHeader(InputStream text) throws IOException {
    byte[] header = new byte[DATA_HEADER_MAX];
    int length = 0;
    int next = text.read();
    while (next != ',' && next >= 0 && length < header.length) {
      header[length++] = (byte) next;
      next = text.read();
    }
    String words = new String(header, 0, length, StandardCharsets.ISO_8859_1);
    if (next != ',' || !words.toLowerCase(Locale.ROOT).endsWith(";base64")) {
      throw notBase64();
    }
  }

  private FaultException notBase64() {
    return Faults.bad(
        "invalid_base64_image",
        param,
        ("Invalid '%s': the text is not a picture in base64. Send the bare base64 text of the file,"
                + " or data:image/png;base64, followed by it.")
            .formatted(param));
  }

  private Picture fetch(Reception reception, long bytesMax) {
    if (!field.startsWith(WEB) || field.size() > URL_MAX) {
      throw new DarkroomException(
          ErrorCode.IMAGE_URL_INVALID,
          "the address must start with http:// or https:// and have at most "
              + URL_MAX
              + " characters.");
    }
    Picture picture = reception.fetch(field.text().strip());
    if (picture.bytes() > bytesMax) {
      throw new DarkroomException(
          ErrorCode.IMAGE_TOO_LARGE,
          "it has " + picture.bytes() + " bytes, the limit is " + bytesMax + ".");
    }
    return picture;
  }
}
