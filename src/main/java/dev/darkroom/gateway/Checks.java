package dev.darkroom.gateway;

import dev.darkroom.account.Account;
import dev.darkroom.dialect.Call;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.Job;
import dev.darkroom.moderation.Moderation;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether one call may be carried out: whether its account can pay and its sentence is allowed. A
 * dialect asks where its order of checks has it; {@link #complete} asks what was not asked.
 */
final class Checks {
  private final Billing billing;
  private final Moderation moderation;
  private final Account account;
  private final Set<String> allowed = new HashSet<>();

  Checks(Billing billing, Moderation moderation, Account account) {
    this.billing = billing;
    this.moderation = moderation;
    this.account = account;
  }

  void afford(Job.Work work, int pictures) {
    billing.afford(account, billing.price(account, work, pictures));
  }

  void moderate(String text) {
    if (!allowed.contains(text)) {
      moderation.check(text);
      allowed.add(text);
    }
  }

  /**
   * Asks again what a dialect should have asked: nothing is carried out unpaid or unchecked because
   * a dialect forgot.
   *
   * @throws DarkroomException as {@link dev.darkroom.dialect.Reception} says
   */
  void complete(Call call) {
    afford(call.job().work(), call.charged());
    String instruction = call.job().instruction();
    if (!instruction.isBlank()) {
      moderate(instruction);
    }
  }
}
