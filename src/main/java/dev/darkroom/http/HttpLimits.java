package dev.darkroom.http;

import java.time.Duration;

/**
 * What the server bears. Begin with {@link #DEFAULT} and change what differs.
 *
 * @param bodyMax in bytes; a larger body is a {@link BodyException} of kind TOO_LARGE
 * @param memoryMax bytes of request bodies over all requests that may lie in memory at once; who
 *     asks for more waits a little, then is refused as busy. Keeps a burst of large JSON bodies
 *     from filling the heap
 * @param requestsMax requests answered at once; each may hold a waiting thread and files of up to
 *     {@code bodyMax}, so this bounds the disk as well
 * @param connectionsMax open connections; further ones wait in the kernel's queue
 * @param idle how long a connection may stand still while the server waits for it
 * @param headTime from a request's first byte to the end of its headers: ends connections that drip
 * @param bodyTime for reading one whole body: a slow line gets its time, a drip does not
 */
public record HttpLimits(
    long bodyMax,
    long memoryMax,
    int requestsMax,
    int connectionsMax,
    Duration idle,
    Duration headTime,
    Duration bodyTime) {
  /** Of one header section, all lines together, in bytes. */
  static final int HEADERS_MAX = 64 << 10;

  public static final HttpLimits DEFAULT =
      new HttpLimits(
          64 << 20,
          96 << 20,
          320,
          1024,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));

  public HttpLimits {
    if (bodyMax < 1 || memoryMax < bodyMax) {
      throw new IllegalArgumentException("memoryMax must hold at least one body");
    }
  }

  /** Another limit of one body; the memory for bodies grows with it, to one and a half. */
  public HttpLimits withBodyMax(long bytes) {
    long memory = Math.max(memoryMax, bytes * 3 / 2);
    return new HttpLimits(bytes, memory, requestsMax, connectionsMax, idle, headTime, bodyTime);
  }

  public HttpLimits withTimes(Duration idle, Duration headTime, Duration bodyTime) {
    return new HttpLimits(
        bodyMax, memoryMax, requestsMax, connectionsMax, idle, headTime, bodyTime);
  }

  public HttpLimits withMost(int requests, int connections) {
    return new HttpLimits(bodyMax, memoryMax, requests, connections, idle, headTime, bodyTime);
  }
}
