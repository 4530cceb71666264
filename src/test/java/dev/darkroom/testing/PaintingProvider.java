package dev.darkroom.testing;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.Size;
import dev.darkroom.job.Watch;
import dev.darkroom.provider.Made;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.Sources;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Paints flat pictures of any size asked for, at once or as a test scripts it. Stands in the place
 * of the embedded engine.
 */
public final class PaintingProvider implements Provider {
  /** What a scripted failure says. */
  public static final String STOPPED = "The painter has stopped.";

  private static final byte[] WEBP = {'R', 'I', 'F', 'F', 4, 0, 0, 0, 'W', 'E', 'B', 'P'};

  /** What a job comes to before its pictures are painted; may wait, show and throw. */
  @FunctionalInterface
  public interface Script {
    void play(Job job, Watch watch) throws InterruptedException;
  }

  private final List<Job> jobs = new CopyOnWriteArrayList<>();
  private volatile Script script = (_, _) -> {};

  /** From now on jobs go like this. */
  public void script(Script next) {
    script = next;
  }

  /** From now on jobs fail like this; with null they succeed. */
  public void fails(@Nullable ErrorCode code) {
    script =
        (_, _) -> {
          if (code != null) {
            throw new DarkroomException(code, STOPPED);
          }
        };
  }

  /** Shows that a job was begun, then goes on once it may; stops when it is told to. */
  public static Script waiting(CountDownLatch begun, CountDownLatch may) {
    return (_, watch) -> {
      begun.countDown();
      hold(may, watch);
    };
  }

  /** Waits as a well-behaved provider does: it stops when its watch says so. */
  public static void hold(CountDownLatch may, Watch watch) throws InterruptedException {
    for (int looks = 0; !may.await(10, TimeUnit.MILLISECONDS); looks++) {
      watch.check();
      if (looks > 2_000) {
        throw new IllegalStateException("The test never let this job go on");
      }
    }
  }

  /** Works for longer than a server takes to see that a caller has left; stops when told to. */
  public static void linger(Watch watch) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int looks = 0; looks < 150; looks++) {
      watch.check();
      if (never.await(10, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /** What was painted or tried, in order. */
  public List<Job> jobs() {
    return List.copyOf(jobs);
  }

  /** A picture on the way. */
  public static EncodedImage sketch() {
    return image(new Size(16, 16), OutputFormat.PNG, false);
  }

  @Override
  public String id() {
    return "local";
  }

  @Override
  public Made make(Job job, String model, Sources sources, Watch watch) {
    jobs.add(job);
    try {
      script.play(job, watch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Size asked = job.output().size();
    Size size = asked == null ? job.pictures().getFirst().size() : asked;
    EncodedImage image = image(size, job.output().format(), job.output().transparent());
    return new Made(Collections.nCopies(job.count(), image), null, List.of());
  }

  private static EncodedImage image(Size size, OutputFormat format, boolean transparent) {
    // The JDK writes no WebP; its header is all that readers of an answer look at here.
    byte[] bytes =
        format == OutputFormat.WEBP
            ? WEBP
            : TestPictures.plain(size.width(), size.height(), transparent, format.label());
    return new EncodedImage(bytes, format, size, transparent);
  }
}
