package dev.darkroom.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A walk around the subfolders of a local store, one stretch at a time: the next call goes on where
 * the last one ended.
 */
final class LocalCleanUp {
  /** Deletes a file if it is older than a time, and says whether it did. */
  @FunctionalInterface
  interface Delete {
    boolean ifOlder(Path file, Instant time) throws IOException;
  }

  /** A call looks at about so many files: some tenths of a second on a disk of today. */
  private static final int LOOK_MAX = 20_000;

  private static final int PARENTS = 256;
  private static final int FOLDERS = PARENTS * PARENTS;

  private final Path root;
  private final Delete delete;

  /** The subfolder to begin with, as the number that its four digits make. */
  private int next;

  private int looked;
  private int deleted;

  LocalCleanUp(Path root, Delete delete) {
    this.root = root;
    this.delete = delete;
  }

  /** As {@link BlobStore#deleteOlderThan}; one call at a time. */
  synchronized long deleteOlderThan(Instant time, int max) throws IOException {
    looked = 0;
    deleted = 0;
    int left = FOLDERS;
    while (left > 0 && looked < LOOK_MAX && deleted < max) {
      Path parent = root.resolve(digits(next / PARENTS));
      // Of a store with few blobs most parents are not there.
      int steps = Files.isDirectory(parent) ? 1 : PARENTS - next % PARENTS;
      if (steps == 1 && !clean(parent.resolve(digits(next % PARENTS)), time, max)) {
        break;
      }
      next = (next + steps) % FOLDERS;
      left -= steps;
    }
    return deleted;
  }

  /** Whether the folder was looked through to its end. */
  private boolean clean(Path folder, Instant time, int max) throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (deleted == max) {
          return false;
        }
        looked++;
        if (BlobKey.isOne(String.valueOf(file.getFileName())) && delete.ifOlder(file, time)) {
          deleted++;
        }
      }
    }
    return true;
  }

  private static String digits(int number) {
    return "%02x".formatted(number);
  }
}
