package dev.darkroom.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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
   * Bytes that have arrived, as a file of this machine with the name they would be stored under, to
   * be looked at first. Nothing of them is stored yet; closing forgets them.
   */
  interface Received extends AutoCloseable {
    /** Where they lie until they are stored. */
    Path file();

    /** The key of the blob that they would be. */
    String key();

    /** In bytes. */
    long size();

    /**
     * Stores them, once. When this returns, the blob survives a crash; when it throws, nothing
     * counts as stored. Storing what is there already renews it as {@link #renew} does.
     */
    Stored store() throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Takes all bytes of a stream, which the caller bounds, and leaves it open. */
  Received receive(InputStream content) throws IOException;

  /** Stores all bytes of a stream; see {@link Received#store}. */
  default Stored put(InputStream content) throws IOException {
    try (Received received = receive(content)) {
      return received.store();
    }
  }

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
