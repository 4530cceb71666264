package dev.darkroom.ledger;

import dev.darkroom.job.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What is or was reserved for tasks, one row a task. */
final class Holds {
  private static final RowMapper<Hold> ROW =
      (rs, _) ->
          new Hold(
              rs.getString("task"),
              rs.getString("account"),
              new Credits(rs.getLong("amount")),
              Instant.ofEpochMilli(rs.getLong("expires_at")));

  /** How a hold ends; it does so once. */
  enum End {
    CAPTURED("captured"),
    RELEASED("released"),
    EXPIRED("expired");

    private final String state;

    End(String state) {
      this.state = state;
    }
  }

  /**
   * @return false, with nothing changed, when the task has a hold or had one
   */
  boolean open(Handle tx, Hold hold, Instant now) {
    return tx.createUpdate(
                "INSERT INTO ledger_hold (task, account, amount, state, created_at, expires_at)"
                    + " VALUES (:task, :account, :amount, 'open', :now, :expires)"
                    + " ON CONFLICT (task) DO NOTHING")
            .bind("task", hold.task())
            .bind("account", hold.account())
            .bind("amount", hold.amount().amount())
            .bind("now", now.toEpochMilli())
            .bind("expires", hold.expires().toEpochMilli())
            .execute()
        == 1;
  }

  /** Takes back the row of a hold that was opened in this transaction and cannot be afforded. */
  void forget(Handle tx, String task) {
    tx.createUpdate("DELETE FROM ledger_hold WHERE task = :task AND state = 'open'")
        .bind("task", task)
        .execute();
  }

  /**
   * Ends an open hold. This one statement decides among all who would end the same hold at once.
   *
   * @return empty, with nothing changed, when there is no open one
   */
  Optional<Hold> end(Handle tx, String task, End end) {
    return tx.createQuery(
            "UPDATE ledger_hold SET state = :state WHERE task = :task AND state = 'open'"
                + " RETURNING task, account, amount, expires_at")
        .bind("state", end.state)
        .bind("task", task)
        .map(ROW)
        .findOne();
  }

  Optional<Hold> find(Handle handle, String task) {
    return handle
        .createQuery("SELECT task, account, amount, expires_at FROM ledger_hold WHERE task = :task")
        .bind("task", task)
        .map(ROW)
        .findOne();
  }

  Optional<Hold> captured(Handle handle, String task) {
    return handle
        .createQuery(
            "SELECT task, account, amount, expires_at FROM ledger_hold"
                + " WHERE task = :task AND state = 'captured'")
        .bind("task", task)
        .map(ROW)
        .findOne();
  }

  Optional<Charge> charge(Handle handle, String task) {
    return handle
        .createQuery(
            "SELECT h.amount, CASE WHEN t.id IS NULL THEN h.state ELSE 'refunded' END AS state"
                + " FROM ledger_hold h LEFT JOIN ledger_transfer t"
                + " ON t.reference = 'refund ' || h.task WHERE h.task = :task")
        .bind("task", task)
        .map((rs, _) -> new Charge(new Credits(rs.getLong("amount")), rs.getString("state")))
        .findOne();
  }

  /** The longest overdue first. */
  List<Hold> due(Handle handle, Instant now, int max) {
    return handle
        .createQuery(
            "SELECT task, account, amount, expires_at FROM ledger_hold"
                + " WHERE state = 'open' AND expires_at <= :now ORDER BY expires_at, task"
                + " LIMIT :max")
        .bind("now", now.toEpochMilli())
        .bind("max", max)
        .map(ROW)
        .list();
  }
}
