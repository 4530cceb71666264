package dev.darkroom;

import dev.darkroom.http.FetchConfig;
import dev.darkroom.http.Fetcher;
import dev.darkroom.storage.BlobStore;
import dev.darkroom.storage.BlobStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the server keeps files, and what fetches more of them. */
final class Folders {
  private Folders() {}

  static BlobStore blobs(Settings settings) {
    Path local = settings.data().resolve("blobs").toAbsolutePath();
    String url = Objects.requireNonNullElse(settings.storageUrl(), local.toUri().toString());
    try {
      return BlobStores.open(url, emptied(settings.data().resolve("spool")));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartException("The storage cannot be opened: " + e.getMessage(), e);
    }
  }

  static Fetcher fetcher(FetchConfig config) {
    try {
      return new Fetcher(config);
    } catch (IOException e) {
      throw new StartException("The folder " + config.temporary() + " cannot be written.", e);
    }
  }

  /** A folder for pictures on their way in; what a dead process left there is deleted. */
  private static Path emptied(Path path) {
    try (var left = Files.walk(folder(path))) {
      for (Path file : left.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
      return path;
    } catch (IOException e) {
      throw new StartException("The folder " + path + " cannot be emptied.", e);
    }
  }

  static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new StartException("The folder " + path + " cannot be written.", e);
    }
  }
}
