package dev.darkroom.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Bytes on their way into a store: written to a temporary file, on the disk for good, and hashed
 * while they pass. Closing deletes the file where it still lies.
 */
record IncomingFile(Path file, String key, long size) implements AutoCloseable {
  /** What a crash left half-written; nothing takes a day to arrive. */
  private static final Duration STALE = Duration.ofDays(1);

  /** Deletes what crashed calls left in a folder. */
  static void deleteStale(Path folder, Instant now) throws IOException {
    Instant before = now.minus(STALE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "incoming*.tmp")) {
      for (Path file : files) {
        if (lastChanged(file).isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Instant lastChanged(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException _) { // It has arrived meanwhile.
      return Instant.MAX;
    }
  }

  static IncomingFile receive(InputStream content, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "incoming", ".tmp");
    try {
      MessageDigest digest = sha256();
      long size = copy(content, file, digest);
      return new IncomingFile(file, HexFormat.of().formatHex(digest.digest()), size);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static long copy(InputStream content, Path file, MessageDigest digest)
      throws IOException {
    long size = 0;
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] bytes = new byte[64 << 10];
      for (int read = content.read(bytes); read >= 0; read = content.read(bytes)) {
        digest.update(bytes, 0, read);
        ByteBuffer piece = ByteBuffer.wrap(bytes, 0, read);
        while (piece.hasRemaining()) {
          out.write(piece);
        }
        size += read;
      }
      out.force(true);
    }
    return size;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
