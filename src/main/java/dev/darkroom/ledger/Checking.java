package dev.darkroom.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The look through the whole ledger. It is one statement, which sees one state of the database
 * without holding up those who write.
 */
final class Checking {
  private static final int TRANSFER = 1;

  private static final String STATEMENT =
      """
      SELECT 0 AS kind, '' AS name, COUNT(*) AS a, 0 AS b, 0 AS c, 0 AS d, 0 AS e
      FROM ledger_entry
      UNION ALL
      SELECT 1, transfer, CAST(SUM(amount) AS BIGINT), COUNT(*), 0, 0, 0
      FROM ledger_entry GROUP BY transfer HAVING SUM(amount) <> 0 OR COUNT(*) < 2
      UNION ALL
      SELECT 2, account, CAST(SUM(credits) AS BIGINT), CAST(SUM(kept_credits) AS BIGINT),
        CAST(SUM(held) AS BIGINT), CAST(SUM(kept_held) AS BIGINT), CAST(SUM(open) AS BIGINT)
      FROM (
        SELECT account,
          SUM(CASE WHEN book = 'credits' THEN amount ELSE 0 END) AS credits, 0 AS kept_credits,
          SUM(CASE WHEN book = 'credits' THEN 0 ELSE amount END) AS held, 0 AS kept_held, 0 AS open
        FROM ledger_entry WHERE account NOT IN ('issued', 'earned') GROUP BY account
        UNION ALL
        SELECT account, 0, credits, 0, held, 0 FROM ledger_balance
        UNION ALL
        SELECT account, 0, 0, 0, 0, SUM(amount) FROM ledger_hold WHERE state = 'open'
        GROUP BY account
      ) AS sums
      GROUP BY account
      HAVING SUM(credits) <> SUM(kept_credits) OR SUM(held) <> SUM(kept_held)
        OR SUM(held) <> SUM(open)
      ORDER BY 1, 2 LIMIT :rows
      """;

  /**
   * A row of the answer.
   *
   * @param a how many entries there are; the sum of a transfer; the credits an account's entries
   *     sum to
   * @param b the entries of a transfer; the credits of an account's balance
   * @param c what is held by an account's entries
   * @param d what is held by its balance
   * @param e what its open holds sum to
   */
  private record Row(int kind, String name, long a, long b, long c, long d, long e) {}

  Check check(Handle handle) {
    List<Row> rows =
        handle.createQuery(STATEMENT).bind("rows", 1 + Check.MAX).map((rs, _) -> row(rs)).list();
    List<String> faults =
        rows.stream().skip(1).flatMap(row -> faults(row).stream()).limit(Check.MAX).toList();
    return new Check(faults.isEmpty(), rows.getFirst().a, faults);
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        rs.getInt(1),
        rs.getString(2),
        rs.getLong(3),
        rs.getLong(4),
        rs.getLong(5),
        rs.getLong(6),
        rs.getLong(7));
  }

  private static List<String> faults(Row row) {
    return row.kind == TRANSFER ? List.of(transfer(row)) : account(row);
  }

  private static String transfer(Row row) {
    return "The "
        + row.b
        + (row.b == 1 ? " entry" : " entries")
        + " of the transfer "
        + row.name
        + (row.b == 1 ? " sums to " : " sum to ")
        + row.a
        + ".";
  }

  private static List<String> account(Row row) {
    List<String> faults = new ArrayList<>();
    if (row.a != row.b) {
      faults.add(differs(row.name, "credits", row.b, row.a));
    }
    if (row.c != row.d) {
      faults.add(differs(row.name, "held", row.d, row.c));
    }
    if (row.c != row.e) {
      faults.add(
          "The account "
              + row.name
              + " holds "
              + row.c
              + ", but its open holds sum to "
              + row.e
              + ".");
    }
    return faults;
  }

  private static String differs(String account, String book, long balance, long entries) {
    return "The account "
        + account
        + " has a balance of "
        + balance
        + " "
        + book
        + ", but its entries sum to "
        + entries
        + ".";
  }
}
