package dev.darkroom.provider;

import dev.darkroom.engine.Refusal;
import dev.darkroom.instruction.EditPlan;
import dev.darkroom.instruction.Given;
import dev.darkroom.instruction.InstructionReader;
import dev.darkroom.job.Watch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads instructions by the grammar and, where one is set up, by a planner. What the grammar
 * refuses by name stays refused, whatever a planner would say.
 */
public final class PlanReader {
  /** Plans of a planner that are kept, so that a plan looked at is the plan carried out. */
  private static final int KEPT_MAX = 500;

  private final InstructionReader grammar;
  private final @Nullable Planner planner;
  private final Planner.When when;
  private final Map<String, EditPlan> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** By the grammar alone. */
  public PlanReader(InstructionReader grammar) {
    this.grammar = grammar;
    this.planner = null;
    this.when = Planner.When.NEVER;
  }

  public PlanReader(InstructionReader grammar, Planner planner, Planner.When when) {
    this.grammar = grammar;
    this.planner = planner;
    this.when = when;
  }

  /** By the grammar alone, at once. */
  EditPlan grammar(String instruction, Given given) {
    return grammar.read(instruction, given);
  }

  /** The plan of an instruction. The watch may end the wait for a planner. */
  EditPlan read(String instruction, Given given, Watch watch) {
    EditPlan own = grammar.read(instruction, given);
    Planner asked = planner;
    if (asked == null || !asks(own)) {
      return own;
    }
    String name = name(instruction, given);
    Optional<EditPlan> known = kept(name);
    Optional<EditPlan> other =
        known.isPresent() ? known : asked.read(instruction, given, own, watch);
    other.ifPresent(plan -> keep(name, plan));
    return other.filter(plan -> plan.executable() || !own.executable()).orElse(own);
  }

  private boolean asks(EditPlan own) {
    boolean wanted =
        switch (when) {
          case NEVER -> false;
          case FALLBACK -> !own.understood();
          case ALWAYS -> true;
        };
    boolean refusedByName =
        own.operations().stream()
            .anyMatch(one -> !one.supported() && !one.refused(Refusal.Code.NOT_UNDERSTOOD));
    return wanted && !refusedByName && !own.guarded();
  }

  private Optional<EditPlan> kept(String name) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(name));
    }
  }

  private void keep(String name, EditPlan plan) {
    synchronized (kept) {
      kept.put(name, plan);
      if (kept.size() > KEPT_MAX) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
  }

  private static String name(String instruction, Given given) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((given + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(instruction.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void close() {
    if (planner != null) {
      planner.close();
    }
  }
}
