package dev.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.testing.BlobStoreContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BlobStoreTest extends BlobStoreContract {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test-secret"));

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private Path temporary;
  private S3Proxy proxy;
  private S3Client direct;
  private BlobStore store;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    temporary = folder;
    proxy =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "test", "test-secret")
            .build();
    proxy.start();
    String endpoint = "http://127.0.0.1:" + proxy.getPort();
    direct =
        S3Client.builder()
            .credentialsProvider(CREDENTIALS)
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create(endpoint))
            .forcePathStyle(true)
            .build();
    direct.createBucket(b -> b.bucket("pictures"));
    URI url = URI.create("s3://pictures/darkroom/blobs/?endpoint=" + endpoint);
    store = S3BlobStore.open(url, temporary, CREDENTIALS, now::get);
  }

  @AfterAll
  void close() throws Exception {
    store.close();
    direct.close();
    proxy.stop();
  }

  @Override
  protected BlobStore store() {
    return store;
  }

  @Override
  protected long count() throws IOException {
    try (var files = Files.list(temporary)) {
      return files.count() + direct.listObjectsV2(l -> l.bucket("pictures")).contents().size();
    }
  }

  @BeforeEach
  void setTheClock() {
    now.set(Instant.now());
  }

  /** The store's own clock counts, in whole seconds, and nobody can set it. */
  @Override
  protected Instant between() {
    Instant between = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    while (Instant.now().isBefore(between)) {
      LockSupport.parkNanos(1_000_000);
    }
    return between;
  }

  @Test
  void waits_for_a_clean_up_that_is_about_to_delete_what_is_stored() throws Exception {
    String key = store.put(new byte[] {4, 5, 6}).key();
    String mark = "darkroom/blobs/cleaning/" + key + "/1";
    direct.putObject(r -> r.bucket("pictures").key(mark), RequestBody.empty());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var put = threads.submit(() -> store.put(new byte[] {4, 5, 6}));
      assertThrows(TimeoutException.class, () -> put.get(500, TimeUnit.MILLISECONDS));
      direct.deleteObject(r -> r.bucket("pictures").key("darkroom/blobs/" + key));
      direct.deleteObject(r -> r.bucket("pictures").key(mark));
      assertEquals(key, put.get(10, TimeUnit.SECONDS).key());
    }
    assertTrue(store.exists(key));
  }

  @Test
  void takes_away_and_does_not_wait_for_the_marks_of_a_clean_up_that_died() throws Exception {
    String key = store.put(new byte[] {7, 8, 9}).key();
    String mark = "darkroom/blobs/cleaning/" + key + "/1";
    direct.putObject(r -> r.bucket("pictures").key(mark), RequestBody.empty());
    now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
    assertEquals(key, store.put(new byte[] {7, 8, 9}).key());
    store.deleteOlderThan(Instant.now().minus(Duration.ofDays(1)), 10);
    assertTrue(store.exists(key));
    assertThrows(
        NoSuchKeyException.class, () -> direct.headObject(r -> r.bucket("pictures").key(mark)));
  }

  @Test
  void keeps_its_objects_below_its_prefix() throws Exception {
    String key = store.put(new byte[] {1, 2, 3}).key();
    String object = "darkroom/blobs/" + key;
    assertEquals(3, direct.headObject(h -> h.bucket("pictures").key(object)).contentLength());
  }

  @Test
  void reports_a_store_that_is_not_there_as_an_io_failure() throws Exception {
    URI nowhere = URI.create("s3://no-such-bucket?endpoint=http://127.0.0.1:" + proxy.getPort());
    try (BlobStore broken = S3BlobStore.open(nowhere, temporary, CREDENTIALS, now::get)) {
      assertThrows(IOException.class, () -> broken.put(new byte[] {1}));
      assertEquals(0, temporary.toFile().list().length);
    }
  }

  @Test
  void reads_its_place_from_the_storage_url() {
    S3Location place =
        S3Location.parse(
            URI.create("s3://b.1/a/b?endpoint=https%3A%2F%2Fs3.example%3A9000&region=eu-1"));
    assertEquals(
        new S3Location(
            "b.1", "a/b/", Optional.of(URI.create("https://s3.example:9000")), Optional.of("eu-1")),
        place);
    assertEquals("", S3Location.parse(URI.create("s3://bucket")).prefix());
    assertThrows(
        IllegalArgumentException.class, () -> S3Location.parse(URI.create("s3://bucket?regoin=x")));
    assertThrows(IllegalArgumentException.class, () -> S3Location.parse(URI.create("s3:///x")));
  }

  @Test
  void refuses_an_unknown_kind_of_store_by_naming_the_known_ones() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> BlobStores.open("ftp://x/y", temporary));
    assertTrue(refused.toString().contains("s3"), refused::toString);
  }
}
