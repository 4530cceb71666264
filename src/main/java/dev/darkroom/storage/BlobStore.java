package dev.darkroom.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Stored bytes, named by their content: a blob's key is the SHA-256 of its bytes in lower-case
 * hexadecimal. A blob never changes; storing it again is harmless.
 *
 * <p>Since many tasks may share a blob, none of them deletes it when it ends: a blob lives as long
 * as it was last stored or renewed recently.
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
   * when it throws, nothing is stored. The caller bounds the stream. Storing what is there already
   * renews it as {@link #renew} does.
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

  /**
   * Makes a blob count as stored just now. When {@link #put} or this has returned, no clean-up
   * whose time is earlier deletes the blob, also one that runs meanwhile.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such blob, or no longer
   */
  void renew(String key) throws IOException;

  /**
   * Deletes blobs that were last stored or renewed before a time, and what crashed calls left half
   * stored. A call looks at a limited number of blobs and the next one goes on from there, so a
   * store that has many is cleaned up by repeated calls; a store that counts in whole seconds may
   * keep a blob two seconds longer.
   *
   * @param max at most so many blobs are deleted, 1 or more
   * @return how many were deleted
   */
  long deleteOlderThan(Instant time, int max) throws IOException;

  @Override
  void close();
}
