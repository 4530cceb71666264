package dev.darkroom.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Every kind of blob store, by the scheme of its storage URL. */
public final class BlobStores {
  /** Opens a store of one kind. */
  @FunctionalInterface
  public interface Kind {
    /**
     * @param temporary a folder of this node for blobs on their way
     * @throws IllegalArgumentException saying what is wrong with the URL
     */
    BlobStore open(URI url, Path temporary) throws IOException;
  }

  public static final Map<String, Kind> BY_SCHEME =
      Map.of("file", (url, _) -> new LocalBlobStore(Path.of(url)), "s3", S3BlobStore::open);

  private BlobStores() {}

  /**
   * @param url such as {@code file:///srv/blobs} or {@code s3://bucket/prefix}
   * @throws IllegalArgumentException saying what is wrong with the URL
   */
  public static BlobStore open(String url, Path temporary) throws IOException {
    URI uri = URI.create(url);
    Kind kind = uri.getScheme() == null ? null : BY_SCHEME.get(uri.getScheme());
    if (kind == null) {
      throw new IllegalArgumentException(
          "the storage URL must begin with one of " + BY_SCHEME.keySet() + ": " + url);
    }
    return kind.open(uri, temporary);
  }
}
