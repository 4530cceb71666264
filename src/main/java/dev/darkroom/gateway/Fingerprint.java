package dev.darkroom.gateway;

import dev.darkroom.http.Part;
import dev.darkroom.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Tells equal requests from others: the SHA-256 of method, path, query and body. A form counts by
 * its fields and files, because each try of a client draws another boundary.
 */
final class Fingerprint {
  private final MessageDigest digest = sha256();

  private Fingerprint() {}

  /** Lower-case hex. */
  static String of(Request request) {
    Fingerprint print = new Fingerprint();
    print.add(request.method());
    print.add(request.path());
    print.add(request.queryString());
    print.add(request.contentType());
    if (request.carriesForm()) {
      request.form().forEach(print::add);
    } else {
      print.add(request.body());
    }
    return HexFormat.of().formatHex(print.digest.digest());
  }

  private void add(Part part) {
    add(part.name());
    add(Objects.requireNonNullElse(part.filename(), ""));
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.size()).array());
    try (InputStream in = new DigestInputStream(part.open(), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With its length, so that no two rows of values run together. */
  private void add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
