package dev.darkroom.provider;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.EncodedImage;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The pictures of one job as they come from an upstream, and what became of the others. */
final class Batch {
  private final List<Pictures.Converted> made = new ArrayList<>();
  private final List<DarkroomException> failures = new ArrayList<>();

  void add(Pictures.Converted picture) {
    made.add(picture);
  }

  void add(DarkroomException failure) {
    failures.add(failure);
  }

  /**
   * Runs a call for each picture, side by side, and waits for all of them.
   *
   * @param call takes the number of its picture, from 0
   */
  static Batch sideBySide(int count, Sending<Integer> call) {
    return each(IntStream.range(0, count).boxed().toList(), call);
  }

  /** A call of its own for one of several pictures. */
  @FunctionalInterface
  interface Sending<T> {
    Batch send(T content) throws Exception;
  }

  /** Sends each content, side by side, and waits for all of them. */
  static <T> Batch each(List<T> contents, Sending<T> call) {
    Batch all = new Batch();
    if (contents.size() == 1) {
      all.take(() -> call.send(contents.getFirst()));
      return all;
    }
    try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Batch>> running = new ArrayList<>();
      for (T content : contents) {
        running.add(calls.submit(() -> call.send(content)));
      }
      running.forEach(result -> all.take(() -> value(result)));
    }
    return all;
  }

  /** Sends one content after the other; what comes after a failure is not sent. */
  static <T> Batch inTurn(List<T> contents, Sending<T> call) {
    Batch all = new Batch();
    for (T content : contents) {
      if (all.failures.isEmpty()) {
        all.take(() -> call.send(content));
      }
    }
    return all;
  }

  private static Batch value(Future<Batch> result) throws Exception {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private void take(Callable<Batch> call) {
    try {
      Batch part = call.call();
      made.addAll(part.made);
      failures.addAll(part.failures);
    } catch (DarkroomException e) {
      failures.add(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for calls", e);
    } catch (Exception e) {
      throw new IllegalStateException("a call ended in a way of its own", e);
    }
  }

  /**
   * What came of it: those pictures that could be made, the others in a note.
   *
   * @throws DarkroomException the first failure when there is no picture, and what ended the job
   */
  Made toMade(Job job, List<String> notes) {
    for (DarkroomException failure : failures) {
      boolean stopped =
          failure.code() == ErrorCode.CANCELLED || failure.code() == ErrorCode.DEADLINE_EXCEEDED;
      if (stopped || made.isEmpty()) {
        throw failure;
      }
    }
    if (made.isEmpty()) {
      throw Answers.wrong("no picture");
    }
    List<EncodedImage> images =
        made.stream().limit(job.count()).map(Pictures.Converted::image).toList();
    List<String> all = new ArrayList<>(notes);
    if (images.size() < job.count()) {
      all.add("%d of %d pictures were made.%s".formatted(images.size(), job.count(), reason()));
    }
    if (job.pictures().stream().map(Picture::frames).anyMatch(frames -> frames > 1)) {
      all.add("Of a picture with several frames or pages the first one was used.");
    }
    made.stream()
        .filter(one -> !one.original().equals(one.image().size()))
        .findFirst()
        .ifPresent(
            one ->
                all.add("The image service drew " + one.original() + "; the size was made here."));
    return new Made(images, null, all);
  }

  private String reason() {
    return failures.isEmpty() ? "" : " " + failures.getFirst().sentence();
  }
}
