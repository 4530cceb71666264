package dev.darkroom.label;

import dev.darkroom.engine.Bitmap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ties a label to the pixels that it was written for, with a secret only the producer has.
 *
 * <p>The pixels are those of the decoded file, upright and in sRGB. They are hashed as two 32-bit
 * big-endian numbers, width and height, and then four bytes for each pixel, red, green, blue and
 * straight alpha (255 in formats without), row after row from the top, from left to right.
 */
final class PixelHash {
  private static final String MAC = "HmacSHA256";

  private PixelHash() {}

  /** SHA-256 of the pixels in lower-case hexadecimal. */
  static String of(Bitmap picture) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          ByteBuffer.allocate(8).putInt(picture.width()).putInt(picture.height()).array());
      byte[] pixels = picture.pixels();
      byte[] row = new byte[4 * picture.width()];
      for (int at = 0; at < pixels.length; at += row.length) {
        for (int i = 0; i < row.length; i += 4) {
          row[i] = pixels[at + i + 2];
          row[i + 1] = pixels[at + i + 1];
          row[i + 2] = pixels[at + i];
          row[i + 3] = pixels[at + i + 3];
        }
        digest.update(row);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** HMAC-SHA-256 of {@code produceId|hash} in lower-case hexadecimal. */
  static String sealed(byte[] secret, String produceId, String hash) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      byte[] sealed = mac.doFinal((produceId + "|" + hash).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }
}
