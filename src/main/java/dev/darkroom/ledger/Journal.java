package dev.darkroom.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The transfers and their entries: written once, never changed. */
final class Journal {
  private static final RowMapper<Entry> ROW =
      (rs, _) ->
          new Entry(
              rs.getLong("id"),
              rs.getString("transfer"),
              rs.getString("account"),
              rs.getString("book"),
              rs.getString("type"),
              rs.getLong("amount"),
              rs.getString("task"),
              rs.getString("reason"),
              Instant.ofEpochMilli(rs.getLong("created_at")));

  /**
   * What a reference stands for.
   *
   * @param amount what the customer gained, or lost when below zero
   */
  record Named(String account, long amount) {}

  /**
   * Writes a transfer and both its entries.
   *
   * @return false, with nothing written, when there is one with the same reference
   */
  boolean write(Handle tx, Transfer transfer, Instant now) {
    String id = "tr_" + UUID.randomUUID().toString().replace("-", "");
    int written =
        tx.createUpdate(
                "INSERT INTO ledger_transfer (id, type, task, reason, reference, created_at)"
                    + " VALUES (:id, :type, :task, :reason, :reference, :now)"
                    + " ON CONFLICT (reference) DO NOTHING")
            .bind("id", id)
            .bind("type", transfer.type())
            .bind("task", transfer.task())
            .bind("reason", transfer.reason())
            .bind("reference", transfer.reference())
            .bind("now", now.toEpochMilli())
            .execute();
    if (written == 0) {
      return false;
    }
    tx.createUpdate(
            "INSERT INTO ledger_entry (transfer, account, book, amount, created_at) VALUES"
                + " (:id, :fromAccount, :fromBook, :loss, :now),"
                + " (:id, :toAccount, :toBook, :gain, :now)")
        .bind("id", id)
        .bind("fromAccount", transfer.from().account())
        .bind("fromBook", transfer.from().book())
        .bind("loss", -transfer.amount().amount())
        .bind("toAccount", transfer.to().account())
        .bind("toBook", transfer.to().book())
        .bind("gain", transfer.amount().amount())
        .bind("now", now.toEpochMilli())
        .execute();
    return true;
  }

  /** What the transfer with a reference gave or took, and whom. */
  Named named(Handle handle, String reference) {
    return handle
        .createQuery(
            "SELECT e.account, e.amount FROM ledger_transfer t"
                + " JOIN ledger_entry e ON e.transfer = t.id WHERE t.reference = :reference"
                + " AND e.account NOT IN (:issued, :earned)")
        .bind("issued", Place.ISSUED.account())
        .bind("earned", Place.EARNED.account())
        .bind("reference", reference)
        .map((rs, _) -> new Named(rs.getString(1), rs.getLong(2)))
        .one();
  }

  /** Newest first. */
  List<Entry> entries(Handle handle, @Nullable String account, @Nullable Long before, int max) {
    String only = account == null ? "" : " AND e.account = :account";
    Query query =
        handle
            .createQuery(
                "SELECT e.id, e.transfer, e.account, e.book, t.type, e.amount, t.task, t.reason,"
                    + " e.created_at FROM ledger_entry e"
                    + " JOIN ledger_transfer t ON t.id = e.transfer"
                    + " WHERE e.id < :before"
                    + only
                    + " ORDER BY e.id DESC LIMIT :max")
            .bind("before", before == null ? Long.MAX_VALUE : before.longValue())
            .bind("max", max);
    if (account != null) {
      query.bind("account", account);
    }
    return query.map(ROW).list();
  }
}
