package dev.darkroom.ledger;

import dev.darkroom.job.Credits;
import org.jspecify.annotations.Nullable;

/**
 * A movement of credits from one place to another. Its two entries, one for what is lost and one
 * for what is gained, sum to zero by construction; a movement of nothing has two entries of 0.
 *
 * @param reference names a transfer that must happen once only; null for any other
 */
record Transfer(
    String type,
    @Nullable String task,
    String reason,
    @Nullable String reference,
    Place from,
    Place to,
    Credits amount) {
  static Transfer grant(String account, Credits amount, String reason, @Nullable String name) {
    return new Transfer(
        "grant", null, reason, given(name), Place.ISSUED, Place.credits(account), amount);
  }

  /** Of grants and adjustments together: a name stands for one of both. */
  private static @Nullable String given(@Nullable String name) {
    return name == null ? null : "given " + name;
  }

  /**
   * @param amount above zero for the customer's good, below to take
   */
  static Transfer adjust(String account, long amount, String reason, @Nullable String name) {
    Place own = Place.credits(account);
    Credits moved = new Credits(Math.abs(amount));
    return amount < 0
        ? new Transfer("adjust", null, reason, given(name), own, Place.ISSUED, moved)
        : new Transfer("adjust", null, reason, given(name), Place.ISSUED, own, moved);
  }

  static Transfer hold(String account, Credits amount, String task) {
    return new Transfer(
        "hold",
        task,
        "reserved for the task",
        null,
        Place.credits(account),
        Place.held(account),
        amount);
  }

  static Transfer capture(Hold hold) {
    return new Transfer(
        "capture",
        hold.task(),
        "the result was handed over",
        null,
        Place.held(hold.account()),
        Place.EARNED,
        hold.amount());
  }

  static Transfer release(Hold hold, String reason) {
    return back("release", hold, reason);
  }

  static Transfer expire(Hold hold) {
    return back("expire", hold, "the time of the hold was over");
  }

  private static Transfer back(String type, Hold hold, String reason) {
    return new Transfer(
        type,
        hold.task(),
        reason,
        null,
        Place.held(hold.account()),
        Place.credits(hold.account()),
        hold.amount());
  }

  static Transfer refund(Hold captured, String reason) {
    return new Transfer(
        "refund",
        captured.task(),
        reason,
        "refund " + captured.task(),
        Place.EARNED,
        Place.credits(captured.account()),
        captured.amount());
  }

  /** The customer that it is about. */
  String account() {
    return from.house() ? to.account() : from.account();
  }

  /** By how much what the customer can spend changes. */
  long credits() {
    return change(true);
  }

  /** By how much what is reserved for the customer's tasks changes. */
  long held() {
    return change(false);
  }

  private long change(boolean spendable) {
    return gain(to, spendable) - gain(from, spendable);
  }

  private long gain(Place place, boolean spendable) {
    return place.house() || place.spendable() != spendable ? 0 : amount.amount();
  }
}
