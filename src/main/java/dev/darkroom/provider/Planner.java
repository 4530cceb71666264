package dev.darkroom.provider;

import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.Given;
import dev.darkroom.job.Watch;
import java.util.Optional;

/** Reads instructions where the grammar's words end. It proposes; what it says is checked. */
public interface Planner {
  /** When it is asked. */
  enum When {
    NEVER,
    /** For instructions that the grammar does not understand. */
    FALLBACK,
    /** For every instruction that the grammar does not refuse for a reason. */
    ALWAYS
  }

  /**
   * The plan of an instruction; empty when there is none to be had in time, or none that the engine
   * knows.
   *
   * @param grammar what the grammar made of it
   * @throws dev.darkroom.job.DarkroomException what the watch throws, and nothing else
   */
  Optional<EditPlan> read(String instruction, Given given, EditPlan grammar, Watch watch);

  /** Ends its connections. */
  default void close() {}
}
