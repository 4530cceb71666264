package dev.darkroom.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.testing.BlobStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBlobStoreTest extends BlobStoreContract {
  @TempDir Path root;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private BlobStore store;

  @BeforeEach
  void open() throws IOException {
    store = new LocalBlobStore(root, now::get);
  }

  @Override
  protected Instant between() {
    now.updateAndGet(time -> time.plusSeconds(1));
    Instant between = now.get();
    now.updateAndGet(time -> time.plusSeconds(1));
    return between;
  }

  @Test
  void is_opened_by_the_address_of_its_folder() throws Exception {
    String key = store.put("kept".getBytes(UTF_8)).key();
    try (BlobStore opened = BlobStores.open(root.toUri().toString(), root.resolve("unused"))) {
      assertTrue(opened.exists(key));
    }
  }

  @Test
  void deletes_what_a_crash_left_when_it_is_cleaned_up() throws Exception {
    Path old = Files.writeString(root.resolve("incoming/incoming1.tmp"), "half");
    now.updateAndGet(time -> time.plus(Duration.ofDays(2)));
    assertEquals(0, store.deleteOlderThan(now.get().minus(Duration.ofDays(30)), 10));
    assertFalse(Files.exists(old));
  }

  @Test
  void lets_alone_what_is_no_blob() throws Exception {
    store.put("kept".getBytes(UTF_8));
    Path note = Files.writeString(root.resolve("note.txt"), "of the operator");
    Path other = Files.createDirectories(root.resolve("ab/cd"));
    Path stray = Files.writeString(other.resolve("stray.txt"), "of the operator");
    assertEquals(1, store.deleteOlderThan(between(), 10));
    assertTrue(Files.exists(note));
    assertTrue(Files.exists(stray));
  }

  @Override
  protected BlobStore store() {
    return store;
  }

  @Override
  protected long count() throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void finds_its_blobs_again_after_a_restart() throws Exception {
    String key = store.put("kept".getBytes(UTF_8)).key();
    assertEquals(4, new LocalBlobStore(root).size(key).orElseThrow());
  }

  @Test
  void deletes_what_a_crash_left_a_day_ago_and_nothing_younger() throws Exception {
    Path old = Files.writeString(root.resolve("incoming/incoming1.tmp"), "half");
    Path young = Files.writeString(root.resolve("incoming/incoming2.tmp"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    new LocalBlobStore(root).close();
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young));
  }
}
