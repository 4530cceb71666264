package dev.darkroom.ledger;

import java.util.List;

/**
 * What a look through the whole ledger found.
 *
 * @param entries how many there are
 * @param faults a sentence for each transfer or account that is wrong, the first {@value #MAX}
 */
public record Check(boolean balanced, long entries, List<String> faults) {
  /** Beyond these, more sentences would tell nobody more. */
  public static final int MAX = 100;

  public Check {
    faults = List.copyOf(faults);
  }
}
