package dev.darkroom.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.storage.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every blob store does. */
public abstract class BlobStoreContract {
  /** The SHA-256 of the three bytes "abc", the example of FIPS 180-4. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  protected abstract BlobStore store();

  /** How many files or objects the store holds, half-written ones included. */
  protected abstract long count() throws Exception;

  /** A time after all that was stored so far, and before all that will be stored from now on. */
  protected abstract Instant between() throws Exception;

  private byte[] bytes(String key) throws IOException {
    try (InputStream in = store().open(key)) {
      return in.readAllBytes();
    }
  }

  @Test
  void names_a_blob_by_its_content() throws Exception {
    assertEquals(new BlobStore.Stored(ABC, 3), store().put("abc".getBytes(UTF_8)));
    assertEquals("abc", new String(bytes(ABC), UTF_8));
    assertEquals(3, store().size(ABC).orElseThrow());
    assertTrue(store().exists(ABC));
  }

  @Test
  void keeps_a_large_stream_byte_for_byte() throws Exception {
    byte[] content = new byte[5_000_001];
    new Random(1).nextBytes(content);
    var stored = store().put(new ByteArrayInputStream(content));
    assertEquals(content.length, stored.size());
    assertArrayEquals(content, bytes(stored.key()));
  }

  @Test
  void keeps_an_empty_blob() throws Exception {
    assertEquals(0, bytes(store().put(new byte[0]).key()).length);
  }

  @Test
  void stores_the_same_content_once() throws Exception {
    store().put("abc".getBytes(UTF_8));
    long before = count();
    store().put("abc".getBytes(UTF_8));
    assertEquals(before, count());
  }

  @Test
  void knows_nothing_of_an_absent_blob() throws Exception {
    String absent = "0".repeat(64);
    assertFalse(store().exists(absent));
    assertTrue(store().size(absent).isEmpty());
    assertThrows(NoSuchFileException.class, () -> store().open(absent));
    store().delete(absent);
  }

  @Test
  void forgets_a_deleted_blob() throws Exception {
    store().put("abc".getBytes(UTF_8));
    store().delete(ABC);
    assertFalse(store().exists(ABC));
    assertThrows(NoSuchFileException.class, () -> store().open(ABC));
  }

  @Test
  void refuses_what_is_no_key() {
    for (String key :
        List.of("", "..", "../../etc/passwd", ABC + "/x", ABC.toUpperCase(Locale.ROOT), "a")) {
      assertThrows(IllegalArgumentException.class, () -> store().open(key));
      assertThrows(IllegalArgumentException.class, () -> store().size(key));
      assertThrows(IllegalArgumentException.class, () -> store().exists(key));
      assertThrows(IllegalArgumentException.class, () -> store().delete(key));
      assertThrows(IllegalArgumentException.class, () -> store().renew(key));
    }
  }

  /** Empties a store in which other tests of a contract left something. */
  private void empty() throws Exception {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    while (store().deleteOlderThan(tomorrow, 1000) > 0) {}
  }

  private String put(String content) throws IOException {
    return store().put(content.getBytes(UTF_8)).key();
  }

  @Test
  void deletes_what_was_last_stored_or_renewed_before_a_time() throws Exception {
    empty();
    String old = put("old");
    String again = put("stored again");
    String renewed = put("renewed");
    Instant time = between();
    put("stored again");
    store().renew(renewed);
    String young = put("young");

    assertEquals(1, store().deleteOlderThan(time, 100));
    assertFalse(store().exists(old));
    assertEquals("stored again", new String(bytes(again), UTF_8));
    assertEquals("renewed", new String(bytes(renewed), UTF_8));
    assertTrue(store().exists(young));
    assertEquals(0, store().deleteOlderThan(time, 100));
    assertThrows(NoSuchFileException.class, () -> store().renew(old));
    assertEquals(old, put("old"));
    assertTrue(store().exists(old));
  }

  @Test
  void deletes_no_more_at_once_than_it_is_told_and_goes_on_the_next_time() throws Exception {
    empty();
    long before = count();
    for (int i = 0; i < 7; i++) {
      put("one of seven: " + i);
    }
    Instant time = between();
    assertEquals(3, store().deleteOlderThan(time, 3));
    assertEquals(before + 4, count());
    long left = 0;
    for (int i = 0; i < 4; i++) {
      left += store().deleteOlderThan(time, 3);
    }
    assertEquals(4, left);
    assertEquals(before, count());
  }

  @Test
  void loses_nothing_that_is_stored_or_renewed_while_it_is_cleaned_up() throws Exception {
    empty();
    int blobs = 24;
    for (int i = 0; i < blobs; i++) {
      put("shared " + i);
    }
    Instant time = between();
    AtomicBoolean done = new AtomicBoolean();
    List<Callable<Long>> cleaners =
        Collections.nCopies(
            2,
            () -> {
              long deleted = 0;
              while (!done.get()) {
                deleted += store().deleteOlderThan(time, 2);
              }
              return deleted;
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> cleaning = cleaners.stream().map(threads::submit).toList();
      List<Future<String>> stored = new ArrayList<>();
      for (int i = blobs - 1; i >= 0; i--) {
        String content = "shared " + i;
        stored.add(threads.submit(() -> storedOrRenewed(content)));
      }
      try {
        for (Future<String> key : stored) {
          // Right after it was stored, and while clean-ups go on.
          assertTrue(store().exists(key.get()));
        }
      } finally {
        done.set(true);
      }
      for (Future<Long> cleaner : cleaning) {
        cleaner.get();
      }
      for (Future<String> key : stored) {
        assertTrue(bytes(key.get()).length > 0);
      }
    }
  }

  /** Half of the callers have no bytes at hand, unless they turn out to need them. */
  private String storedOrRenewed(String content) throws IOException {
    byte[] bytes = content.getBytes(UTF_8);
    String key = sha256(bytes);
    if (content.hashCode() % 2 == 0) {
      try {
        store().renew(key);
        return key;
      } catch (NoSuchFileException _) {
        return put(content);
      }
    }
    return put(content);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Some bytes, then a failure instead of the end. */
  private static final class Breaking extends FilterInputStream {
    Breaking(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read < 0) {
        throw new IOException("the caller left");
      }
      return read;
    }
  }

  @Test
  void stores_nothing_of_a_stream_that_breaks() throws Exception {
    long before = count();
    InputStream breaking = new Breaking(new byte[200_000]);
    assertThrows(IOException.class, () -> store().put(breaking));
    assertEquals(before, count());
  }

  @Test
  void takes_the_same_and_other_blobs_from_many_at_once() throws Exception {
    List<Callable<BlobStore.Stored>> puts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] content = ("blob " + i % 5).repeat(20_000).getBytes(UTF_8);
      puts.add(() -> store().put(content));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<BlobStore.Stored> put : threads.invokeAll(puts)) {
        var stored = put.get();
        assertEquals(stored.size(), bytes(stored.key()).length);
      }
    }
  }
}
