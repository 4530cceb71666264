package dev.darkroom.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Blobs as objects of a bucket, in Amazon S3 or a store that speaks its protocol. Credentials come
 * from the usual places (environment, profile, container).
 */
public final class S3BlobStore implements BlobStore {
  /** One answer of the store, its body not counted. */
  private static final Duration ATTEMPT = Duration.ofSeconds(30);

  private static final Duration CALL = Duration.ofSeconds(90);

  /** More readers and writers at once wait for a connection. */
  private static final int CONNECTIONS_MAX = 100;

  /** A clean-up takes a blob away from under a put at most once; more is a fault of the store. */
  private static final int ATTEMPTS = 3;

  private final S3Client client;
  private final S3Location location;
  private final Path temporary;
  private final InstantSource clock;
  private final S3CleanUp cleanUp;

  private S3BlobStore(S3Client client, S3Location location, Path temporary, InstantSource clock) {
    this.client = client;
    this.location = location;
    this.temporary = temporary;
    this.clock = clock;
    this.cleanUp = new S3CleanUp(client, location, clock);
  }

  /**
   * @param url {@code s3://bucket/prefix?endpoint=...&region=...}
   * @param temporary a folder for blobs on their way
   */
  public static S3BlobStore open(URI url, Path temporary) throws IOException {
    return open(
        url, temporary, DefaultCredentialsProvider.builder().build(), InstantSource.system());
  }

  static S3BlobStore open(
      URI url, Path temporary, AwsCredentialsProvider credentials, InstantSource clock)
      throws IOException {
    S3Location location = S3Location.parse(url);
    Files.createDirectories(temporary);
    return new S3BlobStore(client(location, credentials), location, temporary, clock);
  }

  private static S3Client client(S3Location location, AwsCredentialsProvider credentials) {
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(credentials)
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(CONNECTIONS_MAX))
            .overrideConfiguration(c -> c.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
            // Other stores know no trailing checksums; the key is a checksum of its own.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    location.endpoint().ifPresent(url -> builder.endpointOverride(url).forcePathStyle(true));
    location
        .region()
        .or(() -> location.endpoint().map(_ -> "us-east-1"))
        .ifPresent(region -> builder.region(Region.of(region)));
    return builder.build();
  }

  @Override
  public Received receive(InputStream content) throws IOException {
    return IncomingFile.receive(content, temporary, this::store);
  }

  private Stored store(IncomingFile file) throws IOException {
    try {
      String object = object(file.key());
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        client.putObject(
            r -> r.bucket(location.bucket()).key(object), RequestBody.fromFile(file.file()));
        if (cleanUp.spared(file.key())) {
          return new Stored(file.key(), file.size());
        }
      }
      throw new IOException("the object store loses a blob that it has just taken");
    } catch (SdkException e) {
      throw new IOException("the object store did not take a blob", e);
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    String object = object(key);
    try {
      return client.getObject(r -> r.bucket(location.bucket()).key(object));
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(key);
    } catch (SdkException e) {
      throw new IOException("the object store did not give a blob", e);
    }
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    String object = object(key);
    try {
      return OptionalLong.of(
          client.headObject(r -> r.bucket(location.bucket()).key(object)).contentLength());
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return OptionalLong.empty();
      }
      throw new IOException("the object store does not answer for a blob", e);
    } catch (SdkException e) {
      throw new IOException("the object store does not answer for a blob", e);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    String object = object(key);
    try {
      client.deleteObject(r -> r.bucket(location.bucket()).key(object));
    } catch (SdkException e) {
      throw new IOException("the object store did not delete a blob", e);
    }
  }

  /** An object's time is changed by a copy onto itself. */
  @Override
  public void renew(String key) throws IOException {
    String object = object(key);
    String bucket = location.bucket();
    try {
      client.copyObject(
          r ->
              r.sourceBucket(bucket)
                  .sourceKey(object)
                  .destinationBucket(bucket)
                  .destinationKey(object)
                  .metadataDirective(MetadataDirective.REPLACE));
      if (!cleanUp.spared(key)) {
        throw new NoSuchFileException(key);
      }
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        throw new NoSuchFileException(key);
      }
      throw new IOException("the object store did not renew a blob", e);
    } catch (SdkException e) {
      throw new IOException("the object store did not renew a blob", e);
    }
  }

  @Override
  public long deleteOlderThan(Instant time, int max) throws IOException {
    IncomingFile.deleteStale(temporary, clock.instant());
    try {
      return cleanUp.deleteOlderThan(time, max);
    } catch (SdkException e) {
      throw new IOException("the object store could not be cleaned up", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private String object(String key) {
    return location.prefix() + BlobKey.checked(key);
  }
}
