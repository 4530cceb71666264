package dev.darkroom.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.Job;
import dev.darkroom.job.Outcome;
import dev.darkroom.job.OutputFormat;
import dev.darkroom.job.OutputSpec;
import dev.darkroom.job.Picture;
import dev.darkroom.job.TaskState;
import dev.darkroom.task.Task;
import dev.darkroom.testing.ScriptedReception;
import dev.darkroom.testing.TestPictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A repeated call finds the pictures of the first one, in whatever order it asks for them. */
class ReplayTest {
  private final ScriptedReception reception = new ScriptedReception(List.of());

  private Picture kept(String name) throws IOException {
    return reception.keep(new ByteArrayInputStream(TestPictures.named(name)), Long.MAX_VALUE);
  }

  private Replay replay(@Nullable Outcome outcome, Picture... pictures) {
    var output = new OutputSpec(null, false, OutputFormat.PNG, 100, false);
    Job job =
        new Job(
            Job.Work.EDIT, "default", "x", List.of(pictures), null, false, 1, 0, output, Map.of());
    TaskState state = outcome == null ? TaskState.RUNNING : TaskState.FAILED;
    Instant now = Instant.EPOCH;
    return new Replay(
        reception,
        new Task("t", "a", "key", "aluo-editor", "r", state, job, outcome, true, 1, now, now, now));
  }

  private static ByteArrayInputStream bytes(String name) {
    return new ByteArrayInputStream(TestPictures.named(name));
  }

  @Test
  void what_was_kept_is_known_by_its_bytes_and_what_was_fetched_by_its_turn() throws IOException {
    Picture fetched = kept("first.png");
    Picture held = kept("second.png");
    Picture fetchedToo = kept("third.png");
    Replay replay = replay(null, fetched, held, fetchedToo);
    assertEquals(held, replay.keep(bytes("second.png"), 1));
    assertEquals(fetched, replay.fetch("http://x.example/1"));
    assertEquals(fetchedToo, replay.fetch("http://x.example/2"));
  }

  @Test
  void where_the_first_call_had_no_picture_it_fails_as_that_did() throws IOException {
    var failure = new Outcome.Failed(ErrorCode.IMAGE_URL_UNREACHABLE, "Gone.", null);
    Replay replay = replay(failure, kept("second.png"));
    replay.keep(bytes("second.png"), 1);
    var thrown = assertThrows(DarkroomException.class, () -> replay.fetch("http://x.example/1"));
    assertEquals(ErrorCode.IMAGE_URL_UNREACHABLE, thrown.code());
  }

  @Test
  void nothing_is_priced_or_judged_a_second_time() {
    reception.empty();
    Replay replay = replay(null);
    replay.afford(Job.Work.EDIT, 1);
    replay.moderate(ScriptedReception.FORBIDDEN);
    assertEquals(List.of(), reception.steps());
  }
}
