package dev.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.testing.BlobStoreContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BlobStoreTest extends BlobStoreContract {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test-secret"));

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
    store = S3BlobStore.open(url, temporary, CREDENTIALS);
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

  @Test
  void keeps_its_objects_below_its_prefix() throws Exception {
    String key = store.put(new byte[] {1, 2, 3}).key();
    String object = "darkroom/blobs/" + key;
    assertEquals(3, direct.headObject(h -> h.bucket("pictures").key(object)).contentLength());
  }

  @Test
  void reports_a_store_that_is_not_there_as_an_io_failure() throws Exception {
    URI nowhere = URI.create("s3://no-such-bucket?endpoint=http://127.0.0.1:" + proxy.getPort());
    try (BlobStore broken = S3BlobStore.open(nowhere, temporary, CREDENTIALS)) {
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
