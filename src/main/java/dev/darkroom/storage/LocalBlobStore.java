package dev.darkroom.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Blobs as files below a folder, spread over subfolders by the first four digits of the key. */
public final class LocalBlobStore implements BlobStore {
  /** What a crash left half-written; nothing takes a day to arrive. */
  private static final Duration STALE = Duration.ofDays(1);

  private final Path root;
  private final Path incoming;

  /** Makes the folder where it is missing. */
  public LocalBlobStore(Path root) throws IOException {
    this.root = root.toAbsolutePath();
    this.incoming = this.root.resolve("incoming");
    Files.createDirectories(incoming);
    deleteStale();
  }

  @Override
  public Stored put(InputStream content) throws IOException {
    try (IncomingFile file = IncomingFile.receive(content, incoming)) {
      Path target = path(file.key());
      Path folder = folder(target);
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        force(folder(folder));
        force(root);
      }
      Files.move(file.file(), target, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
      return new Stored(file.key(), file.size());
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    return Files.newInputStream(path(key));
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    try {
      return OptionalLong.of(Files.size(path(key)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  @Override
  public void close() {}

  private Path path(String key) {
    BlobKey.checked(key);
    return root.resolve(key.substring(0, 2)).resolve(key.substring(2, 4)).resolve(key);
  }

  private static Path folder(Path file) {
    return java.util.Objects.requireNonNull(file.getParent());
  }

  /** Puts a folder's entries on the disk, so that a renamed file is still there after a crash. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void deleteStale() throws IOException {
    Instant before = Instant.now().minus(STALE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
