package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * An upstream's answer as it arrives, read by the job's thread. A read waits with patience, so that
 * neither a dripping upstream nor a cancelled job holds it; closing ends the connection.
 */
final class ArrivingBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
  private sealed interface Arrival {
    record Bytes(List<ByteBuffer> buffers) implements Arrival {}

    record End() implements Arrival {}

    record Broken(Throwable cause) implements Arrival {}
  }

  private final Patience patience;
  private final long bytesMax;
  private final CompletableFuture<InputStream> opened = new CompletableFuture<>();
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> pending = new ArrayDeque<>();
  private volatile Flow.@Nullable Subscription subscription;
  private long taken;
  private boolean ended;

  /**
   * @param bytesMax a longer answer fails
   */
  ArrivingBody(Patience patience, long bytesMax) {
    this.patience = patience;
    this.bytesMax = bytesMax;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return opened;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(1);
    opened.complete(this);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    arrivals.add(new Arrival.Bytes(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    arrivals.add(new Arrival.Broken(cause));
  }

  @Override
  public void onComplete() {
    arrivals.add(new Arrival.End());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (pending.isEmpty()) {
      if (ended) {
        return -1;
      }
      take();
    }
    ByteBuffer first = pending.getFirst();
    int count = Math.min(length, first.remaining());
    first.get(to, offset, count);
    if (!first.hasRemaining()) {
      pending.removeFirst();
    }
    return count;
  }

  private void take() throws IOException {
    switch (patience.await(arrivals)) {
      case Arrival.Bytes(var buffers) -> {
        for (ByteBuffer buffer : buffers) {
          taken += buffer.remaining();
          if (buffer.hasRemaining()) {
            pending.add(buffer);
          }
        }
        if (taken > bytesMax) {
          throw new DarkroomException(
              ErrorCode.UPSTREAM_FAILED, "The image service answered with too much.");
        }
        Flow.Subscription running = subscription;
        if (running != null) {
          running.request(1);
        }
      }
      case Arrival.End() -> ended = true;
      case Arrival.Broken(var cause) -> throw new IOException("the answer broke off", cause);
    }
  }

  @Override
  public void close() {
    Flow.Subscription running = subscription;
    if (running != null) {
      running.cancel();
    }
  }
}
