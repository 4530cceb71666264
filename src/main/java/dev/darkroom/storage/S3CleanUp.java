package dev.darkroom.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes old objects while any number of nodes store the same ones anew. S3 has no "delete if
 * older", so whoever deletes leaves a mark first ({@code cleaning/KEY/ID}), then looks at the
 * object's time once more, deletes, and takes the mark away. Who stores looks for marks afterwards
 * and, once there is none, whether the object is there. Either the deleting side sees the new time,
 * or the storing side sees the mark or what it did. This needs a store whose listings show what was
 * written before, as those of Amazon do.
 *
 * <p>Times of objects are the store's own; a cut-off should be older than its clock may be off.
 */
final class S3CleanUp {
  private static final String MARKS = "cleaning/";

  /** A call looks at about so many pages of a thousand objects. */
  private static final int PAGES_MAX = 20;

  /** Times of objects are whole seconds, rounded down. */
  private static final Duration ROUNDING = Duration.ofSeconds(1);

  /** Who needs longer from its mark to the delete leaves the object alone. */
  private static final Duration MARK_USE = Duration.ofSeconds(30);

  private static final Duration DELETE_TIME = Duration.ofSeconds(30);

  /** A mark that stays longer was left by a crash: its delete is done or will never be. */
  private static final Duration MARK_LIFE = Duration.ofMinutes(3);

  /** The same for one of unknown age, when the clocks of store and node differ by minutes. */
  private static final Duration ABANDONED = Duration.ofMinutes(15);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final S3Client client;
  private final S3Location location;
  private final InstantSource clock;

  /** The object after which the next call goes on; empty for the first. */
  private String after = "";

  S3CleanUp(S3Client client, S3Location location, InstantSource clock) {
    this.client = client;
    this.location = location;
    this.clock = clock;
  }

  /** As {@link BlobStore#deleteOlderThan}; one call at a time on this node. */
  synchronized long deleteOlderThan(Instant time, int max) {
    Instant before = time.minus(ROUNDING);
    long deleted = 0;
    for (int page = 0; page < PAGES_MAX; page++) {
      ListObjectsV2Response objects = page();
      for (S3Object object : objects.contents()) {
        if (deleted == max) {
          return deleted;
        }
        deleted += clean(object, before) ? 1 : 0;
        after = object.key();
      }
      if (!Boolean.TRUE.equals(objects.isTruncated())) {
        after = "";
        return deleted;
      }
    }
    return deleted;
  }

  private ListObjectsV2Response page() {
    return client.listObjectsV2(
        r -> {
          r.bucket(location.bucket()).prefix(location.prefix());
          if (!after.isEmpty()) {
            r.startAfter(after);
          }
        });
  }

  private boolean clean(S3Object object, Instant before) {
    String name = object.key().substring(location.prefix().length());
    if (name.startsWith(MARKS)) {
      if (abandoned(object)) {
        delete(object.key());
      }
      return false;
    }
    return BlobKey.isOne(name)
        && object.lastModified().isBefore(before)
        && deleteMarked(name, before);
  }

  private boolean deleteMarked(String key, Instant before) {
    String object = location.prefix() + key;
    String mark = marks(key) + UUID.randomUUID();
    long began = System.nanoTime();
    client.putObject(r -> r.bucket(location.bucket()).key(mark), RequestBody.empty());
    try {
      boolean old = lastModified(object).filter(stored -> stored.isBefore(before)).isPresent();
      boolean inTime = System.nanoTime() - began < MARK_USE.toNanos();
      if (old && inTime) {
        delete(object);
      }
      return old && inTime;
    } finally {
      delete(mark);
    }
  }

  /**
   * Whether an object that has just been stored is there to stay; false when a clean-up that began
   * before has deleted it. Waits for one that is about to.
   */
  boolean spared(String key) throws IOException {
    String object = location.prefix() + key;
    Set<String> marks = marksOf(key);
    // Marks that come later are harmless: their clean-up sees the object's new time.
    long began = System.nanoTime();
    while (!marks.isEmpty() && System.nanoTime() - began < MARK_LIFE.toNanos()) {
      pause();
      marks.retainAll(marksOf(key));
    }
    return lastModified(object).isPresent();
  }

  private Set<String> marksOf(String key) {
    return client
        .listObjectsV2(r -> r.bucket(location.bucket()).prefix(marks(key)))
        .contents()
        .stream()
        .filter(mark -> !abandoned(mark))
        .map(S3Object::key)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private boolean abandoned(S3Object mark) {
    return mark.lastModified().isBefore(clock.instant().minus(ABANDONED));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a blob was cleaned up");
    }
  }

  private Optional<Instant> lastModified(String object) {
    try {
      return Optional.of(
          client.headObject(r -> r.bucket(location.bucket()).key(object)).lastModified());
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void delete(String object) {
    client.deleteObject(
        r ->
            r.bucket(location.bucket())
                .key(object)
                .overrideConfiguration(c -> c.apiCallTimeout(DELETE_TIME)));
  }

  private String marks(String key) {
    return location.prefix() + MARKS + key + "/";
  }
}
