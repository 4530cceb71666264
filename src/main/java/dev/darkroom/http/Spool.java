package dev.darkroom.http;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes being received: up to 64 KB in memory, more in a temporary file until it is closed. */
final class Spool extends OutputStream {
  static final int MEMORY_MAX = 8 << 10;

  private final Path folder;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream(256);
  private @Nullable Path file;
  private @Nullable OutputStream toFile;
  private long size;

  Spool(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(int b) throws IOException {
    sink(1).write(b);
    size++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    sink(length).write(bytes, offset, length);
    size += length;
  }

  private OutputStream sink(int more) throws IOException {
    if (toFile == null && size + more > MEMORY_MAX) {
      file = Files.createTempFile(folder, "body", ".tmp");
      toFile = new BufferedOutputStream(Files.newOutputStream(file));
      memory.writeTo(toFile);
      memory = new ByteArrayOutputStream(0);
    }
    return toFile == null ? memory : toFile;
  }

  /** Ends writing; reading may begin. */
  void finish() throws IOException {
    if (toFile != null) {
      toFile.close();
    }
  }

  long size() {
    return size;
  }

  boolean inMemory() {
    return file == null;
  }

  InputStream open() throws IOException {
    return file == null
        ? new ByteArrayInputStream(memory.toByteArray())
        : Files.newInputStream(file);
  }

  byte[] bytes() throws IOException {
    return file == null ? memory.toByteArray() : Files.readAllBytes(file);
  }

  /** Forgets the bytes; harmless when repeated. */
  @Override
  public void close() throws IOException {
    finish();
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
