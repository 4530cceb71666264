package dev.darkroom.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes of a file as they are sent.
 *
 * @param tag a strong entity tag; the packed and the plain form have different ones
 */
@SuppressWarnings("ArrayRecordComponent") // Made, sent and forgotten; never compared.
record StaticFile(byte[] bytes, String tag) {
  static StaticFile plain(byte[] bytes) {
    return new StaticFile(bytes, tag(bytes, ""));
  }

  static StaticFile packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return new StaticFile(packed.toByteArray(), tag(bytes, "-gzip"));
  }

  private static String tag(byte[] bytes, String form) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "\"" + HexFormat.of().formatHex(hash, 0, 16) + form + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
