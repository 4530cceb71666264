package dev.darkroom.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * Stored bytes, named by their content: a blob's key is the SHA-256 of its bytes in lower-case
 * hexadecimal. A blob never changes; storing it again is harmless.
 *
 * <p>Every method that takes a key throws {@link IllegalArgumentException} when it is none.
 */
public interface BlobStore extends AutoCloseable {
  /**
   * What {@link #put} stored.
   *
   * @param size in bytes
   */
  record Stored(String key, long size) {}

  /**
   * Stores all bytes of a stream and leaves it open. When this returns, the blob survives a crash;
   * when it throws, nothing is stored. The caller bounds the stream.
   */
  Stored put(InputStream content) throws IOException;

  default Stored put(byte[] content) throws IOException {
    return put(new ByteArrayInputStream(content));
  }

  /**
   * The bytes; the caller closes the stream soon, since it may hold a connection.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such blob
   */
  InputStream open(String key) throws IOException;

  /** The size in bytes; empty when there is no such blob. */
  OptionalLong size(String key) throws IOException;

  default boolean exists(String key) throws IOException {
    return size(key).isPresent();
  }

  /** Forgets a blob; harmless when it is absent. */
  void delete(String key) throws IOException;

  @Override
  void close();
}
