package dev.darkroom.provider;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.codec.CodecException;
import dev.darkroom.engine.codec.Codecs;
import dev.darkroom.engine.codec.Decoder;
import dev.darkroom.engine.codec.Encoder;
import dev.darkroom.engine.codec.Encoding;
import dev.darkroom.engine.codec.Header;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.engine.frame.Resampler;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Watch;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Small pictures of large ones, for lists. They are made one at a time and within the memory that
 * edits share, so that looking never takes the machine from working.
 */
public final class Thumbnails {
  /** The longer side in pixels. */
  public static final int SIDE = 192;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int QUALITY = 82;

  private final PixelBudget budget;
  private final Limits limits;
  private final ReentrantLock one = new ReentrantLock();

  Thumbnails(PixelBudget budget, Limits limits) {
    this.budget = budget;
    this.limits = limits;
  }

  /**
   * A WebP of at most {@link #SIDE} pixels a side, of any picture's first frame.
   *
   * @throws DarkroomException IMAGE_INVALID and its like; QUEUE_FULL when edits leave no memory for
   *     it within some seconds
   */
  public byte[] of(byte[] file) {
    one.lock();
    try {
      Header header = Codecs.header(file, limits);
      long pixels = (long) header.width() * header.height();
      try (var _ = budget.take(pixels, new Waiting(System.nanoTime() + PATIENCE.toNanos()))) {
        return Encoder.encode(small(Decoder.decode(file, limits)), Encoding.WEBP, QUALITY);
      }
    } catch (CodecException e) {
      throw Codes.refusal(e);
    } finally {
      one.unlock();
    }
  }

  private static Bitmap small(Bitmap picture) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= SIDE) {
      return picture;
    }
    int width = Math.max(1, (int) Math.round((double) picture.width() * SIDE / longer));
    int height = Math.max(1, (int) Math.round((double) picture.height() * SIDE / longer));
    return Resampler.resize(picture, width, height);
  }

  /** Gives up when edits hold the memory for too long. */
  private record Waiting(long until) implements Watch {
    @Override
    public void progress(double done, String stage) {}

    @Override
    public void check() {
      if (System.nanoTime() > until) {
        throw new DarkroomException(
            ErrorCode.QUEUE_FULL, "The machine is busy with edits; try again shortly.");
      }
    }
  }
}
