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
 * Bytes on their way into a store: written to a temporary file and hashed while they pass. Closing
 * deletes the file where it still lies.
 */
final class IncomingFile implements BlobStore.Received {
  /** What stores a file that has arrived; it may take the file away. */
  @FunctionalInterface
  interface Storing {
    BlobStore.Stored store(IncomingFile file) throws IOException;
  }

  /** What a crash left half-written; nothing takes a day to arrive. */
  private static final Duration STALE = Duration.ofDays(1);

  private final Path file;
  private final FileChannel channel;
  private final String key;
  private final long size;
  private final Storing storing;
  private boolean synced;

  private IncomingFile(Path file, FileChannel channel, String key, long size, Storing storing) {
    this.file = file;
    this.channel = channel;
    this.key = key;
    this.size = size;
    this.storing = storing;
  }

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

  /** Reads a stream to its end and leaves it open. */
  static IncomingFile receive(InputStream content, Path folder, Storing storing)
      throws IOException {
    Path file = Files.createTempFile(folder, "incoming", ".tmp");
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      MessageDigest digest = sha256();
      long size = copy(content, channel, digest);
      String key = HexFormat.of().formatHex(digest.digest());
      return new IncomingFile(file, channel, key, size, storing);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static long copy(InputStream content, FileChannel out, MessageDigest digest)
      throws IOException {
    long size = 0;
    byte[] bytes = new byte[64 << 10];
    for (int read = content.read(bytes); read >= 0; read = content.read(bytes)) {
      digest.update(bytes, 0, read);
      ByteBuffer piece = ByteBuffer.wrap(bytes, 0, read);
      while (piece.hasRemaining()) {
        out.write(piece);
      }
      size += read;
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
  public Path file() {
    return file;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public BlobStore.Stored store() throws IOException {
    return storing.store(this);
  }

  /** Puts the bytes on the disk for good, under whatever name they have by now. */
  void sync() throws IOException {
    if (!synced) {
      channel.force(true);
      synced = true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
