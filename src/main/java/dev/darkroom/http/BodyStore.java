package dev.darkroom.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The body bytes of one request: its spools and its share of the memory, given back together. */
final class BodyStore implements AutoCloseable {
  private final Path folder;
  private final BodyMemory memory;
  private final List<Spool> spools = new ArrayList<>();
  private long taken;

  BodyStore(Path folder, BodyMemory memory) {
    this.folder = folder;
    this.memory = memory;
  }

  Spool spool() {
    Spool spool = new Spool(folder);
    spools.add(spool);
    return spool;
  }

  /** The bytes in memory; large ones count against the server's memory until the request ends. */
  byte[] bytesOf(Spool spool) throws IOException {
    if (!spool.inMemory()) {
      taken += memory.take(spool.size());
    }
    return spool.bytes();
  }

  @Override
  public void close() {
    memory.give(taken);
    taken = 0;
    for (Spool spool : spools) {
      try {
        spool.close();
      } catch (IOException e) {
        System.getLogger(BodyStore.class.getName())
            .log(System.Logger.Level.WARNING, "a temporary body stays behind", e);
      }
    }
    spools.clear();
  }
}
