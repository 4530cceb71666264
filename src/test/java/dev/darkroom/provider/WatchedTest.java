package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.testing.FakeWatch;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.PaintingProvider;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What operators see of a provider. */
class WatchedTest {
  private final PaintingProvider painter = new PaintingProvider();
  private final Watched watched = new Watched(painter, "local", Clock.systemUTC());

  private void make() {
    watched.make(JobDraft.generation().sized(16, 16).job(), "x", JobDraft.SOURCES, new FakeWatch());
  }

  private void fails(ErrorCode code) {
    painter.fails(code);
    assertThrows(DarkroomException.class, this::make);
  }

  @Test
  void three_failures_in_a_row_are_shown_until_a_job_succeeds() {
    make();
    fails(ErrorCode.UPSTREAM_BUSY);
    fails(ErrorCode.UPSTREAM_FAILED);
    assertTrue(watched.state().healthy());
    fails(ErrorCode.UPSTREAM_FAILED);
    ProviderState failing = watched.state();
    assertFalse(failing.healthy());
    assertEquals(ErrorCode.UPSTREAM_FAILED, failing.lastError());
    assertEquals(3, failing.failed());
    painter.fails(null);
    make();
    assertTrue(watched.state().healthy());
    assertEquals(2, watched.state().succeeded());
    assertEquals(0, watched.state().inFlight());
  }

  @Test
  void what_a_caller_has_to_mend_is_no_failure_of_the_provider() {
    for (int i = 0; i < 5; i++) {
      fails(ErrorCode.INSTRUCTION_NOT_SUPPORTED);
    }
    assertTrue(watched.state().healthy());
    assertEquals(0, watched.state().failed());
  }
}
