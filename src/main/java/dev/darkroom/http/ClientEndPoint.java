package dev.darkroom.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection that can tell whether the client is still there, and that ends one whose
 * request headers never end.
 *
 * <p>Java cannot peek at a socket. So a look reads one byte, and a byte that was there (a pipelined
 * request) is kept and handed to Jetty with its next read.
 */
final class ClientEndPoint extends SocketChannelEndPoint {
  private final Scheduler scheduler;
  private final Duration headTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final ByteBuffer early = BufferUtil.allocate(1);
  private boolean answering;
  private Scheduler.@Nullable Task headTimer;

  ClientEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Duration headTime) {
    super(channel, selector, key, scheduler);
    this.scheduler = scheduler;
    this.headTime = headTime;
  }

  /** A request's headers are complete. */
  void beginRequest() {
    lock.lock();
    try {
      answering = true;
      stopTimer();
    } finally {
      lock.unlock();
    }
  }

  /** The request's handler returned; the next bytes begin another request. */
  void endRequest() {
    lock.lock();
    try {
      answering = false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the client closed its side; see {@link Request#abandoned}. */
  boolean gone() {
    lock.lock();
    try {
      if (!isOpen() || isInputShutdown()) {
        return true;
      }
      return !early.hasRemaining() && super.fill(early) < 0;
    } catch (IOException e) {
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    lock.lock();
    try {
      int filled = early.hasRemaining() ? BufferUtil.append(buffer, early) : super.fill(buffer);
      if (filled > 0 && !answering && headTimer == null) {
        headTimer =
            scheduler.schedule(this::headTimeOver, headTime.toMillis(), TimeUnit.MILLISECONDS);
      }
      return filled;
    } finally {
      lock.unlock();
    }
  }

  /** A kept byte is as good as one in the socket: waiting for the socket would miss it. */
  @Override
  protected void needsFillInterest() {
    lock.lock();
    try {
      if (!early.hasRemaining()) {
        super.needsFillInterest();
        return;
      }
    } finally {
      lock.unlock();
    }
    scheduler.schedule(() -> getFillInterest().fillable(), 0, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onClose(@Nullable Throwable failure) {
    lock.lock();
    try {
      stopTimer();
    } finally {
      lock.unlock();
    }
    super.onClose(failure);
  }

  private void headTimeOver() {
    close(new TimeoutException("the request's headers took too long"));
  }

  private void stopTimer() {
    if (headTimer != null) {
      headTimer.cancel();
      headTimer = null;
    }
  }
}
