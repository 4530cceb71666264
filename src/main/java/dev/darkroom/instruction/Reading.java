package dev.darkroom.instruction;

import java.util.List;

/** One way to explain a clause. */
interface Reading {
  /**
   * Takes from the clause the tokens that it accounts for.
   *
   * @return what the clause asks for; empty when it is not of this kind. An answer counts only if
   *     the clause is then covered.
   */
  List<PlannedOperation> read(Clause clause, Context context);
}
