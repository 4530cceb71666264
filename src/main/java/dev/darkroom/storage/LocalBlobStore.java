package dev.darkroom.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Blobs as files below a folder, spread over subfolders by the first four digits of the key. A
 * file's modification time says when its blob was last stored. The folder belongs to one process: a
 * clean-up by another could delete what this one stores at the same moment.
 */
public final class LocalBlobStore implements BlobStore {
  private final Path root;
  private final Path incoming;
  private final InstantSource clock;
  private final LocalCleanUp cleanUp;

  /** Taken by whoever stores, renews or deletes a blob for good; by the first digit of its key. */
  private final Lock[] locks = new Lock[16];

  /** Which folders this process knows to survive a crash, by the first four digits of the key. */
  private final BitSet foldersOnDisk = new BitSet(1 << 16);

  /** Makes the folder where it is missing. */
  public LocalBlobStore(Path root) throws IOException {
    this(root, InstantSource.system());
  }

  LocalBlobStore(Path root, InstantSource clock) throws IOException {
    this.root = root.toAbsolutePath();
    this.incoming = this.root.resolve("incoming");
    this.clock = clock;
    this.cleanUp = new LocalCleanUp(this.root, this::deleteIfOlder);
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new ReentrantLock();
    }
    Files.createDirectories(incoming);
    IncomingFile.deleteStale(incoming, clock.instant());
  }

  @Override
  public Received receive(InputStream content) throws IOException {
    return IncomingFile.receive(content, incoming, this::store);
  }

  private Stored store(IncomingFile file) throws IOException {
    Path target = path(file.key());
    Path folder = folder(target);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    if (!named(file, target, false)) {
      file.sync(); // A blob that survives a crash is only replaced by one that does.
      named(file, target, true);
    }
    synced(file, folder);
    return new Stored(file.key(), file.size());
  }

  /**
   * Gives a file its blob's name.
   *
   * @param again whether also where a blob has it
   */
  private boolean named(IncomingFile file, Path target, boolean again) throws IOException {
    Lock lock = lock(file.key());
    lock.lock();
    try {
      if (!again && Files.exists(target)) {
        return false;
      }
      Files.setLastModifiedTime(file.file(), FileTime.from(clock.instant()));
      Files.move(file.file(), target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a file and the way to it on the disk; side by side, for each costs a flush of the disk.
   */
  private void synced(IncomingFile file, Path folder) throws IOException {
    int number = Integer.parseInt(file.key().substring(0, 4), 16);
    List<Path> way = new ArrayList<>(List.of(folder));
    if (!onDisk(number)) {
      way.addAll(List.of(folder(folder), root));
    }
    try (ExecutorService syncs = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Path part : way) {
        running.add(
            syncs.submit(
                () -> {
                  force(part);
                  return null;
                }));
      }
      file.sync();
      for (Future<?> sync : running) {
        sync.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a folder of the storage cannot be put on the disk", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a blob was put on the disk");
    }
    synchronized (foldersOnDisk) {
      foldersOnDisk.set(number);
    }
  }

  private boolean onDisk(int number) {
    synchronized (foldersOnDisk) {
      return foldersOnDisk.get(number);
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
  public void renew(String key) throws IOException {
    Path file = path(key);
    Lock lock = lock(key);
    lock.lock();
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long deleteOlderThan(Instant time, int max) throws IOException {
    IncomingFile.deleteStale(incoming, clock.instant());
    return cleanUp.deleteOlderThan(time, max);
  }

  /** Looks at the time and deletes in one step, as seen by those who store and renew. */
  private boolean deleteIfOlder(Path file, Instant time) throws IOException {
    Lock lock = lock(String.valueOf(file.getFileName()));
    lock.lock();
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(time)
          && Files.deleteIfExists(file);
    } catch (NoSuchFileException _) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {}

  private Lock lock(String key) {
    return locks[Character.digit(key.charAt(0), 16)];
  }

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
}
